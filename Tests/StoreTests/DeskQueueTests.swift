import Care
import Foundation
import Support
import Testing

@testable import Store

@Suite struct DeskQueueTests {
    let cast: Cast
    let ines: Int64

    init() throws {
        cast = try Cast()
        ines = try cast.ines()
    }

    private func submit(_ command: any Command, identity: Identity = Cast.identity(), at: Instant = Cast.monday) async throws -> Answer {
        try await cast.place.submit(CommandRequest(command, identity: identity, by: .staff(cast.anna), via: "test"), now: at)
    }

    /// What many ask at once, each under its own name.
    private func all<Value: Sendable>(_ count: Int, _ body: @escaping @Sendable (Int) async throws -> Value) async throws -> [Int: Value] {
        try await withThrowingTaskGroup(of: (Int, Value).self) { group in
            for index in 0..<count { group.addTask { (index, try await body(index)) } }
            return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
        }
    }

    @Test func `sixty-four callers at once get each their own answer, and the record has no gaps`() async throws {
        let head = try cast.reading { try $0.entryCount() }
        let answers = try await all(64) { try await submit(LogInteraction(text: "call \($0)", with: [ines])) }
        for (index, answer) in answers {
            guard case .interaction(.logged(let logged))? = answer.entries.first?.fact else { Issue.record("no contact"); continue }
            #expect(logged.text == "call \(index)" && !answer.repeated)
        }
        let numbers = answers.values.flatMap { $0.entries.map(\.number) }.sorted()
        #expect(numbers == Array(head + 1...head + Int64(numbers.count)))
        #expect(try Verification.run(on: cast.folder.engine, firm: 1).altered == nil)
    }

    @Test func `the same asked by many at once is written once, and all are told the same`() async throws {
        let identity = Cast.identity()
        let answers = try await all(64) { _ in try await submit(LogInteraction(text: "once", with: [ines]), identity: identity) }
        #expect(Set(answers.values.map { $0.entries.map(\.number) }).count == 1)
        #expect(answers.values.filter { !$0.repeated }.count == 1)
    }

    @Test func `a refusal is of whoever asked, and of nobody beside`() async throws {
        let wrote = try await all(64) { index in
            do {
                _ = try await submit(LogInteraction(text: index.isMultiple(of: 3) ? "" : "call \(index)", with: [ines]))
                return true
            } catch is Refusal { return false }
        }
        for (index, isWritten) in wrote { #expect(isWritten == !index.isMultiple(of: 3)) }
    }

    /// Fails as nothing should: it cannot even be written down as what was asked.
    private struct Broken: Command {
        struct Fails: Error {}

        init() {}
        init(from decoder: any Decoder) throws { throw Fails() }
        func encode(to encoder: any Encoder) throws { throw Fails() }
        var needs: [Need] { [] }
        func decide(_ sight: Sight) throws(Refusal) -> [Stated] { [] }
    }

    @Test func `a fault is of whoever asked, and what others asked is written all the same, once`() async throws {
        let wrote = try await all(64) { index in
            do {
                if index.isMultiple(of: 5) { return try await submit(Broken()).entries.map(\.number) }
                return try await submit(LogInteraction(text: "call \(index)", with: [ines])).entries.map(\.number)
            } catch is Broken.Fails { return [] }
        }
        for (index, numbers) in wrote { #expect(numbers.isEmpty == index.isMultiple(of: 5)) }
        #expect(Set(wrote.values.joined()).count == wrote.values.joined().count)
        #expect(try Verification.run(on: cast.folder.engine, firm: 1).altered == nil)
    }

    @Test func `what is there is told at once to whoever reads after their answer`() async throws {
        let seen = try await all(32) { index in
            let number = try await submit(LogInteraction(text: "call \(index)", with: [ines])).entries[0].number
            return try cast.reading { try $0.entryCount() } >= number
        }
        #expect(seen.values.allSatisfy { $0 })
    }

    @Test func `staff who came in the same moment are seen by all who come after`() async throws {
        _ = try cast.reading { $0.staff.count }
        _ = try await all(16) { index in
            if index.isMultiple(of: 2) { return try await submit(LogInteraction(text: "call \(index)", with: [ines])) }
            return try await submit(AddStaff(who: Contact("S\(index) <s\(index)@bergochieng.example>")))
        }
        #expect(try cast.reading { $0.staff.count } == 9)
    }
}
