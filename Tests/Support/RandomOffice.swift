import Care
import Store

/// An office that lives by chance from a seed: people, contacts, promises and mail, in any order.
public struct RandomOffice {
    public let cast: Cast
    public var dice: Dice
    private var now = Cast.monday
    private var parties: [Int64] = []
    private var promises: [Int64] = []
    private var interactions: [Int64] = []
    private var colleagues: [Int64] = []
    private var teams: [Int64] = []
    private var mails = 0
    private let closing: Bool

    /// `closing`: clients are closed and opened too, and what happened made private.
    public init(seed: UInt64, closing: Bool = false) throws {
        cast = try Cast()
        dice = Dice(seed: seed)
        self.closing = closing
        parties.append(try cast.ines())
    }

    /// Somebody asks for something; a refusal is as good an answer as any.
    @discardableResult
    public mutating func step() throws -> Answer? {
        now = now.adding(milliseconds: Int64.random(in: 1...7_200_000, using: &dice))
        let (command, by): (any Command, Actor) = next()
        do {
            let at = (command as? TakeInMail).map { Instant(milliseconds: $0.letter.at) }
            let answer = try cast.place.take(CommandRequest(command, identity: Cast.identity(), by: by, via: "test", at: at), now: now)
            remember(answer)
            return answer
        } catch is Refusal { return nil }
    }

    private mutating func remember(_ answer: Answer) {
        for entry in answer.entries {
            switch entry.fact {
            case .party(.added): parties.append(entry.number)
            case .promise(.made): promises.append(entry.number)
            case .interaction(.logged), .interaction(.mailed): interactions.append(entry.number)
            case .colleague(.seen): colleagues.append(entry.number)
            case .team(.formed): teams.append(entry.number)
            default: break
            }
        }
    }

    private mutating func next() -> (any Command, Actor) {
        let anna = Actor.staff(cast.anna)
        let party = parties.randomElement(using: &dice) ?? 0
        let promise = promises.randomElement(using: &dice) ?? 0
        let due = Due(at: now.adding(milliseconds: Int64.random(in: 1...900_000_000, using: &dice)), in: .utc)
        switch Int.random(in: 0..<(closing ? 24 : 21), using: &dice) {
        case 0: return (AddPerson(details: .init(name: word(), addresses: ["\(word())@\(word()).example"])), anna)
        case 1: return (AddOrganization(details: .init(name: word())), anna)
        case 2:
            return (EditParty(party: party, change: .init(name: Bool.random(using: &dice) ? word() : nil, responsible: cast.anna)), anna)
        case 3, 4:
            return (
                LogInteraction(
                    text: word(), with: [party], channel: Interaction.Channel.allCases.randomElement(using: &dice) ?? .call,
                    direction: Bool.random(using: &dice) ? .inbound : .outbound), anna
            )
        case 5:
            return (
                MakePromise(side: Bool.random(using: &dice) ? .ours : .theirs, text: word(), to: party, due: due, owner: cast.anna), anna
            )
        case 6: return (KeepPromise(promise: promise), anna)
        case 7: return (MovePromise(promise: promise, due: due, because: word()), anna)
        case 8: return (ReleasePromise(promise: promise, because: word()), anna)
        case 9: return (SettleNothing(interaction: interactions.randomElement(using: &dice) ?? 0), anna)
        case 10: return (ConfirmSender(party: party, automatic: Bool.random(using: &dice)), anna)
        case 11: return (UndoLast(by: cast.anna), anna)
        case 12: return (MergeParties(kept: party, other: parties.randomElement(using: &dice) ?? 0), anna)
        case 13: return (UnmergeParty(party: party), anna)
        case 14: return (edit(party), anna)
        case 15: return (SayOwed(interaction: interactions.randomElement(using: &dice) ?? 0), anna)
        case 16:
            let domain = ["harbour.example", "mail.quay.example", "quay.example"].randomElement(using: &dice) ?? ""
            return (ConfirmDomain(domain: domain, automatic: Bool.random(using: &dice)), anna)
        case 17:
            let colleague = colleagues.randomElement(using: &dice) ?? 0
            return (KnowColleague(colleague: colleague, as: Colleague.Kind.allCases.randomElement(using: &dice) ?? .here), anna)
        case 21: return (FormTeam(name: word(), members: [cast.anna]), anna)
        case 22:
            let team = teams.randomElement(using: &dice) ?? 0
            return Bool.random(using: &dice) ? (CloseParty(party: party, team: team), anna) : (OpenParty(party: party), anna)
        case 23:
            let interaction = interactions.randomElement(using: &dice) ?? 0
            return Bool.random(using: &dice) ? (Confide(interaction: interaction), anna) : (Disclose(interaction: interaction), anna)
        default: return (mail(), .importer)
        }
    }

    private mutating func edit(_ party: Int64) -> EditParty {
        var change = Party.Correction(
            addresses: ["\(word())@\(word()).example"], numbers: ["020 7946 0\(Int.random(in: 100...999, using: &dice))"])
        change.tags = [word()]
        change.fields = [.init("Boiler", word())]
        let organization = parties.randomElement(using: &dice) ?? 0
        return EditParty(party: party, change: change, membership: Bool.random(using: &dice) ? Membership(organization: organization) : nil)
    }

    private mutating func mail() -> TakeInMail {
        mails += 1
        let others = [
            "client0@harbour.example", "client1@harbour.example", "client2@mail.quay.example", "client3@gmail.com",
            "news202603@quay.example",
        ]
        let ours = ["anna@bergochieng.example", "ben@bergochieng.example"]
        let isOut = Bool.random(using: &dice)
        let at = now.milliseconds - Int64.random(in: 0...4_000_000_000, using: &dice)
        var letter = TakeInMail.Letter(
            at: at, raw: "raw\(mails)", same: "same\(Int.random(in: 0...mails, using: &dice))", place: "box \(mails)")
        letter.messageID = "m\(mails)"
        if Bool.random(using: &dice) {
            letter.references = ["m\(Int.random(in: 1...mails + 3, using: &dice))", "m\(Int.random(in: 1...mails, using: &dice))"]
        }
        letter.from = Contact(name: "", address: (isOut ? ours : others).randomElement(using: &dice) ?? "")
        letter.to = [Contact(name: word(), address: (isOut ? others : ours).randomElement(using: &dice) ?? "")]
        letter.subject = ["Quote", "Re: Quote", "Oven", "Fwd: oven", ""].randomElement(using: &dice) ?? ""
        letter.topic = Topic.of(letter.subject)
        letter.text = word()
        letter.automatic = Int.random(in: 0..<6, using: &dice) == 0
        letter.gist = gist()
        return TakeInMail(letter: letter, historyBefore: now.milliseconds - 2_000_000_000, mailboxOf: nil)
    }

    /// What a letter may ask or tell; nil as in a record from before anybody judged.
    private mutating func gist() -> Gist? {
        if Int.random(in: 0..<5, using: &dice) == 0 { return nil }
        var gist = Gist()
        gist.asks = Bool.random(using: &dice) ? Ask.allCases.randomElement(using: &dice) : nil
        gist.asked = gist.asks == nil ? "" : word()
        gist.tells = Nothing.allCases.randomElement(using: &dice) ?? .tells
        gist.only = Int.random(in: 0..<4, using: &dice) == 0
        gist.mailing = Int.random(in: 0..<4, using: &dice) == 0 ? .mailing : nil
        return gist
    }

    private mutating func word() -> String { "w\(Int.random(in: 0..<100_000, using: &dice))" }
}
