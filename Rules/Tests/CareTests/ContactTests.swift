import Testing

@testable import Care

@Suite struct ContactTests {
    @Test(arguments: [
        ("Anna Berg <anna@bergochieng.example>", "Anna Berg", "anna@bergochieng.example"),
        ("  Anna Berg  < Anna@BergOchieng.example > ", "Anna Berg", "anna@bergochieng.example"),
        ("\"Berg, Anna\" <anna@x.example>", "Berg, Anna", "anna@x.example"), ("<anna@x.example>", "", "anna@x.example"),
        ("anna@x.example", "", "anna@x.example"), ("Anna Berg", "Anna Berg", ""), ("Anna <>", "Anna", ""), ("", "", ""), ("  ", "", ""),
        ("Anna at anna@x.example", "Anna at anna@x.example", ""), ("> Anna <", "> Anna <", ""),
        ("Anna <3 <a@x.example>", "Anna <3", "a@x.example"),
        ("Zoë Ünal <ZOË@x.example>", "Zoë Ünal", "zoë@x.example"), ("<", "<", ""), (">", ">", ""), ("<>", "", ""),
    ])
    func `a name with an address, one of them, or neither`(text: String, name: String, address: String) {
        #expect(Contact(text) == Contact(name: name, address: address))
        #expect((Contact(text).name, Contact(text).address) == (name, address))
    }

    @Test(
        arguments: [
            ("anna@x.example", "x.example"), ("\"a@b\"@x.example", "x.example"), ("anna@", nil), ("anna", nil), ("", nil),
            ("@x.example", "x.example"),
        ] as [(String, String?)])
    func `the domain stands behind the last at sign`(address: String, domain: String?) {
        #expect(Contact(name: "", address: address).domain == domain)
    }

    @Test(arguments: [
        ("anna@x.example", true), ("anna@localhost", true), ("anna@", false), ("@x.example", false), ("anna", false), ("", false),
        ("an na@x.example", false), ("anna@x\t.example", false),
    ])
    func `what could be an address`(address: String, isUsable: Bool) {
        #expect(Contact(name: "", address: address).hasUsableAddress == isUsable)
    }

    @Test func `they are shown by name, or by address`() {
        #expect(Contact("Anna <anna@x.example>").shown == "Anna")
        #expect(Contact("anna@x.example").shown == "anna@x.example")
    }
}
