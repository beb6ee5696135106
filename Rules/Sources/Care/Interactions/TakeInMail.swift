/// How messages become one thread.
public enum MailThread {
    /// What is asked of the threads there are: by the ids first, else by the subject with one of these people near that time.
    public struct Question: Codable, Hashable, Sendable {
        /// Message-ID and all references.
        public let ids: [String]
        /// The normalized subject.
        public let topic: String
        /// Addresses outside the firm that it is from or to.
        public let addresses: [String]
        public let at: Int64
    }

    /// Messages with the same normalized subject between the same two parties are one thread when at most so far apart.
    public static let sameTopicMilliseconds: Int64 = 30 * 86_400_000
}

/// A message that is here already.
public struct KnownMessage: Equatable, Sendable {
    public let interaction: Int64
    public let places: [String]
    /// By which of the digests asked for it is known.
    public let by: String
    /// Its words were erased by law: it is not taken in again.
    public let isErased: Bool
    public init(interaction: Int64, places: [String], by: String = "", isErased: Bool = false) {
        (self.interaction, self.places, self.by, self.isErased) = (interaction, places, by, isErased)
    }
}

/// Takes one message of a mailbox into the record.
public struct TakeInMail: Command {
    /// What intake has read of a message.
    public struct Letter: Codable, Sendable {
        public var messageID = ""
        public var references: [String] = []
        /// UTC milliseconds.
        public var at: Int64
        public var undated = false
        public var from = Contact(name: "", address: "")
        /// All recipients, each once; those in its To come first.
        public var to: [Contact] = []
        /// How many of them are in its To; nil: all.
        public var direct: Int?
        public var subject = ""
        public var topic = ""
        public var text = ""
        public var automatic = false
        /// What its words ask or tell; nil: nobody has read them.
        public var gist: Gist?
        public var attachments = 0
        public var files: [AttachedFile] = []
        public var raw: String
        public var same: String
        public var place: String

        public init(at: Int64, raw: String, same: String, place: String) {
            (self.at, self.raw, self.same, self.place) = (at, raw, same, place)
        }
    }

    public let letter: Letter
    /// What is older is history; nil: nothing is.
    public let historyBefore: Int64?
    public let mailboxOf: Int64?

    public init(letter: Letter, historyBefore: Int64?, mailboxOf: Int64?) {
        (self.letter, self.historyBefore, self.mailboxOf) = (letter, historyBefore, mailboxOf)
    }

    /// All else in the letter follows from the raw bytes and the time.
    public var asked: String? {
        "\(letter.raw) \(letter.at) \(historyBefore.map(String.init) ?? "-") \(mailboxOf.map(String.init) ?? "-") \(letter.place)"
    }

    public var needs: [Need] {
        let people = [letter.from] + letter.to
        return [
            .message(raw: letter.raw, same: letter.same), .partiesAt(people.map(\.address)),
            .thread(
                MailThread.Question(
                    ids: ([letter.messageID] + letter.references).filter { !$0.isEmpty }, topic: letter.topic,
                    addresses: people.map(\.address).filter { !$0.isEmpty }, at: letter.at)),
        ]
    }

    public func decide(_ sight: Sight) throws(Refusal) -> [Stated] {
        if let known = sight.message {
            if known.isErased || known.places.contains(letter.place) { return [] }
            return [.about(known.interaction, .interaction(.placed(raw: letter.raw, place: letter.place)))]
        }
        var newcomers = Newcomers(sight)
        let direction = self.direction(sight)
        let with = self.counterparts(direction, sight).compactMap { newcomers.party($0) }.reduce(into: [Int64]()) {
            if !$0.contains($1) { $0.append($1) }
        }
        let ours = self.ours(direction, sight, &newcomers)
        let judgement = direction == .inbound ? self.judgement(sight) : nil
        let mailed = Interaction.Mailed(
            direction: direction, with: with, ours: ours, thread: sight.threads.first, joins: Array(sight.threads.dropFirst()),
            raw: letter.raw, same: letter.same, automatic: letter.automatic,
            looksAutomatic: judgement?.looksAutomatic ?? false,
            history: historyBefore.map { letter.at < $0 } ?? false, undated: letter.undated, attachments: letter.attachments,
            files: letter.files,
            judgement: judgement,
            words: Interaction.Mailed.Words(
                from: letter.from, subject: letter.subject, text: letter.text, place: letter.place, messageID: letter.messageID,
                references: letter.references, asked: judgement?.asks == nil ? "" : letter.gist?.asked ?? ""))
        return newcomers.facts + [.begins(.interaction(.mailed(mailed)))]
    }

