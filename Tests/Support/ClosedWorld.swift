import Care
import Store

/// An office in which one client is closed to a team, and something else is private: whoever may not see them shall find no trace.
/// Every word that only belongs to what is hidden has `zyx` in it, and every word that all may see `open`.
public struct ClosedWorld: Sendable {
    public let cast: Cast
    /// Of the team, and knows the private matter.
    public let ben: Int64
    /// A member who is not.
    public let cleo: Int64
    /// A manager who is not.
    public let dan: Int64
    /// What is hidden from Cleo and Dan: parties, interactions, promises, and their entries.
    public let hidden: [Int64]
    public let closed: Int64
    public let secret: Int64
    public let team: Int64

    public init() throws {
        cast = try Cast()
        ben = try cast.ben()
        cleo = try cast.take(AddStaff(who: Contact("Cleo Marsh <cleo@bergochieng.example>"))).thing!
        dan = try cast.take(AddStaff(who: Contact("Dan Reed <dan@bergochieng.example>"), rights: .manager)).thing!
        team = try cast.take(FormTeam(name: "Structures", members: [ben])).thing!
        let ines = try cast.ines()
        try cast.take(LogInteraction(text: "openly said to everybody", with: [ines]), by: ben)
        let first = try cast.reading { try $0.lastEntry() } + 1
        let works = Party.Details(name: "Zyxanthe Works", addresses: ["office@zyxworks.example"])
        closed = try cast.take(AddOrganization(details: works, standing: .client)).thing!
        try cast.take(CloseParty(party: closed, team: team))
        try Self.fill(cast, ben, organization: closed)
        let confided = LogInteraction(text: "zyxwaits: ring me about the oven", with: [ines], channel: .voicemail, among: [])
        secret = try cast.take(confided, by: ben).thing!
        try cast.say("promise", ["text": ["zyxquote for the closed one"], "to": [String(closed)], "due": ["Tue"]], by: ben)
        hidden = Array(first...(try cast.reading { try $0.lastEntry() }))
    }

    /// All that can be known of a client and its people.
    private static func fill(_ cast: Cast, _ ben: Int64, organization: Int64) throws {
        var details = Party.Details(
            name: "Zyxandra Quill", addresses: ["zyxandra@zyxworks.example"], numbers: ["020 7946 0999"], notes: "zyxnotes of hers")
        details.profile.tags = ["zyxtag"]
        details.profile.places = ["1 Zyxstreet, Falmouth"]
        details.profile.fields = [Profile.Field("Zyxboiler", "zyxvalue")]
        let owner = AddPerson(details: details, standing: .client, organization: organization, role: "zyxowner")
        let person = try cast.take(owner, by: ben).thing!
        details.addresses = ["quill@zyxworks.example"]
        let twin = try cast.take(AddPerson(details: details, organization: organization), by: ben).thing!
        let promise = try cast.say(
            "promise", ["text": ["zyxdrawings of the hall"], "to": [String(person)], "due": ["today"]], by: ben).thing!
        let later = Due(at: Cast.monday.adding(milliseconds: 86_400_000), in: .utc)
        try cast.take(MovePromise(promise: promise, due: later, because: "zyxreason"), by: ben)
        try cast.take(LogInteraction(text: "zyxcall about the roof", with: [person], channel: .voicemail), by: ben)
        try cast.take(LogInteraction(text: "zyxmeeting on site", with: [person, twin], channel: .meeting), by: ben)
        try takeIn(cast)
    }

    /// A letter of hers with a file, as an import brings it.
    private static func takeIn(_ cast: Cast) throws {
        let digest = Identity(of: "zyxletter").hex + Identity(of: "zyxfile").hex
        try cast.folder.letters.keep([(digest, Array("Subject: zyxsubject\r\n\r\nCan you come, zyxtext?".utf8))])
        var letter = TakeInMail.Letter(at: Cast.monday.milliseconds, raw: digest, same: digest, place: "zyxbox")
        letter.from = Contact(name: "Zyxandra Quill", address: "zyxandra@zyxworks.example")
        letter.to = [Contact(name: "", address: "anna@bergochieng.example")]
        (letter.subject, letter.text) = ("zyxsubject", "Can you come, zyxtext?")
        letter.files = [AttachedFile(digest: digest, name: "zyxplan.pdf", type: .pdf, size: 1, isInText: false)]
        letter.attachments = 1
        let command = TakeInMail(letter: letter, historyBefore: nil, mailboxOf: nil)
        let request = CommandRequest(command, identity: Cast.identity(), by: .importer, via: "import:1", at: Cast.monday)
        _ = try cast.place.take(request, now: Cast.monday)
        try AttachmentTexts(cast.place).keep([(digest, .text("zyxinside the plan"))])
    }
}
