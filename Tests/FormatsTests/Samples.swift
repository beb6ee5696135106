import Care
import Foundation

@testable import Formats

/// What the tests of this module hand to its readers, and what they get.
enum Sample {
    static func stream(_ text: String) -> ByteStream { ByteStream(Array(text.utf8)) }

    /// Text as UTF-16, with its mark.
    static func utf16(_ text: String, bigEndian: Bool = false) -> [UInt8] {
        "\u{FEFF}\(text)".utf16.flatMap { unit -> [UInt8] in
            let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
            return bigEndian ? [high, low] : [low, high]
        }
    }

    /// A stream that gives its bytes a few at a time, as a slow disk might.
    static func slow(_ bytes: [UInt8], _ step: Int = 7) -> ByteStream {
        var at = 0
        return ByteStream { room throws(ByteStream.Unreadable) in
            let count = min(step, room.count, bytes.count - at)
            room.copyBytes(from: bytes[at..<at + count])
            at += count
            return count
        }
    }

    static func cards(_ stream: ByteStream) throws -> (cards: [ContactCard], broken: [(line: Int, why: String)]) {
        var (cards, broken) = ([ContactCard](), [(line: Int, why: String)]())
        var reader = try VCardReader(stream)
        while let piece = try reader.next() {
            switch piece {
            case .card(let card, _, _): cards.append(card)
            case .broken(let line, let why): broken.append((line, why))
            }
        }
        return (cards, broken)
    }

    static func cards(_ text: String) throws -> [ContactCard] { try cards(stream(text)).cards }

    /// Header, rows and complaints of a table.
    static func table(_ stream: ByteStream) throws -> (header: [String], rows: [TableRow], broken: [(line: Int, why: String)]) {
        var (rows, broken) = ([TableRow](), [(line: Int, why: String)]())
        var reader = try TableReader(stream)
        while let piece = try reader.next() {
            switch piece {
            case .row(let row): rows.append(row)
            case .broken(let line, let why): broken.append((line, why))
            }
        }
        return (reader.header, rows, broken)
    }

    static func table(_ text: String) throws -> (header: [String], rows: [TableRow], broken: [(line: Int, why: String)]) {
        try table(stream(text))
    }

    /// The contacts of a table by the mapping that is guessed for it.
    static func contacts(_ text: String) throws -> (mapping: Mapping, cards: [ContactCard]) {
        let table = try table(text)
        let mapping = Mapping(guessing: table.header, sample: table.rows)
        return (mapping, table.rows.map(mapping.card))
    }

    static let year2026 = Instant(iso: "2026-01-01T00:00:00Z")!...Instant(iso: "2027-01-01T00:00:00Z")!

    static func events(
        _ stream: ByteStream, zone: Zone = .utc, window: ClosedRange<Instant> = year2026, most: Int = 400
    ) throws -> (events: [CalendarEvent], failed: [(line: Int, why: String)]) {
        var (events, failed) = ([CalendarEvent](), [(line: Int, why: String)]())
        let reader = CalendarReader(zone: zone, window: window, mostOccurrences: most)
        try reader.read(stream, each: { events.append($0) }, failed: { failed.append(($0, $1)) })
        return (events, failed)
    }

    static func events(_ lines: String, zone: Zone = .utc) throws -> (events: [CalendarEvent], failed: [(line: Int, why: String)]) {
        try events(stream("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n\(lines.replacing("\n", with: "\r\n"))\r\nEND:VCALENDAR\r\n"), zone: zone)
    }
}

/// Numbers from a seed, the same each time.
struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        // SplitMix64, by Sebastiano Vigna (prng.di.unimi.it/splitmix64.c).
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func text(_ most: Int, from letters: String) -> String {
        let letters = Array(letters)
        return String((0..<Int.random(in: 0...most, using: &self)).map { _ in letters.randomElement(using: &self)! })
    }

    mutating func one<Element>(of list: [Element]) -> Element { list.randomElement(using: &self)! }
}
