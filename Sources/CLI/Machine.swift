import Foundation
import Glibc

/// How this machine is called and numbered on its networks.
enum Machine {
    /// All its numbers: `127.0.0.1`, `::1`, `192.168.1.20`.
    static func numbers() -> [String] {
        var list: UnsafeMutablePointer<ifaddrs>?
        guard getifaddrs(&list) == 0 else { return [] }
        defer { freeifaddrs(list) }
        let all = sequence(first: list) { $0?.pointee.ifa_next }.compactMap { $0 }
        return all.compactMap { $0.pointee.ifa_addr.flatMap(number) }
    }

    /// Those by which other machines reach it.
    static func numbersOnNetworks() -> [String] {
        numbers().filter { !$0.hasPrefix("127.") && $0 != "::1" && !$0.hasPrefix("fe80:") }
    }

    /// Takes as many open files as the system lets us, and says how many connections that is: each needs one, and so does the record. The
    /// others wait.
    static func connections() -> Int {
        var limit = rlimit()
        let files = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
        guard getrlimit(files, &limit) == 0 else { return fewestConnections }
        limit.rlim_cur = min(limit.rlim_max, rlim_t(mostConnections * 4 / 3))
        guard setrlimit(files, &limit) == 0, getrlimit(files, &limit) == 0 else { return fewestConnections }
        return max(fewestConnections, min(mostConnections, Int(limit.rlim_cur) * 3 / 4))
    }

    private static let fewestConnections = 64
    private static let mostConnections = 12_000

    /// Its names: `office`, `office.local` as phones find it on a local network.
    static func names() -> [String] {
        let name = ProcessInfo.processInfo.hostName.lowercased()
        let first = name.prefix { $0 != "." }
        return first.isEmpty ? [] : [name, String(first), "\(first).local"]
    }

    private static func number(_ address: UnsafeMutablePointer<sockaddr>) -> String? {
        let family = Int32(address.pointee.sa_family)
        guard family == AF_INET || family == AF_INET6 else { return nil }
        let length = family == AF_INET ? MemoryLayout<sockaddr_in>.size : MemoryLayout<sockaddr_in6>.size
        var text = [CChar](repeating: 0, count: Int(NI_MAXHOST))
        guard getnameinfo(address, socklen_t(length), &text, socklen_t(text.count), nil, 0, NI_NUMERICHOST) == 0 else { return nil }
        let bytes = text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
        return String(decoding: bytes, as: UTF8.self).split(separator: "%").first.map(String.init)
    }
}
