import Care
import Testing

@testable import Language

/// What is found in a letter of the cast.
private func gist(_ text: String, subject: String = "Ovens", hasEarlier: Bool = false, attachments: Int = 0) -> Gist {
    Array(text.utf8).withUnsafeBufferPointer {
        LetterReader.gist(subject: subject, words: $0, hasEarlier: hasEarlier, attachments: attachments)
    }
}

@Suite struct LetterAsksTests {
    @Test(arguments: [
        "When can I bake?", "Anna, can you call me this afternoon", "Could you please send the revised drawings.",
        "Please call me when you get a chance.", "please forward the plans to Ben", "Let me know what you think.",
        "Let me know if Thursday works.", "We would like to receive your comments before we finalize the drawings.",
        "I'd appreciate your following up on the crack.", "I need your approval by Friday.", "We are still waiting for your answer.",
        "do you know when the scaffold comes down", "Mike, do you have the number of the garage", "Call me on Saturday.",
        "I was wondering if the lift could be moved.", "Anna, what do you think about Thursday at 3?", "What’s yours?",
        "Any news about the permit", "I look forward to hearing from you.", "Drop me a line sometime.", "RSVP by 26 March",
        "Would you be willing to look at our barn?", "I have a few questions.", "Can we meet on Wednesday?",
        "How about either Tuesday or Thursday?", "Kannst du mich zurückrufen", "Wann können wir backen?",
        "Bitte schicken Sie uns das Angebot.",
    ])
    func `it asks`(text: String) {
        #expect(gist(text).asks != nil)
    }

    @Test(arguments: [
        ("I haven't heard anything back from you.", Ask.reminder), ("Your invoice remains unpaid.", .reminder),
        ("This is urgent.", .reminder),
        ("The second oven is broken again.", .complaint), ("I am very disappointed.", .complaint),
        ("The lift doesn't work.", .complaint), ("When can I bake?", .question), ("Please send the quote.", .request),
        ("Die Tür ist undicht.", .complaint),
    ])
    func `it says how it asks`(text: String, ask: Ask) {
        #expect(gist(text).asks == ask)
    }

    @Test(arguments: [
        "Thanks!", "Please find attached the revised quote.", "Please note that the bakery is closed on Monday.",
        "Please let me know if you have any questions.", "Let me know if you need anything else.",
        "If you have any questions, please call me.",
        "Feel free to call me at 020 7946 0171 if you want.", "Please do not hesitate to contact me.",
        "I checked. You had no charges for May.",
        "For your information.", "I will let you know as soon as the steel is there.", "Please join us in congratulating Ben.",
        "Here are the drawings you asked for.", "The crack is where the old door was.", "I'll be there.",
        "See http://harbourbakery.example/oven?size=2 for the oven.", "Write to ines@harbourbakery.example", "Guess what?",
        "The invoice.? It was paid.", "The list has a status (open?) and a size (small?).", "Galv?n comes on Monday.",
        "We could have been there.", "Bei Fragen stehen wir Ihnen gerne zur Verfügung.", "Anbei die Zeichnungen.", "",
    ])
    func `it asks nothing`(text: String) {
        #expect(gist(text).asks == nil, "\(gist(text).asked)")
    }

    @Test func `the sentence that asks is told, on one line, and a question before all else`() {
        let text =
            "Hello Anna,\n\nthe oven is cold. Please come soon.\n"
            + "There is a new one\nin the shop, which is very nice and very large. When can\nI bake?\n\nInes"
        #expect(gist(text).asked == "When can I bake?")
        #expect(gist("And me?  When\ncan I bake?").asked == "When can I bake?")
        #expect(gist("Dear Anna,\nplease come soon.").asked == "please come soon.")
    }

    @Test func `what stands below the letter is not read`() {
        #expect(gist("Here it is.\n\nRegards,\nInes\nQuestions? Call 020 7946 0171").asks == nil)
        #expect(gist("Here it is.\n--\nWhy not bake today?").asks == nil)
        #expect(gist("Here it is.\n**********\nIf you got this by mistake, would you tell us?").asks == nil)
        #expect(gist("Here it is.\nSent from my phone, can you tell?").asks == nil)
        #expect(gist("Here it is.\n\nThanks,\nInes\n\nPS: when do you come?").asks == .question)
    }

    @Test func `a long letter has its words of complaint from somewhere else`() {
        let report = String(repeating: "The wall stands well and is dry all over. ", count: 20)
        #expect(gist("The oven is broken.").asks == .complaint)
        #expect(gist(report + "The old oven was broken.").asks == nil)
    }
}

