import Care

/// Which of some entries concern the reader, and why: what they name is looked up once for all of them.
struct Concerned {
    struct Concern {
        let kind: Notice.Kind
        var party: Int64?
        var name = ""
        var words = ""
        var did = ""
    }

    private struct Client { let root: Int64, name: String, isMine: Bool }
    private struct Owed { let owner: Int64, party: Int64, text: String }

    private let reading: Reading
    private var clients: [Int64: Client] = [:]
    private var owed: [Int64: Owed] = [:]

    init(_ entries: [Entry], _ reading: Reading) throws {
        self.reading = reading
        let promises = entries.compactMap { if case .promise = $0.fact { $0.about } else { nil } }
        owed = try Self.owed(Set(promises), reading)
        let parties = entries.flatMap { entry -> [Int64] in
            if case .interaction(.logged(let logged)) = entry.fact { logged.with } else { [] }
        }
        clients = try Self.clients(Set(parties).union(owed.values.map(\.party)), reading)
    }

    private static func owed(_ numbers: Set<Int64>, _ reading: Reading) throws -> [Int64: Owed] {
        let list = numbers.sorted().map(SQL.Value.integer)
        let rows = try reading.database.rows(
            "select number, owner, party, text from promise where firm = \(reading.firm) and number in (\(list: list))")
        return Dictionary(
            uniqueKeysWithValues: rows.map { ($0.integer(0), Owed(owner: $0.integer(1), party: $0.integer(2), text: $0.text(3))) })
    }

    /// As they are shown, and whether the reader answers for them or for their organization.
    private static func clients(_ numbers: Set<Int64>, _ reading: Reading) throws -> [Int64: Client] {
        let list = numbers.sorted().map(SQL.Value.integer)
        let rows = try reading.database.rows(
            """
            select p.number, r.number, r.name, coalesce(r.responsible, o.responsible),
                (select shown from reach x where x.firm = r.firm and x.party = r.number and x.kind <> 'name' order by x.place limit 1)
            from party p join party r on r.firm = p.firm and r.number = p.root
            left join party o on o.firm = r.firm and o.number = r.organization
            where p.firm = \(reading.firm) and p.number in (\(list: list))
            """)
        return Dictionary(
            uniqueKeysWithValues: rows.map { row in
                let name = row.text(2).isEmpty ? row.text(4) : row.text(2)
                return (row.integer(0), Client(root: row.integer(1), name: name, isMine: row.optionalInteger(3) == reading.me))
            })
    }

    /// Nil where it is nothing to the reader.
    func concern(_ entry: Entry) -> Concern? {
        switch entry.fact {
        case .interaction(.logged(let logged)): return contact(logged)
        case .promise(let fact): return promise(entry.about, fact)
        case .staff(.joined(let name, _, let rights)):
            return Concern(kind: .joined, name: name, did: "is of the firm now, as \(rights.rawValue)")
        case .staff, .firm, .colleague, .team, .party, .interaction, .importRun, .list, .undone: return nil
        }
    }

    private func contact(_ logged: Interaction.Logged) -> Concern? {
        let with = logged.with.compactMap { clients[$0] }
        guard let client = with.first(where: \.isMine) ?? with.first else { return nil }
        let isCalled = Mentions.staff(in: logged.text, reading.staff.values).contains(reading.me)
        guard isCalled || client.isMine else { return nil }
        return Concern(
            kind: isCalled ? .mention : .client, party: client.root, name: client.name, words: logged.text,
            did: isCalled ? "speaks to you" : "wrote this down; you answer for them")
    }

    private func promise(_ number: Int64, _ fact: Promise.Fact) -> Concern? {
        guard let promise = owed[number], let client = clients[promise.party] else { return nil }
        let isMine = promise.owner == reading.me
        var concern = Concern(kind: .promise, party: client.root, name: client.name, words: promise.text)
        switch fact {
        case .made(let made):
            if Mentions.staff(in: made.text, reading.staff.values).contains(reading.me), !isMine {
                return Concern(kind: .mention, party: client.root, name: client.name, words: promise.text, did: "speaks to you")
            }
            concern.did = "promised it in your name, by \(reading.said(made.due))"
        case .moved(let due, _, let because): concern.did = "moved it to \(reading.said(due)): \(Excerpt.of(because, limit: 80))"
        case .kept(let late): concern.did = late ? "kept it, late" : "kept it"
        case .released(let because): concern.did = "released it: \(Excerpt.of(because, limit: 80))"
        }
        return isMine ? concern : nil
    }
}
