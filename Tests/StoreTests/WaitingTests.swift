import Care
import Store
import Support
import Testing

@Suite struct WaitingTests {
    let cast: Cast
    let ines: Int64

    init() throws {
        cast = try Cast()
        ines = try cast.ines()
    }

    private func waiting(at: Instant = Cast.monday.adding(milliseconds: 3_600_000)) throws -> [Item] {
        try cast.reading(at: at) { try $0.waiting(.mine).items }
    }

    @Test func `a voicemail waits until it is answered`() throws {
        try cast.take(LogInteraction(text: "The crack has grown", with: [ines], channel: .voicemail))
        #expect(try waiting().map(\.words) == ["The crack has grown"])
        try cast.take(LogInteraction(text: "Called her back", with: [ines], channel: .call, direction: .outbound))
        #expect(try waiting().isEmpty)
    }

    @Test func `a call that took place is answered by itself`() throws {
        try cast.take(LogInteraction(text: "Roof still leaks", with: [ines]))
        #expect(try waiting().isEmpty)
    }

    @Test func `a missed call of ours is no answer`() throws {
        try cast.take(LogInteraction(text: "Call me", with: [ines], channel: .voicemail))
        try cast.take(LogInteraction(text: "", with: [ines], channel: .missed, direction: .outbound))
        #expect(try waiting().count == 1)
    }

    @Test func `what is marked as needing nothing waits no longer, and waits again when that is undone`() throws {
        let letter = try cast.take(LogInteraction(text: "For your files", with: [ines], channel: .letter))
        try cast.take(SettleNothing(interaction: letter.thing!))
        #expect(try waiting().isEmpty)
        try cast.take(UndoLast(by: cast.anna))
        #expect(try waiting().count == 1)
    }

    @Test func `a promise to a client ends their wait, and undoing it brings the wait back`() throws {
        try cast.take(LogInteraction(text: "Call me", with: [ines], channel: .voicemail))
        try cast.say("promise", ["text": ["call her back"], "to": ["Ines"], "due": ["16:00"]])
        #expect(try waiting().isEmpty)
        try cast.take(UndoLast(by: cast.anna))
        #expect(try waiting().count == 1)
    }
}
