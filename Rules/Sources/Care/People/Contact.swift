/// A name with an address, as people write them: `Anna Berg <anna@bergochieng.example>`.
public struct Contact: Codable, Equatable, Hashable, Sendable {
    public let name: String
    /// In lower case; empty where there is none.
    public let address: String

    public init(name: String, address: String) {
        self.name = name.trimmed
        self.address = address.lowercased().trimmed
    }

    /// Reads `Name <address>`, a bare address or a bare name.
    public init(_ text: some StringProtocol) {
        if let open = text.lastIndex(of: "<"), let close = text.lastIndex(of: ">"), open < close {
            let name = text[..<open].trimmed
            self.init(name: name.filter { $0 != "\"" }, address: String(text[text.index(after: open)..<close]))
        } else if text.contains("@"), !text.trimmed.contains(" ") {
            self.init(name: "", address: String(text))
        } else {
            self.init(name: String(text), address: "")
        }
    }

    /// What stands behind the `@`, or nil.
    public var domain: String? {
        guard let at = address.lastIndex(of: "@") else { return nil }
        let domain = address[address.index(after: at)...]
        return domain.isEmpty ? nil : String(domain)
    }

    /// The name, or the address of somebody whose name is not known.
    public var shown: String { name.isEmpty ? address : name }

    /// Whether the address could be one: something, an `@`, something with no space.
    public var hasUsableAddress: Bool {
        guard let at = address.firstIndex(of: "@"), at > address.startIndex, let domain else { return false }
        return !domain.isEmpty && !address.contains(where: \.isWhitespace)
    }

    /// Whether the address names a mailing and not somebody: its local part has six digits or more, as that of a sender who makes a new
    /// one each time has.
    public var isMadeForOneMailing: Bool { Self.isMadeForOneMailing(address) }

    public static func isMadeForOneMailing(_ address: String) -> Bool {
        address.prefix { $0 != "@" }.utf8.filter { $0 &- 0x30 < 10 }.count >= 6
    }
}
