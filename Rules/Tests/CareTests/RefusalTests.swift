import Testing

@testable import Care

/// A command, what it sees, and the refusal that comes of it.
struct Refused: Sendable, CustomTestStringConvertible {
    let refusal: Refusal
    let command: any Command
    let sight: Sight
    var testDescription: String { refusal.code }

    init(_ refusal: Refusal, _ command: any Command, _ sight: Sight = Cast.sightOfClients()) {
        (self.refusal, self.command, self.sight) = (refusal, command, sight)
    }
}

@Suite struct RefusalTests {
    private static func teams(_ change: (inout Sight) -> Void = { _ in }) -> Sight {
        Cast.sightOfClients {
            $0.teams = [30: Team(number: 30, name: "Structures", members: [Cast.ben])]
            change(&$0)
        }
    }

    private static func byBen() -> Sight {
        Cast.sightOfClients(by: .staff(Cast.ben)) { $0.teams = [30: Team(number: 30, name: "Structures", members: [Cast.ben])] }
    }

    static let byRules: [Refused] = [
        Refused(.missing(field: "with whom", example: "--with \"Ines Ferreira\""), LogInteraction(text: "roof", with: [])),
        Refused(
            .notUnderstood(field: "the first day", given: "soon", expected: "for example 2026-03-02"),
            SetHours(staff: nil, week: "Mon 9-17", from: "soon", today: day("2026-03-02"))),
        Refused(.noSuch(thing: "promise", given: "99"), KeepPromise(promise: 99)),
        Refused(
            .addressTaken(address: "ines@harbourbakery.example", by: "Ines Ferreira"),
            AddPerson(details: Party.Details(name: "Ines", addresses: ["ines@harbourbakery.example"]))),
        Refused(.reasonMissing, MovePromise(promise: Cast.quote, due: Cast.due("2026-03-12T15:00"), because: "")),
        Refused(
            .alreadySettled(promise: "send the revised quote", how: "kept late"), ReleasePromise(promise: Cast.quote, because: "sold"),
            Cast.sightOfClients { $0.promises[Cast.quote] = Cast.promise(.kept(late: true)) }),
        Refused(.dueHasPassed("2026-03-01 17:00"), MovePromise(promise: Cast.quote, due: Cast.due("2026-03-01T17:00"), because: "parts")),
        Refused(.notWaiting("“roof still leaks”"), SettleNothing(interaction: Cast.leak)),
        Refused(.nothingToUndo, UndoLast(by: Cast.anna)),
        Refused(.stoodUpon(what: "entry 40"), UndoLast(by: Cast.anna), sight(undoing: "person.added", stoodUponBy: 50)),
        Refused(.nothingToUndo, UndoLast(by: Cast.anna), sight(undoing: "firm.founded", stoodUponBy: nil)),
        Refused(.cannotUndo(what: "Taking in a mailbox"), UndoLast(by: Cast.anna), sight(undoing: "import.started", stoodUponBy: nil)),
        Refused(.onlyPrincipals("add staff"), AddStaff(who: Contact("Carla Diaz")), Cast.sight(by: .staff(Cast.ben))),
        Refused(
            .onlyManagers("set hours other than their own"), SetHours(staff: nil, week: "Mon 9-17", today: day("2026-03-02")),
            Cast.sight(by: .staff(Cast.ben))),
        Refused(.onlyStaff, AddStaff(who: Contact("Carla Diaz")), Cast.sight(by: .importer)),
        Refused(.lastPrincipal("Anna Berg"), StaffLeaves(staff: Cast.anna)),
        Refused(.lastPrincipal("Anna Berg"), SetRights(staff: Cast.anna, rights: .member)),
        Refused(.hasRights("Ben Ochieng", "member"), SetRights(staff: Cast.ben, rights: .member)),
        Refused(.onlyPrincipals("change what somebody may do"), SetRights(staff: Cast.ben, rights: .principal), byBen()),
        Refused(.onlyManagers("form teams"), FormTeam(name: "Roofs"), byBen()),
        Refused(.teamNameTaken("Structures"), FormTeam(name: "Structures"), teams()),
        Refused(.inTeam("Ben Ochieng", "Structures"), JoinTeam(team: 30, staff: Cast.ben), teams()),
        Refused(.onlyPrincipals("change a team they are not of"), JoinTeam(team: 30, staff: Cast.ben), byBen()),
        Refused(
            .owesWithin("Ben Ochieng", count: 2, team: "Structures"), LeaveTeam(team: 30, staff: Cast.ben),
            teams { $0.openPromises = 2 }),
        Refused(
            .closedAlready("Okafor Garage", "Structures"), CloseParty(party: Cast.garage, team: 30),
            teams { $0.parties[Cast.garage]?.team = 30 }),
        Refused(
            .wouldNotSee("Ben Ochieng", "Okafor Garage", team: "Structures"), CloseParty(party: Cast.garage, team: 30),
            teams {
                $0.teams[30]?.members = []
                $0.answering = [Cast.anna, Cast.ben]
            }),
        Refused(.onlyPrincipals("close a client to a team they are not of"), CloseParty(party: Cast.garage, team: 30), byBen()),
        Refused(.notClosed("Okafor Garage"), OpenParty(party: Cast.garage)),
        Refused(.onlyManagers("open a closed client"), OpenParty(party: Cast.garage), byBen()),
        Refused(.onlyManagers("make private what is not theirs"), Confide(interaction: Cast.leak), byBen()),
        Refused(.notPrivate("“roof still leaks”"), Disclose(interaction: Cast.leak)),
        Refused(
            .firmNameTaken("Berg"), FoundFirm(name: "Berg", zone: "UTC", me: FirmTests.anna, domains: [], rehearsal: false),
            Cast.sight { $0.firmNameTaken = true }),
        Refused(
            .staffGone("Ben Ochieng"), StartImport(until: nil, historyBefore: nil, mailboxOf: Cast.ben, paths: []),
            Cast.sight { $0.staff[Cast.ben]?.left = true }),
        Refused(
            .cannotUndo(what: "Taking an import back"), UndoLast(by: Cast.anna), sight(undoing: "import.undone", stoodUponBy: nil)),
        Refused(
            .undoneAlready("office.mbox"), UndoImport(run: 30),
            Cast.sight { $0.importRun = .init(name: "office.mbox", ranges: [], staying: 0, isUndone: true) }),
        Refused(.mergedWithItself("Ines Ferreira"), MergeParties(kept: Cast.ines, other: Cast.ines)),
        Refused(
            .mergedAlready("Ines Ferreira"), MergeParties(kept: Cast.bakery, other: Cast.ines),
            Cast.sightOfClients { $0.parties[Cast.ines]?.mergedInto = 70 }),
        Refused(.kindsDiffer("Harbour Bakery", "Ines Ferreira"), MergeParties(kept: Cast.bakery, other: Cast.ines)),
        Refused(.notMerged("Ines Ferreira"), UnmergeParty(party: Cast.ines)),
        Refused(
            .changedMeanwhile(field: "the name", by: "Ben Ochieng", theirs: "Inês"),
            EditParty(party: Cast.ines, change: .init(name: "Ines"), seen: 30),
            Cast.sightOfClients { $0.changes = [("Ben Ochieng", .corrected(.init(name: "Inês")))] }),
        Refused(
            .tooMany(count: 10_001, most: 10_000), ChangeMany(parties: Array(1...10_001), change: .tag("easter"))),
        Refused(.nobodyOutside("Stand-up"), TakeInMeeting(event: TakeInTests.standUp, calendarOf: nil)),
        Refused(.publicProvider("gmail.com"), ConfirmDomain(domain: "@gmail.com", automatic: true)),
        Refused(
            .onlyPrincipals("erase somebody"), Erase(.init(party: Cast.ines), because: "asked"), Cast.sightOfClients(by: .staff(Cast.ben))),
        Refused(.stillOwed("Ines Ferreira", 2), Erase(.init(party: Cast.ines), because: "asked"), erasing(openPromises: 2)),
        Refused(.hasPeople("Ines Ferreira", 1), Erase(.init(party: Cast.ines), because: "asked"), erasing(people: ["Tom Reed"])),
        Refused(.erasedAlready("Ines Ferreira"), Erase(.init(party: Cast.ines), because: "asked"), erasing(ranges: [])),
        Refused(.reasonNames, Erase(.init(party: Cast.ines), because: "Ferreira asked by letter"), erasing()),
        Refused(.cannotUndo(what: "Erasing somebody"), UndoLast(by: Cast.anna), sight(undoing: "words.erased", stoodUponBy: nil)),
        Refused(
            .onlyPrincipals("take in an export"),
            StartImport(until: nil, historyBefore: nil, mailboxOf: nil, paths: [], origin: "00"),
            Cast.sight(by: .staff(Cast.ben)) { $0.staff[Cast.ben]?.rights = .manager }),
        Refused(
            .onlyManagers("take in files"), StartImport(until: nil, historyBefore: nil, mailboxOf: nil, paths: []),
            Cast.sight(by: .staff(Cast.ben))),
        Refused(.onlyManagers("take an import back"), UndoImport(run: 30), Cast.sight(by: .staff(Cast.ben))),
        Refused(.stillOwes(name: "Ben Ochieng", count: 1), StaffLeaves(staff: Cast.ben), Cast.sight { $0.openPromises = 1 }),
    ]

