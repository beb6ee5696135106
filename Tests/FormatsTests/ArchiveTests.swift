import CArchive
import Testing

@testable import Formats

@Suite struct ArchiveTests {
    /// What lies in an archive, and what is said of the rest.
    private func read(_ bytes: [UInt8], _ limits: ArchiveReader.Limits = .init()) throws -> (
        files: [String: String], failed: [(String, String)]
    ) {
        var files: [String: String] = [:]
        var failed: [(String, String)] = []
        try ArchiveReader.read(
            bytes, place: "a.zip", limits: limits,
            each: { entry in
                do throws(ByteStream.Unreadable) {
                    files[entry.place] = String(decoding: try entry.stream.rest(1 << 30) ?? [], as: UTF8.self)
                } catch { failed.append((entry.place, error.description)) }
            }, failed: { failed.append(($0, $1)) })
        return (files, failed)
    }

    /// An archive of such files, written by libarchive.
    private func archive(
        _ files: [(String, [UInt8])], zip: Bool = true, gzip: Bool = false, password: String? = nil, link: (String, String)? = nil
    ) throws -> [UInt8] {
        let archive = try #require(archive_write_new())
        defer { archive_write_free(archive) }
        _ = zip ? archive_write_set_format_zip(archive) : archive_write_set_format_pax_restricted(archive)
        if gzip { archive_write_add_filter_gzip(archive) }
        if let password {
            archive_write_set_options(archive, "zip:encryption=zipcrypt")
            archive_write_set_passphrase(archive, password)
        }
        var buffer = [UInt8](repeating: 0, count: files.reduce(1 << 20) { $0 + $1.1.count + 4096 })
        var used = 0
        buffer.withUnsafeMutableBytes { room in
            archive_write_open_memory(archive, room.baseAddress, room.count, &used)
            for (name, bytes) in files { write(archive, name, bytes, link: nil) }
            if let link { write(archive, link.0, [], link: link.1) }
            archive_write_close(archive)
        }
        return Array(buffer[..<used])
    }

    private func write(_ archive: OpaquePointer, _ name: String, _ bytes: [UInt8], link: String?) {
        let entry = archive_entry_new()
        defer { archive_entry_free(entry) }
        archive_entry_set_pathname(entry, name)
        archive_entry_set_filetype(entry, UInt32(link == nil ? S_IFREG : S_IFLNK))
        archive_entry_set_perm(entry, 0o644)
        archive_entry_set_size(entry, Int64(bytes.count))
        if let link { archive_entry_set_symlink(entry, link) }
        archive_write_header(archive, entry)
        archive_write_data(archive, bytes, bytes.count)
    }

    @Test(arguments: [(true, false), (false, false), (false, true)]) func `the files of an archive are read`(zip: Bool, gzip: Bool) throws {
        let bytes = try archive([("Mail/a.vcf", Array("BEGIN:VCARD".utf8)), ("Ärger.csv", Array("Name,Phone".utf8))], zip: zip, gzip: gzip)
        let (files, failed) = try read(bytes)
        #expect(failed.isEmpty)
        #expect(files["a.zip: Mail/a.vcf"] == "BEGIN:VCARD")
        #expect(files["a.zip: Ärger.csv"] == "Name,Phone")
    }

    @Test func `names that lead out of a folder are only shown, and links lead nowhere`() throws {
        let bytes = try archive([("../../etc/cron.d/x", Array("hello".utf8))], zip: false, link: ("in", "/etc/passwd"))
        let (files, failed) = try read(bytes)
        #expect(files == ["a.zip: ../../etc/cron.d/x": "hello"])
        #expect(failed.map(\.0) == ["a.zip: in"])
    }

    @Test func `archives lie within archives, but not without end`() throws {
        var bytes = try archive([("a.txt", Array("hello".utf8))])
        bytes = try archive([("inner.zip", bytes)])
        #expect(try read(bytes).files == ["a.zip: inner.zip: a.txt": "hello"])
        for _ in 0..<3 { bytes = try archive([("inner.zip", bytes)]) }
        let (files, failed) = try read(bytes)
        #expect(files.isEmpty && failed.map(\.1) == ["It lies in more than 3 archives, one in the other."])
    }

    @Test func `an archive made to blow up ends with a sentence`() throws {
        let bomb = try archive([("zeros", [UInt8](repeating: 0, count: 200 << 20)), ("more", Array("x".utf8))])
        #expect(bomb.count < 1 << 20)
        var limits = ArchiveReader.Limits()
        limits.ratio = 10
        let (files, failed) = try read(bomb, limits)
        #expect(files.isEmpty)
        #expect(failed.map(\.1).contains("It holds far more than its size allows for."))
    }

    @Test func `too many files are too many`() throws {
        var limits = ArchiveReader.Limits()
        limits.entries = 2
        let (files, failed) = try read(try archive([("a", [65]), ("b", [66]), ("c", [67])]), limits)
        #expect(files.count == 2 && failed.map(\.1) == ["It holds more than 2 files; the rest is left out."])
    }

    @Test func `what is encrypted is said to be`() throws {
        let (files, failed) = try read(try archive([("a.csv", Array("Name,Phone".utf8))], password: "quay"))
        #expect(files.isEmpty && failed.map(\.1) == ["It is encrypted; unpack it with its password, and give what comes out."])
    }

    @Test func `what is cut short or garbled is said to be, once`() throws {
        let whole = try archive([("a.csv", (0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* 31 ^ $0 >> 7) })])
        let (files, failed) = try read(Array(whole[..<(whole.count / 2)]))
        #expect(files.isEmpty && failed.count == 1)
        let (none, why) = try read(Array("PK\u{3}\u{4}".utf8) + [UInt8](repeating: 7, count: 500))
        #expect(none.isEmpty && why.count == 1)
    }
}
