import Care
import Foundation
import Glibc
import Hummingbird
import HummingbirdCore
import HummingbirdTLS
import Logging
import Mail
import Store
import Web

/// `kept serve`: the pages of this installation, on this machine.
enum Serve {
    static let usualPort = 8321
    /// Whoever says nothing for so long before their question is whole is not waited for any longer. Seconds.
    private static let patience: Int64 = 60

    static func run(_ asked: Asked, _ world: World) async throws {
        let typed = try Grammar.parse(asked.words.dropFirst(), HouseTools.serve.parameters, command: "serve")
        let host = typed["host"]?.first ?? "127.0.0.1"
        let folder = try DataFolder(path: asked.options.data, reading: Message.wholeText)
        let port = try typed["port"]?.first.map { text in
            guard let port = Int(text), (0...65535).contains(port) else { throw Usage("--port takes a number, for example 8321.") }
            return port
        }
        let now = try clock(asked, folder, world)
        try Answering(folder: folder, world: world).begin()
        let firm = try firm(asked, folder)
        let certificate = try Certificate(file: typed["certificate"]?.first, key: typed["key"]?.first)
        let site = Site(
            folder: folder, firm: firm,
            origins: try origins(host, outside: typed["at-address"]?.first, hasCertificate: certificate != nil),
            zoneNames: zoneNames(), now: now, random: world.random, zones: world.zone)
        let http = HTTPServerBuilder.http1(configuration: .init(idleTimeout: .seconds(patience)))
        var logger = Logger(label: "kept")
        logger.logLevel = .warning
        let application = Application(
            router: site.router(), server: try certificate.map { try .tls(http, tlsConfiguration: $0.configuration) } ?? http,
            configuration: .init(
                address: .hostname(host, port: port ?? freePort(host)),
                availableConnectionsDelegate: MaximumAvailableConnections(Machine.connections())),
            onServerRunning: { channel in
                let bound = channel.localAddress?.port ?? port ?? Self.usualPort
                let scheme = certificate == nil ? "http" : "https"
                print("Kept is running. Open \(scheme)://\(written(isEverywhere(host) ? "127.0.0.1" : host)):\(bound)/key/\(site.key)")
                for number in isEverywhere(host) ? Machine.numbersOnNetworks() : [] {
                    print("On your network: \(scheme)://\(written(number)):\(bound)")
                }
                print("The address signs one browser in, once. The data lies in \(asked.options.data). Ctrl-C stops Kept.")
                fflush(nil)
            }, logger: logger)
        try await application.runService()
    }

    private static func isEverywhere(_ host: String) -> Bool { host == "0.0.0.0" || host == "::" }
    private static func written(_ host: String) -> String { host.contains(":") ? "[\(host)]" : host }

    /// By what browsers call us: this machine, and on all its networks where it listens there, and the address from outside.
    private static func origins(_ host: String, outside: String?, hasCertificate: Bool) throws -> Origins {
        let own = ["127.0.0.1", "localhost", "::1", host] + (isEverywhere(host) ? Machine.numbers() + Machine.names() : [])
        return try Origins(names: Set(own), outside: outside, hasCertificate: hasCertificate)
    }

    /// The firm that the printed key opens; 0 while there is none.
    private static func firm(_ asked: Asked, _ folder: DataFolder) throws -> Int64 {
        let firms = try folder.firms()
        guard let name = asked.options.firm else { return firms.first?.number ?? 0 }
        guard let firm = firms.first(where: { $0.name == name }) else { throw Refusal.noFirm }
        return firm.number
    }

    /// The real time; in a rehearsal with --at, a clock that begins there and runs on.
    private static func clock(_ asked: Asked, _ folder: DataFolder, _ world: World) throws -> @Sendable () -> Instant {
        if asked.options.at == nil { return world.now }
        let began = world.now()
        let set = try Session(world: world, options: asked.options, folder: folder).writingTime()
        return { set.adding(milliseconds: world.now().milliseconds(since: began)) }
    }

    /// The usual port, or any free one where somebody else has it.
    private static func freePort(_ host: String) -> Int {
        let probe = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(probe) }
        var yes: Int32 = 1
        setsockopt(probe, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(usualPort).bigEndian
        inet_pton(AF_INET, host, &address.sin_addr)
        let bound = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(probe, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) }
        }
        return bound == 0 ? usualPort : 0
    }

    /// The zones of tzdata's table of places, for the first morning's list.
    private static func zoneNames() -> [String] {
        let table = (try? String(contentsOfFile: "/usr/share/zoneinfo/zone1970.tab", encoding: .utf8)) ?? ""
        return table.split(separator: "\n").filter { !$0.hasPrefix("#") }.compactMap {
            $0.split(separator: "\t").dropFirst(2).first.map(String.init)
        }.sorted()
    }
}