    /// What only the Desk and the faces refuse, before a rule is asked.
    static let byFaces: [(Refusal, sentence: String)] = [
        (.nobody("Inez"), "Nobody matches “Inez”. Add them with kept person add, or use another part of the name."),
        (
            .nobodyBut("Inez", ["Ines (11)"]), "Nobody matches “Inez”. Close to it: Ines (11). Say which, or use the number."
        ),
        (.nobodyOfFirm("Zoe"), "Nobody of the firm matches “Zoe”. kept staff list shows who there is."),
        (.several("In", ["Ines (11)", "Ingrid (14)"]), "“In” matches Ines (11), Ingrid (14). Say which, or use the number."),
        (.ofTheFirm("Ben Ochieng"), "Ben Ochieng is of the firm, and no client. kept staff and kept colleagues are about them."),
        (.otherCommand, "This form was sent before with other content. Open it again."),
        (.notRehearsal, "Only a rehearsal can be written at a set time: kept init --rehearsal makes one."),
        (.whichFirm(["Berg", "Okafor"]), "There are several firms here: Berg, Okafor. Say which, with --firm."),
        (.noFirm, "There is no such firm here. Begin one with kept init."),
        (.noSuch(thing: "interaction", given: "99"), "There is no interaction “99”."),
        (.ofThisFirm, "This is an export of this very firm, and all of it is here already."),
        (.ofRehearsal, "This is the export of a rehearsal. Only a rehearsal can take it in: kept init --rehearsal makes one."),
        (.ofOnePerson, "This is the export of one person. Only an export of everything can be taken in."),
        (.weakPassword("It repeats itself."), "This password will not do. It repeats itself."),
        (.passwordsDiffer, "The two passwords are not the same."),
        (.wrongPassword, "This is not your password."),
        (.wrongCode, "This is not the code of now. Wait for the next, and see that the phone’s clock is right."),
        (.tooManyTokens(30), "You have 30 for programs already. End one that is not used any more."),
        (.invitationEnded, "This invitation opens nothing any more. Ask for another."),
        (.fileThere("plan.pdf"), "There is a file “plan.pdf” already, and nothing is written over it. Name another."),
    ]

