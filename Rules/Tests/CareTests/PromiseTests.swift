import Foundation
import Testing

@testable import Care

@Suite struct PromiseTests {
    let inTime = at("2026-03-05T12:00Z")
    let late = at("2026-03-10T09:00Z")
    let thursday = Cast.due("2026-03-12T15:00")

    @Test func `kept by its time, to the millisecond, is on time`() throws {
        #expect(try Cast.promise().keep(at: inTime) == .kept(late: false))
        #expect(try Cast.promise().keep(at: Cast.friday.instant) == .kept(late: false))
        #expect(try Cast.promise().keep(at: Cast.friday.instant.adding(milliseconds: 1)) == .kept(late: true))
    }

    @Test func `kept late is still kept`() {
        #expect(Cast.promise(.kept(late: true)).state == .keptLate)
        #expect(Cast.promise(.kept(late: false)).state == .kept)
    }

    @Test func `moved before its time it is not late`() throws {
        #expect(try Cast.promise().move(to: thursday, at: inTime, because: "parts") == .moved(to: thursday, late: false, because: "parts"))
        let moved = Cast.promise(.moved(to: thursday, late: false, because: "parts"))
        #expect(moved.due == thursday)
        #expect(try moved.keep(at: late) == .kept(late: false))
    }

    @Test func `moved after its time it stays late, however often it moves again`() throws {
        #expect(try Cast.promise().move(to: thursday, at: late, because: "parts") == .moved(to: thursday, late: true, because: "parts"))
        let moved = Cast.promise(.moved(to: thursday, late: true, because: "parts"))
        let later = Cast.due("2026-03-13T15:00")
        #expect(try moved.move(to: later, at: late, because: "snow") == .moved(to: later, late: true, because: "snow"))
        #expect(try moved.keep(at: late) == .kept(late: true))
    }

    @Test func `a time moves only with a reason, and only to one that is to come`() {
        #expect(throws: Refusal.reasonMissing) { try Cast.promise().move(to: thursday, at: inTime, because: "") }
        #expect(throws: Refusal.dueHasPassed("2026-03-12 15:00")) {
            try Cast.promise().move(to: thursday, at: thursday.instant, because: "parts")
        }
    }

    @Test func `a reason is asked for before another time is`() {
        #expect(throws: Refusal.reasonMissing) { try Cast.promise().move(to: thursday, at: thursday.instant, because: "") }
    }

    @Test func `it is released only with a reason`() throws {
        #expect(try Cast.promise().release(because: "they sold the house") == .released(because: "they sold the house"))
        #expect { try Cast.promise().release(because: "") } throws: { ($0 as? Refusal)?.code == "missing" }
        #expect(Cast.promise(.released(because: "they sold the house")).state == .released)
    }

    @Test(
        arguments: [
            (.kept(late: false), "kept"), (.kept(late: true), "kept late"), (.released(because: "they sold the house"), "released"),
        ] as [(Promise.Fact, String)])
    func `what has ended stays ended`(end: Promise.Fact, how: String) {
        let ended = Cast.promise(end)
        let refusal = Refusal.alreadySettled(promise: "send the revised quote", how: how)
        #expect(throws: refusal) { try ended.keep(at: inTime) }
        #expect(throws: refusal) { try ended.move(to: thursday, at: inTime, because: "") }
        #expect(throws: refusal) { try ended.release(because: "") }
    }

    @Test func `a promise begins with being made`() {
        #expect(Promise(number: 21, .kept(late: false)) == nil)
        #expect(Promise(number: 21, .released(because: "")) == nil)
        #expect(Cast.promise().number == Cast.quote)
        #expect(Cast.promise().state == .open)
    }
}

@Suite struct `Commands about promises` {
    @Test(arguments: [.ours, .theirs] as [Promise.Side])
    func `what is owed is written down with its owner, its time and where it was said`(side: Promise.Side) throws {
        let command = MakePromise(side: side, text: "send the plans", to: Cast.ines, due: Cast.friday, owner: Cast.ben, during: Cast.leak)
        let made = Promise.Made(side: side, to: Cast.ines, due: Cast.friday, owner: Cast.ben, during: Cast.leak, text: "send the plans")
        #expect(command.needs == [.party(Cast.ines), .interaction(Cast.leak)])
        #expect(try command.decide(Cast.sightOfClients()) == [.begins(.promise(.made(made)))])
    }

