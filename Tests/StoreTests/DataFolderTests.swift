import Foundation
import Support
import Testing

@testable import Store

@Suite struct DataFolderTests {
    @Test func `a place is free where nothing lies, or an empty folder, and not where a file does`() throws {
        let cast = try Cast()
        let (folder, file) = (cast.path + "/empty", cast.path + "/plan.tar")
        #expect(try DataFolder.isFree(folder))
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Data("plan".utf8).write(to: URL(fileURLWithPath: file))
        #expect(try DataFolder.isFree(folder) && !DataFolder.isFree(file) && !DataFolder.isFree(cast.path))
        #expect(throws: DataFolder.Unusable.self) { try Backup.restore(file, to: file) }
        #expect(try String(contentsOfFile: file, encoding: .utf8) == "plan")
    }
}