    static let all = byRules.map(\.refusal) + byFaces.map(\.0)

    private static func sight(undoing kind: String, stoodUponBy: Int64?) -> Sight {
        Cast.sight { $0.lastCommand = Undone.Candidate(first: 40, last: 42, firstKind: kind, stoodUponBy: stoodUponBy) }
    }

    private static func erasing(
        openPromises: Int = 0, people: [String] = [], ranges: [ClosedRange<Int64>] = [11...11]
    ) -> Sight {
        Cast.sightOfClients {
            $0.erasure = Erased.Candidate(
                name: "Ines Ferreira", parts: [.init(party: Cast.ines, ranges: ranges)], openPromises: openPromises, people: people,
                called: ["Ines Ferreira", "Ferreira", "ines@harbourbakery.example"])
        }
    }

    @Test(arguments: byRules) func `a rule refuses`(refused: Refused) {
        #expect(throws: refused.refusal) { try refused.command.decide(refused.sight) }
    }

    @Test(arguments: byFaces) func `what a face refuses is said so`(refusal: Refusal, sentence: String) {
        #expect(refusal.sentence == sentence)
    }

    /// Programs hold on to codes: lines are added, never edited.
    @Test func `every refusal has the code it always had, and stands in one of the tables`() {
        let codes = [
            "missing", "not-understood", "nobody", "nobody-but", "nobody-of-firm", "several", "no-such", "address-taken", "reason-missing",
            "already-settled",
            "due-has-passed", "not-waiting", "nothing-to-undo", "stood-upon", "cannot-undo", "other-command",
            "only-principals", "only-managers",
            "only-staff", "last-principal", "firm-name-taken", "staff-gone", "not-rehearsal", "which-firm", "no-firm", "still-owes",
            "public-provider",
            "undone-already", "of-the-firm", "merged-with-itself", "merged-already", "not-merged", "kinds-differ", "changed-meanwhile",
            "nobody-outside", "file-there", "still-owed", "has-people", "erased-already", "reason-names", "of-this-firm", "of-rehearsal",
            "of-one-person", "too-many", "weak-password", "passwords-differ", "wrong-password", "invitation-ended", "wrong-code",
            "team-name-taken", "in-team", "owes-within", "closed-already", "not-closed", "would-not-see", "not-private", "has-rights",
            "too-many-tokens",
        ]
        #expect(Set(Self.all.map(\.code)) == Set(codes))
        #expect(Set(Self.all.map(kind)).count == codes.count)
        for refusal in Self.all { #expect(refusal.code == kebab(kind(refusal))) }
    }

    @Test(arguments: all) func `a refusal is a sentence a person can act on`(refusal: Refusal) throws {
        let sentence = refusal.sentence
        #expect(sentence.hasSuffix("."), "\(sentence)")
        let first = try #require(sentence.first)
        #expect(first.isUppercase || first == "“" || first.isNumber || sentence.hasPrefix("ines@"), "\(sentence)")
        let jargon: Set = [
            "nil", "null", "invalid", "error", "exception", "failed", "failure", "parse", "json", "sql", "database", "transaction",
            "command",
            "constraint", "entity", "identity", "digest", "utc", "token", "parameter", "argument", "unknown", "illegal", "fault",
            "optional",
        ]
        let words = sentence.lowercased().split { !$0.isLetter }.map(String.init)
        #expect(jargon.isDisjoint(with: words), "\(sentence)")
    }

    @Test func `what is counted is counted in words`() {
        #expect(Refusal.stillOwes(name: "Ben", count: 1).sentence == "Ben still owns 1 open promise. Keep or release them first.")
        #expect(Refusal.stillOwes(name: "Ben", count: 2).sentence == "Ben still owns 2 open promises. Keep or release them first.")
    }

    @Test func `who may not is told who may`() {
        #expect(Refusal.onlyPrincipals("add staff").sentence == "Only a principal may add staff.")
        #expect(Refusal.onlyStaff.sentence == "Only somebody of the firm may do this.")
        #expect(Refusal.lastPrincipal("Anna Berg").sentence == "Anna Berg is the last principal. Name another first.")
    }

    /// The name of the case, as the source has it.
    private func kind(_ refusal: Refusal) -> String { String(String(describing: refusal).prefix { $0.isLetter }) }

    private func kebab(_ name: String) -> String {
        name.map { $0.isUppercase ? "-\($0.lowercased())" : String($0) }.joined()
    }
}
