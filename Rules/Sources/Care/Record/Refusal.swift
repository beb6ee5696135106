/// Why a command was not carried out: one sentence a person can act on, with a stable code for programs.
public enum Refusal: Error, Equatable, Sendable {
    case missing(field: String, example: String)
    case notUnderstood(field: String, given: String, expected: String)
    case nobody(String)
    case nobodyBut(String, [String])
    case nobodyOfFirm(String)
    case several(String, [String])
    case noSuch(thing: String, given: String)
    case addressTaken(address: String, by: String)
    case reasonMissing
    case alreadySettled(promise: String, how: String)
    case dueHasPassed(String)
    case notWaiting(String)
    case nothingToUndo
    case undoneAlready(String)
    case stoodUpon(what: String)
    case cannotUndo(what: String)
    case otherCommand
    case onlyPrincipals(String)
    case onlyManagers(String)
    case onlyStaff
    case lastPrincipal(String)
    case firmNameTaken(String)
    case staffGone(String)
    case notRehearsal
    case whichFirm([String])
    case noFirm
    case stillOwes(name: String, count: Int)
    case ofTheFirm(String)
    case nobodyOutside(String)
    case mergedWithItself(String)
    case mergedAlready(String)
    case notMerged(String)
    case kindsDiffer(String, String)
    case changedMeanwhile(field: String, by: String, theirs: String)
    case fileThere(String)
    case tooMany(count: Int, most: Int)
    case publicProvider(String)
    case stillOwed(String, Int)
    case hasPeople(String, Int)
    case erasedAlready(String)
    case reasonNames
    case ofThisFirm
    case ofRehearsal
    case ofOnePerson
    case weakPassword(String)
    case passwordsDiffer
    case wrongPassword
    case invitationEnded
    case wrongCode
    case teamNameTaken(String)
    case inTeam(String, String)
    case owesWithin(String, count: Int, team: String)
    case closedAlready(String, String)
    case notClosed(String)
    case wouldNotSee(String, String, team: String)
    case notPrivate(String)
    case hasRights(String, String)
    case tooManyTokens(Int)

    /// For programs; never changes.
    public var code: String {
        switch self {
        case .missing: "missing"
        case .notUnderstood: "not-understood"
        case .nobody: "nobody"
        case .nobodyBut: "nobody-but"
        case .nobodyOfFirm: "nobody-of-firm"
        case .several: "several"
        case .noSuch: "no-such"
        case .addressTaken: "address-taken"
        case .reasonMissing: "reason-missing"
        case .alreadySettled: "already-settled"
        case .dueHasPassed: "due-has-passed"
        case .notWaiting: "not-waiting"
        case .nothingToUndo: "nothing-to-undo"
        case .undoneAlready: "undone-already"
        case .stoodUpon: "stood-upon"
        case .cannotUndo: "cannot-undo"
        case .otherCommand: "other-command"
        case .onlyPrincipals: "only-principals"
        case .onlyManagers: "only-managers"
        case .onlyStaff: "only-staff"
        case .lastPrincipal: "last-principal"
        case .firmNameTaken: "firm-name-taken"
        case .staffGone: "staff-gone"
        case .notRehearsal: "not-rehearsal"
        case .whichFirm: "which-firm"
        case .noFirm: "no-firm"
        case .stillOwes: "still-owes"
        case .ofTheFirm: "of-the-firm"
        case .nobodyOutside: "nobody-outside"
        case .mergedWithItself: "merged-with-itself"
        case .mergedAlready: "merged-already"
        case .notMerged: "not-merged"
        case .kindsDiffer: "kinds-differ"
        case .changedMeanwhile: "changed-meanwhile"
        case .fileThere: "file-there"
        case .tooMany: "too-many"
        case .publicProvider: "public-provider"
        case .stillOwed: "still-owed"
        case .hasPeople: "has-people"
        case .erasedAlready: "erased-already"
        case .reasonNames: "reason-names"
        case .ofThisFirm: "of-this-firm"
        case .ofRehearsal: "of-rehearsal"
        case .ofOnePerson: "of-one-person"
        case .weakPassword: "weak-password"
        case .passwordsDiffer: "passwords-differ"
        case .wrongPassword: "wrong-password"
        case .invitationEnded: "invitation-ended"
        case .wrongCode: "wrong-code"
        case .teamNameTaken: "team-name-taken"
        case .inTeam: "in-team"
        case .owesWithin: "owes-within"
        case .closedAlready: "closed-already"
        case .notClosed: "not-closed"
        case .wouldNotSee: "would-not-see"
        case .notPrivate: "not-private"
        case .hasRights: "has-rights"
        case .tooManyTokens: "too-many-tokens"
        }
    }

    /// The name that was typed and that nobody has; nil where something else is the matter.
    public var nobodysName: String? {
        switch self {
        case .nobody(let who), .nobodyBut(let who, _): who
        case _: nil
        }
    }

