import Care
import Crypto

/// Proves that a firm's record is whole: no entry changed, none missing, none added without its leaf.
public struct Verification: Sendable {
    /// How many entries were checked.
    public let entries: Int64
    /// The first altered entry and what of it; nil where all is as it was written.
    public let altered: (entry: Int64, what: String)?

    /// The same, and that every message the record names lies there as it came. O(bytes of entries and messages).
    public static func run(on folder: DataFolder, firm: Int64) throws -> Verification {
        let record = try run(on: folder.engine, firm: firm)
        if record.altered != nil { return record }
        let messages = try folder.engine.read { database in
            try database.rows(
                """
                select number, body ->> 'raw' from entry
                where firm = \(firm) and kind in ('interaction.mailed', 'interaction.placed') and words is not null order by number
                """)
        }
        for row in messages {
            if let flaw = folder.letters.flaw(row.text(1)) { return Verification(entries: record.entries, altered: (row.integer(0), flaw)) }
        }
        return record
    }

    /// Hashes the stored bytes of every entry without decoding them. O(bytes).
    public static func run(on engine: any Engine, firm: Int64) throws -> Verification {
        let (publicID, head, erasures) = try engine.read { database in
            let row = try database.row("select public_id, head from firm where number = \(firm)")
            // Words may be absent only where an entry says that they were erased.
            let erasures = try database.rows("select body from entry where firm = \(firm) and kind = \(Erased.kind)")
            return (row?.blob(0) ?? [], row?.integer(1) ?? 0, try ErasedEntries(erasures.map { $0.text(0) }))
        }
        var (checked, erased): (Int64, ErasedEntries) = (0, erasures)
        var altered: (Int64, String)?
        var buffer: [UInt8] = []
        try engine.scanEntries(firm: firm) { entry in
            altered = flaw(entry, expected: checked + 1, publicID: publicID, isErased: erased.contains(checked + 1), &buffer)
            if altered == nil { checked += 1 }
            return altered == nil
        }
        if altered == nil, checked < head { altered = (checked + 1, "missing") }
        if altered == nil, checked > head { altered = (head + 1, "added behind the end of the record") }
        return Verification(entries: checked, altered: altered)
    }

    private static func flaw(
        _ entry: StoredEntry, expected: Int64, publicID: [UInt8], isErased: Bool, _ buffer: inout [UInt8]
    ) -> (Int64, String)? {
        if entry.number != expected { return (expected, "missing") }
        Leaf.input(entry, publicID: publicID, into: &buffer)
        let leafHolds = equal(buffer.withUnsafeBytes { SHA256.hash(data: $0) }, entry.leaf)
        var wordsHold = isErased
        if let words = entry.words, let nonce = entry.nonce {
            wordsHold = equal(Leaf.digest(nonce: nonce, words: words), entry.digest)
            if wordsHold, isErased { return (expected, "its words are there, though they were erased") }
        }
        switch (wordsHold, leafHolds) {
        case (true, true): return nil
        case (false, true): return (expected, entry.words == nil ? "its words are gone without an erasure" : "its words")
        case (true, false): return (expected, "its body, circumstances or leaf")
        case (false, false): return (expected, "the digest of its words")
        }
    }

    private static func equal(_ digest: SHA256.Digest, _ stored: UnsafeRawBufferPointer) -> Bool {
        digest.withUnsafeBytes { $0.elementsEqual(stored) }
    }
}

/// Entries whose words were erased, asked about in order.
private struct ErasedEntries {
    private var ranges: ArraySlice<ClosedRange<Int64>>

    /// Of the bodies of all erasures. Throws a Fault for one that Kept never wrote.
    init(_ bodies: [String]) throws {
        ranges = try bodies.flatMap { body in
            do { return try Erased(Form(Erased.kind, body: JSON(body), words: nil)).ranges } catch {
                throw Fault("an erasure cannot be read: \(error)")
            }
        }.sorted { $0.lowerBound < $1.lowerBound }[...]
    }

    mutating func contains(_ number: Int64) -> Bool {
        while let first = ranges.first, first.upperBound < number { ranges = ranges.dropFirst() }
        return ranges.first?.contains(number) ?? false
    }
}
