import Testing

@testable import Care

@Suite struct `Telling a fact in another record` {
    /// There a hundred more.
    private let new = Renumbering(thing: { $0 + 100 }, erased: { range in [range.lowerBound + 100] })

    /// Every kind that is written, so that a new one cannot forget the numbers it names.
    @Test(arguments: Pin.all) func `keeps its kind, its words, and everything but numbers`(pin: Pin) throws {
        guard let told = pin.fact.renumbered(new) else {
            #expect(["command.undone", "import.undone"].contains(pin.kind), "\(pin.kind)")
            return
        }
        #expect(told.form.kind == pin.kind)
        #expect(told.form.words == pin.fact.form.words)
        let back = Renumbering(thing: { $0 - 100 }, erased: { range in [range.lowerBound - 100] })
        if pin.kind != Erased.kind { #expect(told.renumbered(back) == pin.fact) }
    }

    @Test func `leaves out who is not there`() {
        let nobody = Renumbering(thing: { _ in nil }, erased: { _ in [] })
        #expect(Fact.party(.merged(into: 11)).renumbered(nobody) == nil)
        #expect(
            Fact.interaction(.settled(.init(how: .promised, by: 21))).renumbered(nobody)
                == .interaction(.settled(.init(how: .promised, by: nil))))
    }

    @Test func `a range longer than any record costs nothing`() {
        let erased = Fact.party(.erased(Erased(ranges: [1...Int64.max], because: "")))
        #expect(erased.renumbered(new) == .party(.erased(Erased(ranges: [101...101], because: ""))))
    }

    @Test func `rights are given here`() throws {
        let told = Restate(.begins(.staff(.joined(name: "Zoe", address: "zoe@x.example", rights: .principal))), before: 1)
        #expect(try told.decide(Cast.sight()) == [.begins(.staff(.joined(name: "Zoe", address: "zoe@x.example", rights: .member)))])
    }

    @Test func `somebody with an equal address is shown as one with who was here before`() throws {
        let ines = Party.Details(name: "I. Ferreira", addresses: ["ines@harbourbakery.example"])
        let added = Stated.begins(.party(.added(.person, ines, standing: .client)))
        #expect(
            try Restate(added, before: 50).decide(Cast.sightOfClients()) == [added, .about(Cast.next, .party(.merged(into: Cast.ines)))])
        #expect(try Restate(added, before: 5).decide(Cast.sightOfClients()) == [added])
    }
}