    /// Nobody waits for an answer to what is surely automatic, so its words are not judged.
    private func judgement(_ sight: Sight) -> Judgement? {
        guard let gist = letter.gist, !letter.automatic else { return nil }
        let direct = letter.direct ?? letter.to.count
        var addressed = Judgement.Addressed()
        (addressed.recipients, addressed.direct) = (letter.to.count, direct)
        addressed.usDirect = letter.to.prefix(direct).contains { sight.isOurs($0) }
        addressed.usCopied = letter.to.dropFirst(direct).contains { sight.isOurs($0) }
        return .of(gist, addressed)
    }

    private func direction(_ sight: Sight) -> Interaction.Direction {
        if !sight.isOurs(letter.from) { return .inbound }
        return letter.to.contains { !sight.isOurs($0) && !$0.address.isEmpty } ? .outbound : .within
    }

    /// Whom outside it is with. The sender of something surely automatic is nobody, unless known already; so is an address that was made
    /// for one mailing.
    private func counterparts(_ direction: Interaction.Direction, _ sight: Sight) -> [Contact] {
        switch direction {
        case .within: []
        case .outbound: letter.to.filter { !sight.isOurs($0) && !$0.address.isEmpty }
        case .inbound:
            letter.from.address.isEmpty || (isOfNobody(sight) && sight.partyAt[letter.from.address] == nil) ? [] : [letter.from]
        }
    }

    private func isOfNobody(_ sight: Sight) -> Bool {
        letter.automatic || (letter.gist?.mailing != nil && letter.from.isMadeForOneMailing)
    }

    private func ours(_ direction: Interaction.Direction, _ sight: Sight, _ newcomers: inout Newcomers) -> Int64? {
        let people = direction == .inbound ? letter.to.filter { sight.isOurs($0) } : [letter.from]
        let numbers = people.compactMap { newcomers.ours($0) }
        if direction != .inbound { return numbers.first }
        return mailboxOf ?? numbers.first { sight.staff[$0] != nil } ?? numbers.first
    }
}

/// People first met in this message or meeting, and the facts that bring them into the record.
struct Newcomers {
    let sight: Sight
    var facts: [Stated] = []
    var numbers: [String: Int64] = [:]

    init(_ sight: Sight) { self.sight = sight }

    mutating func party(_ contact: Contact) -> Int64? {
        if let known = sight.partyAt[contact.address] ?? numbers[contact.address] { return known }
        let details = Party.Details(name: contact.name, addresses: [contact.address])
        return begin(contact.address, .party(.added(.person, details, standing: .unknown)))
    }

    mutating func ours(_ contact: Contact) -> Int64? {
        if contact.address.isEmpty { return nil }
        if let member = sight.staff.values.first(where: { $0.address == contact.address && !$0.left }) { return member.number }
        if let known = sight.colleagues[contact.address]?.number ?? numbers[contact.address] { return known }
        return begin(contact.address, .colleague(.seen(name: contact.name, address: contact.address)))
    }

    private mutating func begin(_ address: String, _ fact: Fact) -> Int64 {
        let number = sight.next + Int64(facts.count)
        facts.append(.begins(fact))
        numbers[address] = number
        return number
    }
}

extension Sight {
    func isOurs(_ contact: Contact) -> Bool { firm.isOurs(contact.address, staff: staff.values) }
}
