import Care
import Foundation
import Store
import Support
import Testing

@Suite struct BackupTests {
    let cast: Cast

    init() throws {
        cast = try Cast()
        let digest = "8f434346648f6b96df89dda901c5176b10a6d83961dd3c1ac88b59b2dc327aa4"  // SHA-256 of "hi"
        try cast.folder.letters.keep([(digest, Array("hi".utf8))])
        var letter = TakeInMail.Letter(at: Cast.monday.milliseconds, raw: digest, same: digest, place: "office.mbox")
        letter.from = Contact(name: "Ines Ferreira", address: "ines@harbourbakery.example")
        letter.to = [Contact(name: "", address: "anna@bergochieng.example")]
        try cast.take(TakeInMail(letter: letter, historyBefore: nil, mailboxOf: nil))
    }

    @Test func `a restored backup is whole and says the same`() throws {
        let file = cast.path + "/kept.tar"
        #expect(try Backup.write(cast.folder, to: file) == 1)
        let (entries, _) = try Backup.restore(file, to: cast.path + "/restored")
        let restored = try DataFolder(path: cast.path + "/restored", reading: { _ in "" })
        let place = Workplace(folder: restored, desk: cast.place.desk, firm: 1, zones: Cast.zone)
        let later = Cast.monday.adding(milliseconds: 1000)
        let (before, after) = (
            try cast.reading(at: later) { try $0.waiting(.mine) }, try place.reading(as: nil, at: later) { try $0.waiting(.mine) }
        )
        #expect(before == after && before.count == 1)
        let count = try cast.reading { try $0.entryCount() }
        #expect(entries == count)
        #expect(restored.letters.bytes("8f434346648f6b96df89dda901c5176b10a6d83961dd3c1ac88b59b2dc327aa4") == Array("hi".utf8))
    }

    @Test func `a backup holds no session`() throws {
        try Sessions(folder: cast.folder).begin(token: "secret", as: .init(firm: 1, staff: 2), browser: "", now: Cast.monday)
        try Backup.write(cast.folder, to: cast.path + "/kept.tar")
        _ = try Backup.restore(cast.path + "/kept.tar", to: cast.path + "/restored")
        #expect(
            try Sessions(folder: DataFolder(path: cast.path + "/restored", reading: { _ in "" })).holder(of: "secret", now: Cast.monday)
                == nil)
    }

    @Test func `a damaged backup is refused and leaves nothing behind`() throws {
        let file = cast.path + "/kept.tar"
        try Backup.write(cast.folder, to: file)
        var bytes = try Data(contentsOf: URL(fileURLWithPath: file))
        let place = try #require(bytes.range(of: Data("harbourbakery".utf8)))
        bytes[place.lowerBound] = UInt8(ascii: "H")
        try bytes.write(to: URL(fileURLWithPath: file))
        #expect(throws: (any Error).self) { try Backup.restore(file, to: cast.path + "/restored") }
        #expect(!FileManager.default.fileExists(atPath: cast.path + "/restored"))
    }

    @Test func `a backup is never unpacked over a data folder`() throws {
        try Backup.write(cast.folder, to: cast.path + "/kept.tar")
        #expect(throws: DataFolder.Unusable.self) { try Backup.restore(cast.path + "/kept.tar", to: cast.path) }
    }
}

@Suite struct MessageTests {
    @Test func `a message altered or lost on the disk is found with its entry`() throws {
        let cast = try Cast()
        let digest = "8f434346648f6b96df89dda901c5176b10a6d83961dd3c1ac88b59b2dc327aa4"  // SHA-256 of "hi"
        try cast.folder.letters.keep([(digest, Array("hi".utf8))])
        let letter = TakeInMail.Letter(at: Cast.monday.milliseconds, raw: digest, same: digest, place: "office.mbox")
        let entry = try cast.take(TakeInMail(letter: letter, historyBefore: nil, mailboxOf: nil)).thing
        #expect(try Verification.run(on: cast.folder, firm: 1).altered == nil)
        let file = cast.path + "/messages/8f/" + digest.dropFirst(2)
        try Data("ho".utf8).write(to: URL(fileURLWithPath: file))
        #expect(try Verification.run(on: cast.folder, firm: 1).altered?.entry == entry)
        try FileManager.default.removeItem(atPath: file)
        #expect(try Verification.run(on: cast.folder, firm: 1).altered?.what == "its message is missing")
    }
}
