/// What a zone file of the system says, as it stands there: RFC 9636, versions 1 to 4.
///
/// Every count and index is checked against the bytes that are there before it is used: no file, however broken, traps.
struct TZif {
    /// A way of counting local time: so far from UTC, under this name.
    struct Kind: Equatable {
        /// Seconds east of UTC.
        let offset: Int
        /// "CET", "EST", "+0330".
        let name: String
    }

    /// From an instant on, in seconds since 1970, a kind (its index in `kinds`) holds.
    struct Transition {
        let at: Int64
        let kind: Int
    }

    /// In the order of time. Before the first, the first of `kinds` holds.
    let transitions: [Transition]
    let kinds: [Kind]
    /// The rule that holds from the last transition on; nil where the file has none, and its last kind holds for ever.
    let rule: PosixRule?

    init(_ bytes: [UInt8]) throws(Zone.Malformed) {
        var octets = Octets(bytes)
        let old = try Header(&octets)
        guard old.version >= UInt8(ascii: "2") else {
            (transitions, kinds) = try Self.block(old, timeWidth: 4, &octets)
            rule = nil
            return
        }
        // Version 1's block of 32-bit times comes first, for old readers. All of it stands once more, in 64 bits.
        _ = try octets.take(old.size(timeWidth: 4))
        let header = try Header(&octets)
        (transitions, kinds) = try Self.block(header, timeWidth: 8, &octets)
        rule = try Self.footer(&octets)
    }

    private static func block(
        _ header: Header, timeWidth: Int, _ octets: inout Octets
    ) throws(Zone.Malformed) -> ([Transition], [Kind]) {
        guard header.types > 0 else { throw .inconsistent }
        guard header.size(timeWidth: timeWidth) <= octets.left else { throw .truncated }
        var times: [Int64] = []
        for _ in 0..<header.times { times.append(try octets.integer(width: timeWidth)) }
        let indices = try octets.take(header.times)
        var types: [(offset: Int, name: Int)] = []
        for _ in 0..<header.types {
            let offset = Int(try octets.integer(width: 4))
            let rest = try octets.take(2)
            types.append((offset, Int(rest[1])))
        }
        let names = try octets.take(header.characters)
        // What remains says which transitions were written in wall or universal time; no reader of instants needs it.
        _ = try octets.take(header.standardFlags + header.universalFlags)
        return (try transitions(times, indices, types.count), try kinds(types, names))
    }

    private static func transitions(
        _ times: [Int64], _ indices: [UInt8], _ kindCount: Int
    ) throws(Zone.Malformed) -> [Transition] {
        var transitions: [Transition] = []
        transitions.reserveCapacity(times.count)
        for (time, index) in zip(times, indices) {
            guard Zone.transitionTimes.contains(time), transitions.last.map({ $0.at < time }) ?? true else { throw .disordered }
            guard index < kindCount else { throw .inconsistent }
            transitions.append(Transition(at: time, kind: Int(index)))
        }
        return transitions
    }

    private static func kinds(_ types: [(offset: Int, name: Int)], _ names: [UInt8]) throws(Zone.Malformed) -> [Kind] {
        var kinds: [Kind] = []
        for type in types {
            guard Zone.offsets.contains(type.offset), type.name < names.count else { throw .inconsistent }
            guard let end = names[type.name...].firstIndex(of: 0) else { throw .inconsistent }
            kinds.append(Kind(offset: type.offset, name: String(decoding: names[type.name..<end], as: UTF8.self)))
        }
        return kinds
    }

    /// A line between two newlines; empty where the zone's future is not known.
    private static func footer(_ octets: inout Octets) throws(Zone.Malformed) -> PosixRule? {
        guard try octets.take(1) == [10] else { throw .footer }
        var line: [UInt8] = []
        while let byte = try octets.take(1).first, byte != 10 { line.append(byte) }
        if line.isEmpty { return nil }
        guard let rule = PosixRule(line) else { throw .footer }
        return rule
    }
}

/// The 44 octets with which each block begins: how many of each thing follow.
private struct Header {
    let version: UInt8
    let universalFlags, standardFlags, leapSeconds, times, types, characters: Int

    init(_ octets: inout Octets) throws(Zone.Malformed) {
        guard try octets.take(4) == Array("TZif".utf8) else { throw .notTZif }
        version = try octets.take(16)[0]
        universalFlags = try octets.count()
        standardFlags = try octets.count()
        leapSeconds = try octets.count()
        times = try octets.count()
        types = try octets.count()
        characters = try octets.count()
        guard version == 0 || (UInt8(ascii: "2")...UInt8(ascii: "9")).contains(version) else { throw .notTZif }
        guard leapSeconds == 0 else { throw .leapSeconds }
        guard [0, types].contains(universalFlags), [0, types].contains(standardFlags) else { throw .inconsistent }
    }

    /// Octets of the block after this header.
    func size(timeWidth: Int) -> Int {
        times * (timeWidth + 1) + types * 6 + characters + standardFlags + universalFlags
    }
}

/// Bytes read from front to back, never past their end.
private struct Octets {
    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    var left: Int { bytes.count - position }

    mutating func take(_ count: Int) throws(Zone.Malformed) -> [UInt8] {
        guard count <= left else { throw .truncated }
        defer { position += count }
        return Array(bytes[position..<position + count])
    }

    /// A signed number, the greatest octet first.
    mutating func integer(width: Int) throws(Zone.Malformed) -> Int64 {
        guard width <= left else { throw .truncated }
        var value = Int64(Int8(bitPattern: bytes[position]))
        for octet in bytes[position + 1..<position + width] { value = value << 8 | Int64(octet) }
        position += width
        return value
    }

    /// A count of four octets; never negative.
    mutating func count() throws(Zone.Malformed) -> Int {
        Int(UInt32(truncatingIfNeeded: try integer(width: 4)))
    }
}
