import Testing

@testable import Care

@Suite struct InteractionTests {
    static func logged(_ channel: Interaction.Channel, _ direction: Interaction.Direction) -> Interaction.Logged {
        Interaction.Logged(channel: channel, direction: direction, with: [Cast.ines], ours: Cast.anna, felt: nil, text: "roof")
    }

    @Test(arguments: [.call, .meeting, .chat] as [Interaction.Channel])
    func `what took place is an answer by itself, whoever began it`(channel: Interaction.Channel) {
        for direction in [Interaction.Direction.inbound, .outbound] {
            #expect(Self.logged(channel, direction).answers)
            #expect(!Self.logged(channel, direction).waits)
        }
    }

    @Test(arguments: [.voicemail, .mail, .letter, .form] as [Interaction.Channel])
    func `what was left or written waits when it came in, and answers when it went out`(channel: Interaction.Channel) {
        #expect(Self.logged(channel, .inbound).waits)
        #expect(!Self.logged(channel, .inbound).answers)
        #expect(!Self.logged(channel, .outbound).waits)
        #expect(Self.logged(channel, .outbound).answers)
    }

    @Test func `a missed call waits when it came in, and is no answer when it went out`() {
        #expect(Self.logged(.missed, .inbound).waits)
        #expect(!Self.logged(.missed, .outbound).answers)
        #expect(!Self.logged(.missed, .outbound).waits)
    }

    @Test func `every channel is one of these`() {
        #expect(Set(Interaction.Channel.allCases) == [.call, .meeting, .chat, .voicemail, .mail, .letter, .form, .missed])
    }

    @Test func `it is shown by its subject, or the opening of its words`() {
        #expect(Cast.voicemail("roof still leaks").shown == "roof still leaks")
        #expect(Cast.voicemail(String(repeating: "é", count: 100)).shown == String(repeating: "é", count: 80))
        let mail = Interaction(
            number: 5, at: Cast.monday, channel: .mail, direction: .inbound, with: [], thread: 5, subject: "Ovens", text: "Hello",
            settled: nil)
        #expect(mail.shown == "Ovens")
    }
}

@Suite struct `Writing down a contact` {
    @Test func `it says who of us it was with whom`() throws {
        let command = LogInteraction(text: "roof", with: [Cast.ines, Cast.bakery], channel: .letter, direction: .outbound, felt: .bad)
        let logged = Interaction.Logged(
            channel: .letter, direction: .outbound, with: [Cast.ines, Cast.bakery], ours: Cast.ben, felt: .bad, text: "roof")
        #expect(command.needs == [.party(Cast.ines), .party(Cast.bakery)])
        #expect(try command.decide(Cast.sightOfClients(by: .staff(Cast.ben))) == [.begins(.interaction(.logged(logged)))])
    }

    @Test func `a contact is with somebody`() {
        #expect(throws: Refusal.missing(field: "with whom", example: "--with \"Ines Ferreira\"")) {
            try LogInteraction(text: "", with: []).decide(Cast.sightOfClients())
        }
    }

    @Test func `each of them must be known`() {
        #expect(throws: Refusal.noSuch(thing: "person or organization", given: "99")) {
            try LogInteraction(text: "", with: [Cast.ines, 99]).decide(Cast.sightOfClients())
        }
    }

    @Test func `only a missed call has no words`() {
        for channel in Interaction.Channel.allCases {
            let command = LogInteraction(text: "", with: [Cast.ines], channel: channel)
            if channel == .missed {
                #expect(throws: Never.self) { try command.decide(Cast.sightOfClients()) }
            } else {
                #expect(throws: Refusal.missing(field: "what was said", example: "\"roof still leaks\"")) {
                    try command.decide(Cast.sightOfClients())
                }
            }
        }
    }

    @Test func `only who is still there writes it down`() {
        let command = LogInteraction(text: "roof", with: [Cast.ines])
        #expect(throws: Refusal.staffGone("Ben Ochieng")) {
            try command.decide(Cast.sightOfClients(by: .staff(Cast.ben)) { $0.staff[Cast.ben]?.left = true })
        }
        #expect(throws: Refusal.noSuch(thing: "staff member", given: "99")) { try command.decide(Cast.sightOfClients(by: .staff(99))) }
        #expect(throws: Refusal.onlyStaff) { try command.decide(Cast.sightOfClients(by: .clock)) }
    }
}

@Suite struct `Nothing is owed` {
    let command = SettleNothing(interaction: Cast.leak)

    @Test func `the last of each who waits beside it is settled, whichever was named`() throws {
        #expect(command.needs == [.interaction(Cast.leak), .waitingBeside(interaction: Cast.leak)])
        let settled = Interaction.Settlement(how: .nothing, by: nil)
        #expect(
            try command.decide(Cast.sightOfClients { $0.waiting = [25, 26] }) == [
                .about(25, .interaction(.settled(settled))), .about(26, .interaction(.settled(settled))),
            ])
    }

    @Test func `an answer can be said to be owed for the same`() throws {
        let command = SayOwed(interaction: Cast.leak)
        #expect(command.needs == [.interaction(Cast.leak), .waitingBeside(interaction: Cast.leak)])
        #expect(try command.decide(Cast.sightOfClients { $0.waiting = [25] }) == [.about(25, .interaction(.owed))])
        #expect(throws: Refusal.notWaiting("“roof still leaks”")) { try command.decide(Cast.sightOfClients()) }
    }

    @Test func `what waits for nothing is called by its words, or by its number`() {
        #expect(throws: Refusal.notWaiting("“roof still leaks”")) { try command.decide(Cast.sightOfClients()) }
        #expect(throws: Refusal.notWaiting("Entry 20")) {
            try command.decide(Cast.sightOfClients { $0.interactions[Cast.leak] = Cast.voicemail("") })
        }
    }

    @Test func `there must be such an interaction`() {
        #expect(throws: Refusal.noSuch(thing: "interaction", given: "99")) {
            try SettleNothing(interaction: 99).decide(Cast.sightOfClients { $0.waiting = [25] })
        }
    }
}
