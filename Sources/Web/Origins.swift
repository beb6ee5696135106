import Care

/// At which addresses browsers reach this installation: by the names and numbers of this machine, and from outside, behind a proxy.
///
/// A request is answered only for these. A name that somebody else pointed at this machine is not among them.
public struct Origins: Sendable {
    private let names: Set<String>
    private let outside: (authority: String, isSecure: Bool)?
    private let hasCertificate: Bool

    /// `names`: without ports. `outside`: as people type it, `https://kept.example`; throws a refusal for anything else.
    /// `hasCertificate`: browsers reach us by TLS at all of them.
    public init(names: Set<String>, outside: String?, hasCertificate: Bool = false) throws(Refusal) {
        self.hasCertificate = hasCertificate
        self.names = Set(names.map { $0.lowercased() })
        self.outside = try outside.map { typed throws(Refusal) in try Self.read(typed) }
    }

    private static func read(_ typed: String) throws(Refusal) -> (String, Bool) {
        let parts = typed.lowercased().split(separator: ":", maxSplits: 1)
        let authority = parts.count == 2 ? parts[1].drop { $0 == "/" } : ""
        let plain = authority.hasSuffix("/") ? authority.dropLast() : authority
        guard parts.count == 2, parts[1].hasPrefix("//"), ["http", "https"].contains(parts[0]), !plain.isEmpty,
            plain.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || ".-:[]".contains($0)) })
        else {
            throw .notUnderstood(field: "the address from outside", given: typed, expected: "for example https://kept.example")
        }
        return (String(plain), parts[0] == "https")
    }

    /// Whether a request for this host (and port) is for us.
    func answers(_ authority: String) -> Bool {
        let authority = authority.lowercased()
        return authority == outside?.authority || names.contains(Self.name(of: authority))
    }

    /// Whether the browser talks to us or our proxy by TLS: then a cookie is for that alone.
    func isSecure(_ authority: String) -> Bool {
        hasCertificate || outside?.isSecure == true && authority.lowercased() == outside?.authority
    }

    /// With what an address begins for whoever asked at this one.
    func origin(_ authority: String) -> String { "\(isSecure(authority) ? "https" : "http")://\(authority)" }

    /// Without the port: `[::1]:8321` is `::1`.
    private static func name(of authority: String) -> String {
        if authority.hasPrefix("[") { return String(authority.dropFirst().prefix { $0 != "]" }) }
        return String(authority.prefix { $0 != ":" })
    }
}
