import Care
import Testing

@testable import Web

@Suite struct `Addresses that are ours` {
    private let origins: Origins

    init() throws {
        origins = try Origins(names: ["127.0.0.1", "::1", "Office.local", "192.168.1.20"], outside: "https://Kept.example")
    }

    @Test(arguments: [
        "127.0.0.1:8321", "127.0.0.1", "[::1]:8321", "office.local:8321", "OFFICE.LOCAL", "192.168.1.20:80", "kept.example", "KEPT.example",
    ]) func `are answered`(authority: String) { #expect(origins.answers(authority)) }

    @Test(arguments: [
        "", "evil.example", "127.0.0.1.evil.example", "kept.example:8080", "kept.example.", "evil.kept.example", "[::2]:8321",
        "192.168.1.21",
        "127.0.0.1@evil.example",
    ]) func `are not others`(authority: String) { #expect(!origins.answers(authority)) }

    @Test func `by TLS only the one from outside is reached`() throws {
        #expect(origins.isSecure("Kept.example") && !origins.isSecure("127.0.0.1:8321") && !origins.isSecure("office.local"))
        #expect(origins.origin("kept.example") == "https://kept.example" && origins.origin("127.0.0.1:1") == "http://127.0.0.1:1")
        #expect(try !Origins(names: [], outside: "http://kept.example:8080").isSecure("kept.example:8080"))
    }

    @Test func `with a certificate all are reached by TLS`() throws {
        let origins = try Origins(names: ["127.0.0.1"], outside: nil, hasCertificate: true)
        #expect(origins.isSecure("127.0.0.1:8321") && origins.origin("127.0.0.1:8321") == "https://127.0.0.1:8321")
    }

    @Test(arguments: ["kept.example", "ftp://kept.example", "https://", "https://kept.example/office", "https://a b", "https://ké.example"])
    func `an address from outside that is none is refused`(typed: String) {
        #expect(throws: Refusal.self) { try Origins(names: [], outside: typed) }
    }
}
