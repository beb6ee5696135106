import Care
import HTTPTypes
import Hummingbird
import Logging
import NIOEmbedded
import Store
import Support
import Testing

@testable import Web

/// A closed client, and another firm in the same installation, behind the router that the server has.
private struct Desks: Sendable {
    let world: ClosedWorld
    let site: Site
    /// The principal of the other firm.
    let stranger: Sessions.Holder
    private let responder: RouterResponder<BasicRequestContext>

    init() throws {
        world = try ClosedWorld()
        let folder = world.cast.folder
        let me = Contact(name: "Olu Grant", address: "olu@grant.example")
        let other = try world.cast.place.desk.found(
            FoundFirm(name: "Grant Surveyors", zone: "Europe/London", me: me, domains: [], rehearsal: true), identity: Cast.identity(),
            via: "test", now: Cast.monday)
        stranger = Sessions.Holder(firm: other, staff: 2)
        site = try Site(
            folder: folder, firm: 1, origins: Origins(names: ["127.0.0.1"], outside: nil), zoneNames: ["Europe/London"],
            now: { Cast.monday }, random: Cast.random, zones: Cast.zone)
        responder = site.router().buildResponder()
    }

    func holder(_ staff: Int64) -> Sessions.Holder { Sessions.Holder(firm: 1, staff: staff) }

    /// What a browser of theirs gets for an address.
    func ask(_ method: HTTPRequest.Method, _ path: String, _ fields: String, as holder: Sessions.Holder) async throws -> (Int, String) {
        let token = Identity(bytes: Cast.random(16)).hex
        try site.sessions.begin(token: token, as: holder, browser: "test", now: Cast.monday)
        let isPost = method == .post
        var head = HTTPRequest(method: method, scheme: "http", authority: "127.0.0.1", path: isPost ? path : "\(path)?\(fields)")
        head.headerFields[.cookie] = "kept=\(token)"
        let form = "token=\(site.formToken(token))&once=\(Identity(bytes: Cast.random(16)).hex)&\(fields)"
        let request = Request(head: head, body: RequestBody(buffer: ByteBuffer(string: isPost ? form : "")))
        let source = ApplicationRequestContextSource(channel: EmbeddedChannel(), logger: Logger(label: "test"))
        let response = try await responder.respond(to: request, context: BasicRequestContext(source: source))
        let gathered = Gathered()
        try await response.body.write(Gathering(into: gathered))
        return (response.status.code, gathered.text + response.headers.map(\.value).joined(separator: "\n"))
    }
}

private final class Gathered: @unchecked Sendable { var text = "" }

private struct Gathering: ResponseBodyWriter {
    let into: Gathered
    init(into: Gathered) { self.into = into }
    mutating func write(_ buffer: ByteBuffer) async throws { into.text += String(buffer: buffer) }
    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
}

@Suite(.serialized) struct `Pages and who may see what` {
    private static let fields =
        "q=yxan&number=020+7946+0999&who=yxandra&with=11&text=words"
        + "&because=reason&due=Fri&owe=call&oweBy=Fri&to=Cleo&name=yx&how=call:in"

    /// Every address of the router that is a page or a form, with each of these numbers in it. What streams for ever has tests of its own.
    private func addresses(_ desks: Desks, _ numbers: [Int64]) -> [(HTTPRequest.Method, String, Int64?)] {
        desks.site.router().routes.flatMap { route -> [(HTTPRequest.Method, String, Int64?)] in
            let path = "\(route.path)".replacing("{digest}", with: String(repeating: "0", count: 64)).replacing("{key}", with: "0")
            if path.hasPrefix("/live") { return [] }
            if !path.contains("{number}") { return [(route.method, path, nil)] }
            return numbers.map { (route.method, path.replacing("{number}", with: String($0)), $0) }
        }
    }

    @Test func `no page shows a trace of a client to whoever may not see it, and no form changes it`() async throws {
        let desks = try Desks()
        let all = addresses(desks, desks.world.hidden)
        #expect(all.count > 500)
        for who in [desks.holder(desks.world.cleo), desks.holder(desks.world.dan), desks.stranger] {
            for (method, path, number) in all where !(path == "/start" || path.hasPrefix("/sign-")) {
                let head = try desks.world.cast.reading { try $0.lastEntry() }
                let (status, text) = try await desks.ask(method, path, Self.fields, as: who)
                #expect(!text.lowercased().contains("zyx"), "\(method) \(path) as \(who)")
                #expect(status != 500, "\(method) \(path) as \(who)")
                let after = try desks.world.cast.reading { try $0.lastEntry() }
                if number != nil || who == desks.stranger { #expect(after == head, "\(method) \(path) as \(who)") }
            }
        }
    }

    @Test func `whoever is of the team sees the client on many pages`() async throws {
        let desks = try Desks()
        var seen: Set<String> = []
        for (method, path, _) in addresses(desks, desks.world.hidden) where method == .get {
            let (_, text) = try await desks.ask(method, path, Self.fields, as: desks.holder(desks.world.ben))
            if text.lowercased().contains("zyx") { seen.insert(path) }
        }
        #expect(seen.count > 30, "\(seen.sorted())")
        #expect(seen.isSuperset(of: ["/today", "/clients", "/clients/\(desks.world.closed)", "/find", "/call"]), "\(seen.sorted())")
    }
}
