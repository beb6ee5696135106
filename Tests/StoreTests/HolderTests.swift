@testable import Care
import Support
import Testing

@testable import Store

@Suite struct HolderTests {
    /// Who must act on each row, worked out from what the tables say now.
    private static let anew: SQL = """
        select w.thread, w.party, coalesce(
            (select number from staff where firm = 1 and number = w.addressed and gone = 0),
            (select min(s.number) from colleague c join staff s on s.firm = c.firm and s.address = c.address and s.gone = 0
                where c.firm = 1 and c.number = w.addressed),
            (select number from staff where firm = 1 and number = p.responsible and gone = 0),
            (select number from staff where firm = 1 and number = o.responsible and gone = 0),
            (select number from staff where firm = 1 and number = w.noted and gone = 0), 0)
        from waiting w left join party p on p.firm = 1 and p.number = w.party
        left join party o on o.firm = 1 and o.number = p.organization order by 1, 2
        """

    /// Rows that say they are a line of their own and are not, or the other way round.
    private static let wronglyAlone: SQL = """
        select w.thread from waiting w where w.alone <> (w.line like 't%' and 1 = (
            select count(*) from waiting v where v.firm = w.firm and v.state = w.state and v.line = w.line))
        """

    /// Somebody comes, goes, or answers for somebody from now on.
    private func staffing(_ office: inout RandomOffice, _ staff: inout [Int64]) throws -> any Command {
        let member = staff.randomElement(using: &office.dice) ?? office.cast.anna
        let parties = try office.cast.folder.engine.read { try $0.numbers("select number from party") }
        switch Int.random(in: 0..<4, using: &office.dice) {
        case 0:
            return AddStaff(who: Contact("Ben Ochieng <\(["ben", "cara", "dan"].randomElement(using: &office.dice)!)@bergochieng.example>"))
        case 1: return StaffLeaves(staff: member)
        default:
            let party = parties.randomElement(using: &office.dice) ?? 0
            return EditParty(party: party, change: .init(responsible: member), membership: nil)
        }
    }

    @Test(arguments: 1...8 as ClosedRange<UInt64>) func `who holds a thread is as a look at everybody says, whatever happened`(seed: UInt64)
        throws
    {
        var (office, held) = (try RandomOffice(seed: seed), 0)
        var staff = [office.cast.anna]
        for _ in 0..<160 {
            try office.step()
            if Bool.random(using: &office.dice) {
                do {
                    let answer = try office.cast.take(try staffing(&office, &staff))
                    if case .staff(.joined)? = answer.entries.first?.fact { staff.append(answer.entries[0].number) }
                } catch is Refusal {}
            }
            let (stored, anew) = try office.cast.folder.engine.read { database in
                (try database.numbers("select thread, party, holder from waiting order by 1, 2"), try database.numbers(Self.anew))
            }
            #expect(stored == anew, "seed \(seed)")
            let wrong = try office.cast.folder.engine.read { try $0.numbers(Self.wronglyAlone) }
            #expect(wrong.isEmpty, "seed \(seed)")
            held += stride(from: 2, to: stored.count, by: 3).filter { stored[$0] != 0 }.count
        }
        #expect(held > 0)
        let before = try office.cast.folder.engine.read { try $0.numbers("select thread, party, holder from waiting order by 1, 2") }
        try office.cast.folder.rebuild(firm: 1)
        #expect(try office.cast.folder.engine.read { try $0.numbers(Self.anew) } == before)
    }

    @Test(arguments: 1...4 as ClosedRange<UInt64>) func `everybody's lists together hold each line once, and no other`(seed: UInt64) throws
    {
        var office = try RandomOffice(seed: seed)
        let ben = try office.cast.ben()
        for _ in 0..<120 { try office.step() }
        let now = Instant(milliseconds: Cast.monday.milliseconds + 40 * 86_400_000)
        func lines(_ who: Int64, _ whose: Reading.Whose) throws -> [Int64] {
            try office.cast.reading(as: who, at: now) {
                try $0.waiting(whose).items.map(\.number) + $0.toConfirm(whose).items.map(\.number)
            }
        }
        let all = try lines(office.cast.anna, .everybodys)
        let parts = try lines(office.cast.anna, .mine) + lines(ben, .mine)
        #expect(parts.sorted() == all.sorted())
        for who in [office.cast.anna, ben] {
            let (few, whole) = try office.cast.reading(as: who, at: now) { (try $0.waiting(.mine, limit: 2), try $0.waiting(.mine)) }
            #expect(few.count == whole.count && few.items == Array(whole.items.prefix(2)))
        }
    }
}
