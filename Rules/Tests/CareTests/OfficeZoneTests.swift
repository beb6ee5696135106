import Care
import Testing

@Suite(.enabled(if: SystemZones.areHere, "needs the system's tzdata")) struct `Zones` {
    let london = SystemZones.london

    @Test func `UTC is always there`() {
        #expect(Zone.utc.local(at("2026-03-02T09:00Z")) == local("2026-03-02T09:00"))
        #expect(Zone.utc.instant(local("2026-03-02T09:00")) == at("2026-03-02T09:00Z"))
        #expect(Zone.utc.abbreviation(at: at("2026-03-02T09:00Z")) == "UTC")
    }

    @Test func `a skipped local time is the first minute after`() {
        #expect(london.instant(local("2026-03-29T01:00")) == at("2026-03-29T01:00Z"))
        #expect(london.instant(local("2026-03-29T01:30")) == at("2026-03-29T01:00Z"))
        #expect(london.instant(local("2026-03-29T02:00")) == at("2026-03-29T01:00Z"))
        #expect(london.local(london.instant(local("2026-03-29T01:30"))) == local("2026-03-29T02:00"))
    }

    @Test func `a local time that comes twice is the first`() {
        #expect(london.instant(local("2026-10-25T00:59")) == at("2026-10-24T23:59Z"))
        #expect(london.instant(local("2026-10-25T01:30")) == at("2026-10-25T00:30Z"))
        #expect(london.instant(local("2026-10-25T02:00")) == at("2026-10-25T02:00Z"))
    }

    @Test func `a whole day that was skipped is the next one's first minute`() {
        let apia = SystemZones.zone("Pacific/Apia")
        #expect(apia.instant(local("2011-12-30T12:00")) == at("2011-12-30T10:00Z"))
        #expect(apia.local(at("2011-12-30T10:00Z")) == local("2011-12-31T00:00"))
    }

    @Test func `names and offsets change with the clocks`() {
        #expect(london.abbreviation(at: at("2026-03-29T00:59:59.999Z")) == "GMT")
        #expect(london.abbreviation(at: at("2026-03-29T01:00Z")) == "BST")
        #expect(london.offset(at: at("2026-03-29T01:00Z")) == 3600)
        #expect(SystemZones.zone("Asia/Kathmandu").offset(at: at("2026-03-29T01:00Z")) == 20_700)
    }

    @Test(arguments: ["Europe/London", "America/New_York", "Africa/Casablanca", "Australia/Lord_Howe", "Asia/Tehran"])
    func `the years to come repeat after 400`(name: String) {
        let zone = SystemZones.zone(name)
        let years = Int64(146_097 * 86_400_000)
        var random = OfficeRandom(seed: 2)
        for _ in 0..<500 {
            let instant = random.instant(from: "2088-01-01T00:00Z", to: "2800-01-01T00:00Z")
            #expect(zone.offset(at: instant) == zone.offset(at: instant.adding(milliseconds: years)))
            #expect(zone.offset(at: instant) == zone.offset(at: instant.adding(milliseconds: 5 * years)))
        }
    }

    @Test(arguments: ["UTC", "Europe/London", "America/St_Johns", "America/Juneau", "Pacific/Apia", "Asia/Manila", "Antarctica/Troll"])
    func `there and back is the same, or the first of two`(name: String) {
        let zone = SystemZones.zone(name)
        var random = OfficeRandom(seed: 3)
        for _ in 0..<2000 {
            let instant = random.instant(from: "1840-01-01T00:00Z", to: "2600-01-01T00:00Z")
            let local = zone.local(instant)
            let back = zone.instant(local)
            #expect(back <= instant)
            #expect(zone.local(back) == local)
        }
    }

    @Test func `the ends of all time do not trap`() {
        for zone in [Zone.utc, london, SystemZones.newYork] {
            for milliseconds in [Int64.min, .min + 1, .max - 1, .max] {
                _ = zone.instant(zone.local(Instant(milliseconds: milliseconds)))
            }
            for number in [Int.min, .max] { _ = zone.local(zone.instant(LocalTime(day: Day(number: number), second: 0))) }
        }
    }

    @Test func `zones are equal by name`() throws {
        #expect(try Zone(name: "UTC", tzif: SystemZones.bytes("Asia/Tokyo")) == Zone.utc)
        #expect(london != SystemZones.newYork)
    }
}

@Suite struct `Rules at the end of a zone file` {
    /// A zone that has nothing but such a rule: version 2, one kind "LMT", no transitions.
    private func zone(_ rule: String, version: UInt8 = 50) throws -> Zone {
        func header(_ counts: [UInt8]) -> [UInt8] {
            Array("TZif".utf8) + [version] + Array(repeating: 0, count: 15) + counts.flatMap { [0, 0, 0, $0] }
        }
        let block: [UInt8] = header([0, 0, 0, 0, 1, 4]) + [0, 0, 0, 0, 0, 0] + Array("LMT\0".utf8)
        return try Zone(name: rule, tzif: block + block + Array("\n\(rule)\n".utf8))
    }

