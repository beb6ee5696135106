import Foundation
import Testing

@testable import Mail

/// What reads strangers' files is shut in, whatever it is made to try.
@Suite struct ConfinedTests {
    private func run(_ program: String, _ arguments: String..., most: Int = 1000, seconds: Int = 5) throws -> Confined.Outcome {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("kept-confined-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Data("the plan".utf8).write(to: URL(fileURLWithPath: folder + "/file"))
        return try Confined.run("/usr/bin/" + program, arguments, in: folder, mostOutput: most, seconds: seconds)
    }

    private func isRefused(_ outcome: Confined.Outcome) -> Bool {
        if case .failed(let code, _, _) = outcome { code != 0 } else { false }
    }

    @Test func `it reads its own file and writes what it finds`() throws {
        #expect(try run("cat", "file") == .wrote(Array("the plan".utf8)))
    }

    @Test func `it reads nothing of ours or of the machine's secrets, and writes nowhere else`() throws {
        #expect(isRefused(try run("cat", "/etc/passwd")))
        #expect(isRefused(try run("cat", #filePath)))
        #expect(isRefused(try run("ls", "/root")))
        #expect(isRefused(try run("touch", NSTemporaryDirectory() + "kept-escaped")))
        #expect(!FileManager.default.fileExists(atPath: NSTemporaryDirectory() + "kept-escaped"))
    }

    @Test func `it opens no connection and starts no program`() throws {
        #expect(isRefused(try run("bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/9")))
        guard case .failed(_, let said, _) = try run("bash", "-c", "/bin/true; /bin/true") else { return #expect(Bool(false)) }
        #expect(said.contains("fork"))
    }

    @Test func `it ends when its time, its memory or what is wanted of it is used up`() throws {
        #expect(try run("sleep", "60", seconds: 1) == .tookTooLong)
        #expect(try run("bash", "-c", "while :; do :; done", seconds: 1) == .tookTooLong)
        #expect(isRefused(try run("bash", "-c", "x=aaaaaaaaaaaaaaaa; while :; do x=$x$x; done", seconds: 60)))
        #expect(isRefused(try run("bash", "-c", "printf -v x %1000000s; while echo \"$x\" >> file; do :; done; exit 1", seconds: 60)))
        guard case .wrote(let bytes) = try run("yes", most: 100_000) else { return #expect(Bool(false)) }
        #expect(bytes.count == 100_000)
    }

    @Test func `what it says when it fails is heard`() throws {
        #expect(try run("bash", "-c", "echo 'Incorrect password' >&2; exit 3") == .failed(code: 3, said: "Incorrect password", wrote: []))
        #expect(try run("nothing-of-that-name") == .failed(code: 127, said: "", wrote: []))
    }
}