@Suite struct LetterTellsTests {
    @Test(
        arguments: [
            ("Thanks, that helps a lot.", "Re: Ovens", false, Nothing.thanks), ("Sounds good, see you there", "Re: Ovens", false, .closes),
            ("Merry Christmas to you both", "", false, .greets), ("", "Fw: Ovens", true, .forwarded),
            ("FYI", "FW: Ovens", true, .forwarded),
            ("", "Ovens", false, .empty), ("Attached is the revised plan for the roof.", "Roof", false, .informs),
            ("The roof was mended on Friday.", "Re: Roof", false, .answers),
            ("The roof was mended on Friday.", "AW: Roof", false, .answers),
            ("The roof was mended on Friday.", "Roof", false, .tells), ("Vielen Dank für die Hilfe", "Dach", false, .thanks),
        ] as [(String, String, Bool, Nothing)])
    func `what it does instead`(text: String, subject: String, hasEarlier: Bool, tells: Nothing) {
        #expect(gist(text, subject: subject, hasEarlier: hasEarlier).tells == tells)
    }

    @Test(arguments: [
        "Thanks!", "Thank you very much, Anna", "Got it, thanks", "Merry Christmas!", "Danke!", "Ok thanks.", "Will do.",
        "Thanks, Anna!\n\nInes",
    ])
    func `nothing but thanks is sure`(text: String) {
        #expect(gist(text).only)
    }

    @Test(arguments: [
        "Thanks, the oven is cold again.", "Thanks. Can you come?", "Thanks for the quote, we will think about it", "No.", "Roof!", "",
        "Thank you for coming on Friday to look at the crack", "Thanks, Anna.\nRoof leaks", "Monday\nThanks, Anna",
    ])
    func `thanks with anything else are not`(text: String) {
        #expect(!gist(text).only)
    }

    @Test func `thanks with a file are not all that came`() {
        #expect(!gist("Thanks!", attachments: 1).only)
    }

    @Test func `it greets everybody, or a reader`() {
        #expect(gist("Dear friends,\nwe meet on Thursday.").toAll)
        #expect(gist("Hi everyone, we meet on Thursday.").toAll)
        #expect(!gist("Dear Anna,\nwe meet on Thursday.").toAll)
    }

    @Test func `one sentence that sells makes a mailing, but of a question only two do`() {
        #expect(gist("Save up to 60 % on flour!").mailing == .mailing)
        #expect(gist("Did you read the newsletter?").mailing == nil)
        #expect(gist("Do you bake? Click here to save on flour. All rights reserved.").mailing == .mailing)
        #expect(gist("When can I bake?").mailing == nil)
    }
}

@Suite struct LetterHostileTests {
    @Test(arguments: [
        String(repeating: "?", count: 100_000), String(repeating: "please ", count: 50_000), String(repeating: "\n", count: 100_000),
        String(repeating: "a", count: 100_000), String(repeating: "can you ", count: 20_000) + "?", String(repeating: "@", count: 10_000),
        "\u{2019}\u{2019}\u{2019}", "’", "w", "www", "www.", "h://", ".", "?", "(?)", "\u{0}\u{1}please\u{7f}", "\u{FEFF}?",
        String(repeating: "-- ", count: 5000), String(repeating: "thanks\n", count: 5000),
    ])
    func `whatever somebody writes is read in bounded time`(text: String) {
        let found = gist(text)
        #expect(found.asked.utf8.count <= 1200)
        #expect(found.words <= LetterReader.mostBytes)
    }

    @Test func `bytes that are no text are read too`() {
        let bytes: [UInt8] = [0xE2, 0x80, 0x99, 0xE2, 0x80, 0xFF, 0xFE, 0x3F, 0xE2]
        for length in 0...bytes.count {
            bytes.prefix(length).withUnsafeBufferPointer {
                _ = LetterReader.gist(subject: "", words: $0, hasEarlier: false, attachments: 0)
            }
        }
    }

    @Test func `every line of every table is found, and means what its table says, or something politer`() {
        for table in [Phrasebook.englishAsking, Phrasebook.englishTelling, Phrasebook.german] {
            for (sign, lines) in table {
                for line in lines.split(separator: "\n") {
                    let words = line.split(separator: " ").filter { !$0.hasPrefix("(") }.map {
                        $0 == "_" ? "oven" : $0.prefix { $0 != "|" }
                    }
                    let numbers = words.map { Phrasebook.all.number(WordNumbers.hash($0)) }
                    let found = numbers.withUnsafeBufferPointer { Phrasebook.all.longest($0, from: 0, to: $0.count) }
                    #expect(found != nil, "\(sign) \(line)")
                    let known = found.map {
                        $0.length == words.count ? $0.sign == sign || $0.sign.isPolite || $0.sign.rawValue <= sign.rawValue : true
                    }
                    #expect(known == true, "\(line) is \(String(describing: found?.sign)), not \(sign)")
                }
            }
        }
    }
}
