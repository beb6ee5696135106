import Testing

@testable import Care

@Suite struct `How alike words are` {
    static let edits: [(String, String, Int?)] = [
        ("berg", "berg", 0), ("berg", "burg", 1), ("berg", "bergs", 1), ("berg", "bre", 2), ("berg", "bregs", 2), ("berg", "ebrg", 1),
        ("ferreira", "ferriera", 1), ("ferreira", "fereira", 1), ("", "ab", 2), ("okafor", "lindqvist", nil), ("ab", "ba", 1),
    ]

    @Test(arguments: edits) func `slips are counted up to the limit, swapped neighbours as one`(one: String, other: String, distance: Int?)
    {
        var closeness = Closeness()
        #expect(closeness.edits(letters(one), letters(other), within: 2) == distance)
        #expect(closeness.edits(letters(other), letters(one), within: 2) == distance)
    }

    @Test func `a limit of one finds just what a limit of two finds within one`() {
        var closeness = Closeness()
        for one in words {
            for other in words {
                let two = closeness.edits(letters(one), letters(other), within: 2)
                #expect(closeness.edits(letters(one), letters(other), within: 1) == two.flatMap { $0 <= 1 ? $0 : nil }, "\(one) \(other)")
            }
        }
    }

    @Test func `Jaro and Winkler’s own examples come out as they published them`() {
        var closeness = Closeness()
        for (one, other, expected) in [("martha", "marhta", 0.961), ("dwayne", "duane", 0.84), ("dixon", "dicksonx", 0.813)] {
            #expect(abs(closeness.likeness(letters(one), letters(other)) - expected) < 0.001)
        }
    }

    @Test func `which letters there are never hides a likeness`() {
        var lexicon = Lexicon()
        var closeness = Closeness()
        let values = words.map { Column.Value($0, shown: $0, .text, &lexicon) }
        for one in values {
            for other in values {
                let exact = closeness.likeness(one.letters, other.letters)
                let quick = closeness.likeness(one, other, atLeast: 0.8)
                #expect(exact < 0.8 || quick == exact, "\(one.text) \(other.text)")
                #expect(closeness.edits(one, other, within: 2) == closeness.edits(one.letters, other.letters, within: 2))
            }
        }
    }

    private let words = [
        "berg", "burg", "bregs", "ochieng", "ochinge", "ferreira", "fereira", "okafor", "lindqvist", "lindquist", "li", "il", "日本橋", "日本端",
    ]
    private func letters(_ word: String) -> [UInt32] { word.unicodeScalars.map(\.value) }
}

@Suite struct `Logarithms of our own` {
    @Test func `a power undoes a logarithm`() {
        var value = 1e-9
        while value < 1e9 {
            #expect(abs(Logarithm.power(Logarithm.base2(value)) / value - 1) < 1e-12)
            value *= 1.37
        }
        #expect(Logarithm.base2(1) == 0 && Logarithm.base2(8) == 3 && Logarithm.power(-5000) == 0)
    }

    @Test func `odds and their opposite are probabilities that sum to one`() {
        for odds in [-700.0, -40, -3, 0, 0.5, 12, 900] {
            #expect(abs(Logarithm.probability(odds) + Logarithm.probability(-odds) - 1) < 1e-12)
        }
    }
}

@Suite struct `Dates and postal addresses as they are written` {
    static let dates = [
        "19800302", "02031980", "1980-03-02", "02.03.1980", "2/3/1980", "2 March 1980", "Mar 2, 1980", "1980-03-02T00:00:00Z",
    ]
    @Test(arguments: dates) func `one day is read however it is written`(text: String) { #expect(CalendarDate(text)?.digits == "19800302") }

    static let noDates = ["", "soon", "6988048", "99999999", "020 7946 0171", "1980", "13/13/1980"]
    @Test(arguments: noDates) func `what is no date is none`(text: String) { #expect(CalendarDate(text) == nil) }

    /// Each with its house, street, town and post code.
    static let places = [
        ("3 Quay Street\nUnit B\nCT16 1AA Dover\nEngland", ["3", "Quay Street", "Dover", "CT16 1AA"]),
        ("Flat 2\n3 Quay Street\nDover\nCT161AA", ["3", "Quay Street", "Dover", "CT161AA"]),
        ("Hafenstraße 3, 20457 Hamburg", ["3", "Hafenstraße", "Hamburg", "20457"]),
        ("Hafenstraße 3 b\nD-20457 Hamburg", ["3 b", "Hafenstraße", "Hamburg", "D 20457"]),
        ("Straße des 17. Juni 135\n10623 Berlin\nGermany", ["135", "Straße des 17 Juni", "Berlin", "10623"]),
        ("3434 Peachtree Rd. NE\nAtlanta", ["3434", "Peachtree Rd NE", "Atlanta", ""]),
        ("12224 Ventura Blvd.\nStudio City", ["12224", "Ventura Blvd", "Studio City", ""]),
        ("100 E. 63rd St.\nNew York NY 10118-0110", ["100", "E 63rd St", "New York NY", "10118 0110"]),
        ("Suite 300\n1350 SE 5th Ave.\n97202 Portland OR\nUSA", ["1350", "SE 5th Ave", "Portland OR", "97202"]),
        ("3rd St. Promenade\nSanta Monica", ["", "3rd St Promenade", "Santa Monica", ""]),
        ("Kade 12a\n1015 CJ Amsterdam", ["12a", "Kade", "Amsterdam", "1015 CJ"]),
        ("Storgatan 1\n111 22 Stockholm", ["1", "Storgatan", "Stockholm", "111 22"]),
        ("12 George St, Sydney NSW 2000", ["12", "George St", "Sydney NSW", "2000"]),
        ("12-14 rue du Port\n75002 Paris\nFrance", ["12 14", "rue du Port", "Paris", "75002"]),
        ("3 Quay Street\nDublin 2", ["3", "Quay Street", "Dublin", "2"]), ("20457 Hamburg", ["", "", "Hamburg", "20457"]),
        ("CT16 1AA Dover\nEngland", ["", "England", "Dover", "CT16 1AA"]), ("K1A 0B1", ["", "", "", "K1A 0B1"]),
        ("3 Quay Street", ["3", "Quay Street", "", ""]), ("Dover", ["", "Dover", "", ""]), ("", ["", "", "", ""]),
    ]
    @Test(arguments: places) func `a postal address is taken apart into house, street, town and post code`(text: String, parts: [String]) {
        let read = PlaceParts(text)
        #expect([read.house, read.street, read.town, read.postcode] == parts)
    }

    @Test func `legal forms are left out unless nothing else is there`() {
        #expect(LegalForms.without("The Harbour Bakery Ltd.") == "harbour bakery")
        #expect(LegalForms.without("Okafor Garage G.m.b.H. & Co. KG") == "okafor garage")
        #expect(LegalForms.without("Company") == "company")
        #expect(LegalForms.without("Okafor’s Garage") == "okafors garage")
    }
}
