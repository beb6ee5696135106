import Testing

@testable import Care

@Suite struct ReactionTests {
    static func call(_ channel: Interaction.Channel, _ direction: Interaction.Direction, _ with: Int64...) -> Fact {
        .interaction(.logged(Interaction.Logged(channel: channel, direction: direction, with: with, ours: Cast.anna, felt: nil, text: "x")))
    }

    static func made(_ side: Promise.Side) -> Fact {
        .promise(.made(Promise.Made(side: side, to: Cast.ines, due: Cast.friday, owner: Cast.anna, during: nil, text: "x")))
    }

    static let without: [Fact] = [
        call(.voicemail, .inbound, Cast.ines), call(.missed, .outbound, Cast.ines), made(.theirs), .promise(.kept(late: false)),
        .promise(.released(because: "x")), .interaction(.settled(Interaction.Settlement(how: .nothing, by: nil))), .staff(.left),
        .colleague(.seen(name: "", address: "")), .party(.confirmed(automatic: true)), .undone(Undone(first: 1, last: 1)),
        .importRun(.finished(ImportRun.Counts())), .firm(.hours(week: .usual, from: Day(number: 0))),
    ]

    func follow(_ fact: Fact, waiting: Int64...) -> [Stated] {
        let entry = Entry(
            number: 100, command: [], ordinal: 0, at: Cast.monday, recorded: Cast.monday, by: .staff(Cast.anna), via: "cli", about: 100,
            fact: fact)
        return Reactions.follow(entry, Cast.sight { $0.waiting = waiting })
    }

    func settled(_ how: Interaction.Settlement.How, _ number: Int64) -> Stated {
        .about(number, .interaction(.settled(Interaction.Settlement(how: how, by: 100))))
    }

    @Test func `a contact that took place answers all that its people wait for`() {
        #expect(Reactions.needs(of: .begins(Self.call(.call, .inbound, 11, 12))) == [.waiting(party: 11), .waiting(party: 12)])
        #expect(follow(Self.call(.call, .inbound, 11, 12), waiting: 30, 31) == [settled(.answered, 30), settled(.answered, 31)])
    }

    @Test func `what we wrote or left answers too`() {
        #expect(Reactions.needs(of: .begins(Self.call(.letter, .outbound, 11))) == [.waiting(party: 11)])
        #expect(Reactions.needs(of: .begins(Self.call(.voicemail, .outbound, 11))) == [.waiting(party: 11)])
    }

    @Test func `a promise of ours ends the wait, for now it is owed by a time`() {
        #expect(Reactions.needs(of: .begins(Self.made(.ours))) == [.waiting(party: Cast.ines)])
        #expect(follow(Self.made(.ours), waiting: 30) == [settled(.promised, 30)])
    }

    @Test func `nothing answers itself`() {
        #expect(follow(Self.call(.call, .inbound, 11), waiting: 100, 30) == [settled(.answered, 30)])
        #expect(follow(Self.call(.call, .inbound, 11)) == [])
    }

    @Test(arguments: without) func `nothing else answers anybody`(fact: Fact) {
        #expect(Reactions.needs(of: .begins(fact)) == [])
        #expect(follow(fact) == [])
    }
}
