import Care
import Support
import Testing

@testable import Store

@Suite struct HeadsTests {
    let cast: Cast
    let ines: Int64
    var heads: Heads { cast.folder.heads }
    var firm: Int64 { cast.place.firm }

    init() throws {
        cast = try Cast()
        ines = try cast.ines()
    }

    private func log() throws { try cast.take(LogInteraction(text: "Roof still leaks", with: [ines])) }

    private func listening(_ count: Int) async {
        while heads.count < count { await Task.yield() }
    }

    @Test func `whoever listens is told when something was written, and of what is there already at once`() async throws {
        let before = try heads.last(firm: firm)
        let next = Task { try await heads.next(firm: firm, after: before) }
        await listening(1)
        try log()
        #expect(try await next.value == before + 1 && heads.count == 0)
        #expect(try await heads.next(firm: firm, after: before) == before + 1)
        #expect(try cast.reading { try $0.entryCount() } == before + 1)
    }

    @Test func `what is refused or only foreseen tells nobody`() async throws {
        let before = try heads.last(firm: firm)
        #expect(throws: Refusal.self) { try cast.take(LogInteraction(text: "", with: [ines])) }
        let request = CommandRequest(
            LogInteraction(text: "a", with: [ines]), identity: Cast.identity(), by: .staff(cast.anna), via: "test")
        _ = try cast.place.desk.foresee([request], firm: firm, now: Cast.monday)
        #expect(try heads.last(firm: firm) == before)
    }

    @Test func `a firm does not hear of another`() async throws {
        let me = Contact(name: "Zoe", address: "zoe@other.example")
        let next = Task { [heads, firm] in try await heads.next(firm: firm, after: heads.last(firm: firm)) }
        await listening(1)
        let other = try cast.place.desk.found(
            FoundFirm(name: "Other", zone: "Europe/London", me: me, domains: [], rehearsal: true), identity: Cast.identity(), via: "test",
            now: Cast.monday)
        #expect(heads.count == 1)
        #expect(try heads.last(firm: other) == 2)
        next.cancel()
        await #expect(throws: CancellationError.self) { try await next.value }
    }

    @Test func `whoever goes away is forgotten, were it before they listened`() async throws {
        let before = try heads.last(firm: firm)
        let all = (0..<200).map { index in
            let task = Task { try await heads.next(firm: firm, after: before) }
            if index.isMultiple(of: 2) { task.cancel() }
            return task
        }
        await listening(100)
        for task in all { task.cancel() }
        for task in all { await #expect(throws: CancellationError.self) { try await task.value } }
        #expect(heads.count == 0)
    }

    @Test func `there are not endlessly many listeners`() async throws {
        let before = try heads.last(firm: firm)
        let all = (0..<Heads.mostListeners).map { _ in Task { try await heads.next(firm: firm, after: before) } }
        await listening(Heads.mostListeners)
        await #expect(throws: Heads.Full.self) { try await heads.next(firm: firm, after: before) }
        try log()
        for task in all { #expect(try await task.value == before + 1) }
    }
}
