import Care
import Foundation
import Store

/// The cast of all tests: Anna and Ben of Berg Ochieng Engineers, on Monday, 2 March 2026. Each test has an office of its own.
public final class Cast: Sendable {
    public let folder: DataFolder
    public let place: Workplace
    public let anna: Int64 = 2
    public let path: String

    /// 09:00 in London.
    public static let monday = Instant(iso: "2026-03-02T09:00:00Z")!

    /// `reading` makes of a message's bytes its text; who takes in real mail must read it so here too.
    public init(
        firm: String = "Berg Ochieng Engineers", rehearsal: Bool = true,
        reading: @escaping @Sendable ([UInt8]) -> String = { String(decoding: $0, as: UTF8.self) }
    ) throws {
        path = NSTemporaryDirectory() + "kept-test-" + UUID().uuidString
        folder = try DataFolder(path: path, reading: reading)
        let desk = Desk(folder: folder, random: Cast.random)
        let me = Contact(name: "Anna Berg", address: "anna@bergochieng.example")
        let number = try desk.found(
            FoundFirm(name: firm, zone: "Europe/London", me: me, domains: [], rehearsal: rehearsal), identity: Cast.identity(), via: "test",
            now: Instant(iso: "2026-02-02T09:00:00Z")!)
        place = Workplace(folder: folder, desk: desk, firm: number, zones: Cast.zone)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Anna, or whoever is named, asks for something at a time.
    @discardableResult
    public func take(_ command: any Command, by: Int64? = nil, at: Instant = Cast.monday, identity: Identity = Cast.identity()) throws
        -> Answer
    {
        try place.take(CommandRequest(command, identity: identity, by: .staff(by ?? anna), via: "test"), now: at)
    }

    /// Says a verb in the words of the command line.
    @discardableResult
    public func say(_ verb: String, _ typed: [String: [String]], by: Int64? = nil, at: Instant = Cast.monday) throws -> Answer {
        let declared = Verb.named(verb)!
        let command = try place.reading(as: by ?? anna, at: at) { try $0.command(declared, typed) }
        return try take(command, by: by, at: at)
    }

    public func reading<Result>(as who: Int64? = nil, at: Instant = Cast.monday, _ body: (Reading) throws -> Result) throws -> Result {
        try place.reading(as: who ?? anna, at: at, body)
    }

    /// Ines Ferreira of the Harbour Bakery.
    public func ines() throws -> Int64 {
        let bakery = try take(AddOrganization(details: .init(name: "Harbour Bakery"), standing: .client, responsible: nil)).thing!
        let details = Party.Details(name: "Ines Ferreira", addresses: ["ines@harbourbakery.example"], numbers: ["020 7946 0171"])
        return try take(AddPerson(details: details, standing: .client, organization: bakery, role: "owner")).thing!
    }

    public func ben() throws -> Int64 {
        try take(AddStaff(who: Contact("Ben Ochieng <ben@bergochieng.example>"))).thing!
    }

    @Sendable public static func random(_ count: Int) -> [UInt8] { (0..<count).map { _ in UInt8.random(in: .min ... .max) } }
    public static func identity() -> Identity { Identity(bytes: random(16)) }

    @Sendable public static func zone(_ name: String) -> Zone? {
        FileManager.default.contents(atPath: "/usr/share/zoneinfo/\(name)").flatMap { try? Zone(name: name, tzif: [UInt8]($0)) }
    }
}