    @Test(arguments: [
        ("EST5EDT,M3.2.0,M11.1.0", "2026-03-08T06:59:59Z", -18_000, "EST"),
        ("EST5EDT,M3.2.0,M11.1.0", "2026-03-08T07:00Z", -14_400, "EDT"), ("EST5EDT,M3.2.0,M11.1.0", "2026-11-01T06:00Z", -18_000, "EST"),
        ("<+0330>-3:30", "2026-03-08T07:00Z", 12_600, "+0330"),
        // Jerusalem's 26 o'clock, Godthab's hours before midnight, Buenos Aires's halves, and a summer time behind standard time.
        ("IST-2IDT,M3.4.4/26,M10.5.0", "2026-03-26T23:59:59Z", 7200, "IST"),
        ("IST-2IDT,M3.4.4/26,M10.5.0", "2026-03-27T00:00Z", 10_800, "IDT"),
        ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2026-03-29T00:59:59Z", -7200, "-02"),
        ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2026-03-29T01:00Z", -3600, "-01"),
        ("IST-1GMT0,M10.5.0,M3.5.0/1", "2026-01-10T00:00Z", 0, "GMT"), ("IST-1GMT0,M10.5.0,M3.5.0/1", "2026-07-10T00:00Z", 3600, "IST"),
        // Summer time all the year round, RFC 9636's own example.
        ("XXX3EDT4,0/0,J365/23", "2026-01-01T03:00Z", -14_400, "EDT"), ("XXX3EDT4,0/0,J365/23", "2026-12-31T23:59Z", -14_400, "EDT"),
        // 1 March by both ways of counting days, in a leap year and in a common one.
        ("AAA0BBB,J60/0,J300", "2028-02-29T23:59Z", 0, "AAA"), ("AAA0BBB,J60/0,J300", "2028-03-01T00:00Z", 3600, "BBB"),
        ("AAA0BBB,59/0,300", "2028-02-29T00:00Z", 3600, "BBB"), ("AAA0BBB,59/0,300", "2027-02-28T23:59Z", 0, "AAA"),
    ])
    func `a rule says the offset`(rule: String, instant: String, offset: Int, name: String) throws {
        let zone = try zone(rule)
        #expect(zone.offset(at: at(instant)) == offset)
        #expect(zone.abbreviation(at: at(instant)) == name)
    }

    @Test func `no rule leaves the last kind for ever`() throws {
        #expect(try zone("").abbreviation(at: at("2500-01-01T00:00Z")) == "LMT")
    }

    @Test(arguments: UInt8(ascii: "2")...UInt8(ascii: "4"))
    func `versions 2 to 4 are read alike`(version: UInt8) throws {
        #expect(try zone("EST5", version: version).offset(at: at("2026-01-01T00:00Z")) == -18_000)
    }

    @Test(arguments: [
        "EST", "5", "EST5EDT", "EST5EDT,", "EST5EDT,M3.2.0", "EST5EDT,M13.2.0,M11.1.0", "EST5EDT,M3.6.0,M11.1.0",
        "EST5EDT,M3.2.7,M11.1.0", "ES5", "EST25",
        "EST5EDT,M3.2.0/168,M11.1.0", "EST5EDT,J0,J1", "EST5EDT,J366,J1", "EST5EDT,366,1", "EST5 ", "<>5", "<+033",
        "EST5EDT,M3.2.0,M11.1.0x", "EST5:60",
    ])
    func `no such rule`(rule: String) {
        #expect(throws: Zone.Malformed.footer) { try zone(rule) }
    }
}

@Suite(.enabled(if: SystemZones.areHere, "needs the system's tzdata")) struct `Broken zone files` {
    /// Asks a zone everything, wherever it came from.
    private func ask(_ zone: Zone) {
        for milliseconds in [Int64.min, -62_135_596_800_000, -1, 0, 1_772_442_000_000, 4_000_000_000_000, .max] {
            let instant = Instant(milliseconds: milliseconds)
            _ = (zone.abbreviation(at: instant), zone.instant(zone.local(instant)))
        }
    }

    @Test func `a file cut short anywhere is refused`() {
        let bytes = SystemZones.bytes("Europe/London")
        for length in 0..<bytes.count {
            #expect(throws: Zone.Malformed.self) { try Zone(name: "cut", tzif: Array(bytes[..<length])) }
        }
    }

    @Test(arguments: ["Europe/London", "Africa/Casablanca", "Etc/UTC", "America/Nuuk"])
    func `no flipped bytes trap`(name: String) throws {
        let bytes = SystemZones.bytes(name)
        var random = OfficeRandom(seed: 4)
        var read = 0
        for round in 0..<200 {
            var broken = bytes
            // Half of them in the headers and the footer, where counts and rules stand.
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                let places = round % 2 == 0 ? 0..<bytes.count : max(0, bytes.count - 40)..<bytes.count
                broken[Int.random(in: places, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            if round % 5 == 0 { broken[Int.random(in: 0..<44, using: &random)] = UInt8.random(in: 0...255, using: &random) }
            if let zone = try? Zone(name: "broken", tzif: broken) {
                ask(zone)
                read += 1
            }
        }
        #expect((1..<200).contains(read))
    }

    @Test func `random bytes are no zone`() {
        var random = OfficeRandom(seed: 5)
        for length in 0..<300 {
            let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &random) }
            #expect(throws: Zone.Malformed.self) { try Zone(name: "noise", tzif: Array("TZif2".utf8) + bytes) }
        }
    }

    @Test func `a file that counts leap seconds is refused`() {
        var bytes = SystemZones.bytes("Europe/London")
        bytes[31] = 27
        #expect(throws: Zone.Malformed.leapSeconds) { try Zone(name: "leap", tzif: bytes) }
    }
}