    @Test func `what is promised is written without the space around it, and space alone is nothing`() throws {
        func promise(_ text: String) -> MakePromise {
            MakePromise(side: .ours, text: text, to: Cast.ines, due: Cast.friday, owner: Cast.anna)
        }
        let plain = try promise("send the plans").decide(Cast.sightOfClients())
        #expect(try promise(" \t send the plans \n").decide(Cast.sightOfClients()) == plain)
        #expect(throws: Refusal.missing(field: "what is promised", example: "\"send the revised quote\"")) {
            try promise(" \t\n").decide(Cast.sightOfClients())
        }
    }

    @Test func `a promise needs words, somebody known, an owner who is there and a time to come`() {
        func refuses(_ refusal: Refusal, _ text: String, to: Int64, due: Due, owner: Int64, during: Int64? = nil) {
            let command = MakePromise(side: .ours, text: text, to: to, due: due, owner: owner, during: during)
            #expect(throws: refusal) { try command.decide(Cast.sightOfClients { $0.staff[Cast.ben]?.left = true }) }
        }
        let past = Cast.due("2026-03-02T09:00")
        refuses(.missing(field: "what is promised", example: "\"send the revised quote\""), "", to: 99, due: past, owner: 99, during: 99)
        refuses(.noSuch(thing: "person or organization", given: "99"), "x", to: 99, due: past, owner: 99, during: 99)
        refuses(.noSuch(thing: "staff member", given: "98"), "x", to: Cast.ines, due: past, owner: 98, during: 99)
        refuses(.staffGone("Ben Ochieng"), "x", to: Cast.ines, due: past, owner: Cast.ben, during: 99)
        refuses(.noSuch(thing: "interaction", given: "99"), "x", to: Cast.ines, due: past, owner: Cast.anna, during: 99)
        refuses(.dueHasPassed("2026-03-02 09:00"), "x", to: Cast.ines, due: past, owner: Cast.anna)
    }

    @Test func `keeping, moving and releasing are said of the promise`() throws {
        let sight = Cast.sightOfClients(at: at("2026-03-10T09:00Z"))
        let thursday = Cast.due("2026-03-12T15:00")
        #expect(try KeepPromise(promise: Cast.quote).decide(sight) == [.about(Cast.quote, .promise(.kept(late: true)))])
        #expect(
            try MovePromise(promise: Cast.quote, due: thursday, because: "parts").decide(sight)
                == [.about(Cast.quote, .promise(.moved(to: thursday, late: true, because: "parts")))])
        #expect(
            try ReleasePromise(promise: Cast.quote, because: "sold").decide(sight)
                == [.about(Cast.quote, .promise(.released(because: "sold")))])
    }

    @Test func `there must be such a promise`() {
        let refusal = Refusal.noSuch(thing: "promise", given: "99")
        for command in [
            KeepPromise(promise: 99), MovePromise(promise: 99, due: Cast.friday, because: "x"), ReleasePromise(promise: 99, because: "x"),
        ] as [any Command] {
            #expect(command.needs == [.promise(99)])
            #expect(throws: refusal) { try command.decide(Cast.sightOfClients()) }
        }
    }

    @Test func `a due time inside a command is coded as in the record`() throws {
        let coded = try JSONEncoder().encode([JSONDue(Cast.friday)])
        #expect(try JSONDecoder().decode([String].self, from: coded) == [Cast.friday.json.text])
        #expect(try JSONDecoder().decode([JSONDue].self, from: coded) == [JSONDue(Cast.friday)])
        #expect(throws: DecodingError.self) { try JSONDecoder().decode([JSONDue].self, from: Data(#"["{}", "Friday"]"#.utf8)) }
    }
}