    /// For people: what is the matter and what to do.
    public var sentence: String {
        switch self {
        case .missing(let field, let example): "Say \(field), for example \(example)."
        case .notUnderstood(let field, let given, let expected): "“\(given)” is not understood as \(field); expected \(expected)."
        case .nobody(let who): "Nobody matches “\(who)”. Add them with kept person add, or use another part of the name."
        case .nobodyBut(let who, let near):
            "Nobody matches “\(who)”. Close to it: \(near.joined(separator: ", ")). Say which, or use the number."
        case .nobodyOfFirm(let who): "Nobody of the firm matches “\(who)”. kept staff list shows who there is."
        case .several(let who, let matches): "“\(who)” matches \(matches.joined(separator: ", ")). Say which, or use the number."
        case .noSuch(let thing, let given): "There is no \(thing) “\(given)”."
        case .addressTaken(let address, let name): "\(address) belongs to \(name) already."
        case .reasonMissing: "Say why it moves, with --because; the client will see it."
        case .alreadySettled(let promise, let how): "“\(promise)” is \(how) already."
        case .dueHasPassed(let time): "\(time) has passed. Choose a later time."
        case .notWaiting(let what): "\(what) is not waiting for anything."
        case .nothingToUndo: "There is nothing of yours to undo."
        case .undoneAlready(let what): "“\(what)” has been taken back already."
        case .stoodUpon(let what): "Something later stands on \(what); undo that first."
        case .cannotUndo(let what): "\(what) cannot be undone."
        case .otherCommand: "This form was sent before with other content. Open it again."
        case .onlyPrincipals(let what): "Only a principal may \(what)."
        case .onlyManagers(let what): "Only a manager or a principal may \(what)."
        case .onlyStaff: "Only somebody of the firm may do this."
        case .lastPrincipal(let name): "\(name) is the last principal. Name another first."
        case .firmNameTaken(let name): "There is a firm “\(name)” here already."
        case .staffGone(let name): "\(name) has left the firm. Choose somebody who is there."
        case .notRehearsal: "Only a rehearsal can be written at a set time: kept init --rehearsal makes one."
        case .whichFirm(let names): "There are several firms here: \(names.joined(separator: ", ")). Say which, with --firm."
        case .noFirm: "There is no such firm here. Begin one with kept init."
        case .stillOwes(let name, let count):
            "\(name) still owns \(count) open promise\(count == 1 ? "" : "s"). Keep or release them first."
        case .ofTheFirm(let name): "\(name) is of the firm, and no client. kept staff and kept colleagues are about them."
        case .nobodyOutside(let title):
            title.isEmpty ? "Nobody outside the firm takes part." : "Nobody outside the firm takes part in “\(title)”."
        case .mergedWithItself(let name): "“\(name)” is one already. Name the other one too."
        case .mergedAlready(let name): "“\(name)” was merged into another already. Unmerge it first, or name the one it is shown with."
        case .notMerged(let name): "“\(name)” was not merged with anybody."
        case .kindsDiffer(let one, let other): "“\(one)” and “\(other)” are a person and an organization, and cannot be one."
        case .changedMeanwhile(let field, let by, let theirs):
            "\(by) has changed \(field) meanwhile, to “\(theirs)”. Look at both, and say it again."
        case .tooMany(let count, let most):
            "They are \(Spoken.number(count)); at most \(Spoken.number(most)) are changed at once. Narrow the list."
        case .fileThere(let path): "There is a file “\(path)” already, and nothing is written over it. Name another."
        case .publicProvider(let domain): "Everybody may have an address at \(domain). Say it of the sender’s whole address."
        case .stillOwed(let name, let count):
            "Between \(name) and the firm \(count == 1 ? "a promise is" : "\(count) promises are") open. Keep or release them first."
        case .hasPeople(let name, let count):
            "\(count == 1 ? "One person belongs" : "\(count) people belong") to \(name). Erase them one by one, or with it by --people."
        case .erasedAlready(let name):
            "“\(name)” has been erased by law, and nothing more is written down about them. Whoever they are now is added anew."
        case .reasonNames: "The reason stays in the record. Say it without their name, address or number."
        case .ofThisFirm: "This is an export of this very firm, and all of it is here already."
        case .ofRehearsal: "This is the export of a rehearsal. Only a rehearsal can take it in: kept init --rehearsal makes one."
        case .ofOnePerson: "This is the export of one person. Only an export of everything can be taken in."
        case .weakPassword(let why): "This password will not do. \(why)"
        case .passwordsDiffer: "The two passwords are not the same."
        case .wrongPassword: "This is not your password."
        case .invitationEnded: "This invitation opens nothing any more. Ask for another."
        case .wrongCode: "This is not the code of now. Wait for the next, and see that the phone’s clock is right."
        case .teamNameTaken(let name): "There is a team “\(name)” already."
        case .inTeam(let name, let team): "\(name) is of \(team) already."
        case .owesWithin(let name, let count, let team):
            "\(name) still owes clients whom only \(team) sees \(count == 1 ? "something" : "\(count) things"). Keep or release them first."
        case .closedAlready(let name, let team): "“\(name)” is closed to all but \(team) already."
        case .notClosed(let name): "“\(name)” is not closed itself. Its organization may be."
        case .wouldNotSee(let name, let party, let team):
            "\(name) answers for “\(party)” or owes them something, and is not of \(team). Take them into it, or give it to another first."
        case .notPrivate(let what): "\(what) is not private itself; another message of its thread may be."
        case .hasRights(let name, let rights): "\(name) is a \(rights) already."
        case .tooManyTokens(let most): "You have \(most) for programs already. End one that is not used any more."
        }
    }
}
