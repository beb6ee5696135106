import Care

/// What was said of all senders of a domain: that they are machines, or that they are not.
struct SenderTable: Table {
    let database: any Database
    let firm: Int64

    private var waiting: WaitingTable { WaitingTable(database: database, firm: firm) }

    func apply(_ entry: Entry) throws {
        guard case .firm(.senders(let domain, let automatic)) = entry.fact, !domain.isEmpty else { return }
        try database.run(
            """
            insert into sender_domain (firm, domain, entry, automatic)
            values (\(firm), \(MailDomain.reversed("@" + domain)), \(entry.number), \(automatic))
            """)
        try waiting.workOut(domain: domain)
    }

    /// All was said about the firm, which is the first thing of the record.
    func forget(_ thing: Int64) throws {
        guard thing == 1 else { return }
        let domains = try database.rows("select distinct domain from sender_domain where firm = \(firm)")
        try clear()
        for row in domains { try waiting.workOut(domain: MailDomain.reversed("@" + row.text(0))) }
    }

    func clear() throws { try database.run("delete from sender_domain where firm = \(firm)") }

    /// What was said of the nearest domain at or above that of an address; nil where nothing was.
    func automatic(at address: String) throws -> Int64? {
        let labels = MailDomain.reversed(address).split(separator: ".")
        let above = labels.indices.prefix(Self.mostLabels).dropFirst().map { SQL.Value.text(labels[...$0].joined(separator: ".")) }
        if above.isEmpty { return nil }
        return try database.rows(
            "select automatic, domain, entry from sender_domain where firm = \(firm) and domain in (\(list: above)) order by domain, entry"
        ).last?.integer(0)
    }

    /// No domain in use has more names in a row.
    private static let mostLabels = 10
}

/// The domain of an address with its names in reverse, so that those below a domain stand together behind it.
enum MailDomain {
    /// `ines@mail.harbourbakery.example` is `example.harbourbakery.mail`; of a reversed one it is the domain again.
    /// Empty where there is none.
    static func reversed(_ address: String) -> String {
        guard let at = address.lastIndex(of: "@") else { return "" }
        return address[address.index(after: at)...].split(separator: ".").reversed().joined(separator: ".")
    }

    /// The domain of an address that says whose it is; nil for public providers, where everybody may have one.
    static func own(_ address: String) -> String? {
        guard let domain = Contact(name: "", address: address).domain, !Firm.publicProviders.contains(domain) else { return nil }
        return domain
    }
}
