import Testing

@testable import Care

@Suite struct NoteTests {
    let happened = LogInteraction(text: "roof still leaks", with: [Cast.ines])

    func promise(_ side: Promise.Side, to: Int64 = Cast.ines, during: Int64? = nil) -> MakePromise {
        MakePromise(side: side, text: "the quote", to: to, due: Cast.friday, owner: Cast.anna, during: during)
    }

    func made(_ side: Promise.Side, during: Int64?) -> Stated {
        .begins(
            .promise(.made(Promise.Made(side: side, to: Cast.ines, due: Cast.friday, owner: Cast.anna, during: during, text: "the quote"))))
    }

    @Test func `what is promised was said in what happened`() throws {
        let facts = try WriteNote(happened: happened, ours: promise(.ours), theirs: promise(.theirs)).decide(Cast.sightOfClients())
        #expect(try facts.first == happened.decide(Cast.sightOfClients()).first)
        #expect(Array(facts.dropFirst()) == [made(.ours, during: Cast.next), made(.theirs, during: Cast.next)])
    }

    @Test func `promises alone keep where they were said`() throws {
        #expect(
            try WriteNote(happened: nil, ours: promise(.ours, during: Cast.leak), theirs: promise(.theirs)).decide(Cast.sightOfClients())
                == [made(.ours, during: Cast.leak), made(.theirs, during: nil)])
    }

    @Test func `what happened may be all`() throws {
        #expect(try WriteNote(happened: happened, ours: nil, theirs: nil).decide(Cast.sightOfClients()).count == 1)
    }

    @Test func `a note needs to see all that its parts do`() {
        #expect(
            WriteNote(happened: happened, ours: promise(.ours, during: Cast.leak), theirs: promise(.theirs, to: Cast.garage)).needs
                == [.party(Cast.ines), .party(Cast.ines), .interaction(Cast.leak), .party(Cast.garage)])
    }

    @Test func `it is all of it or nothing`() {
        #expect(throws: Refusal.noSuch(thing: "person or organization", given: "99")) {
            try WriteNote(happened: happened, ours: promise(.ours), theirs: promise(.theirs, to: 99)).decide(Cast.sightOfClients())
        }
        #expect(throws: Refusal.noSuch(thing: "person or organization", given: "11")) {
            try WriteNote(happened: happened, ours: promise(.ours), theirs: nil).decide(Cast.sight())
        }
    }

    @Test func `an empty note is none`() {
        #expect { try WriteNote(happened: nil, ours: nil, theirs: nil).decide(Cast.sight()) } throws: {
            ($0 as? Refusal)?.code == "missing"
        }
    }
}
