import Foundation
import Testing

/// README's commands are run as they stand there, and must say what it says they do.
@Suite struct ReadmeTests {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .path

    /// A command as a reader would type it, and the lines shown below it.
    struct Shown {
        var command: String
        var output: [String] = []
        /// The word that ends what is written into a file.
        var end: String?
    }

    @Test func `every command in README says what it says there`() throws {
        let folder = NSTemporaryDirectory() + "kept-readme-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder + "/bin", withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.createSymbolicLink(atPath: folder + "/bin/kept", withDestinationPath: Self.root + "/.build/debug/kept")
        let shown = try Self.shown()
        #expect(shown.count > 10)
        for step in shown {
            let said = try Self.run("export KEPT_DATA=$PWD/rehearsal; " + step.command, in: folder)
            #expect(said == step.output, "\(step.command)")
        }
    }

    /// The lines that begin with `$`, what goes on below them, and what is shown until the next sentence.
    private static func shown() throws -> [Shown] {
        var all: [Shown] = []
        var isOpen = false
        for line in try String(contentsOfFile: root + "/README.md", encoding: .utf8).split(
            separator: "\n", omittingEmptySubsequences: false)
        {
            let text = line.hasPrefix("    ") ? String(line.dropFirst(4)) : ""
            let last = all.count - 1
            if isOpen, let end = all[last].end {
                all[last].command += "\n" + text
                if text == end { all[last].end = nil }
            } else if text.hasPrefix("$ ") {
                all.append(Shown(command: String(text.dropFirst(2)), end: text.hasSuffix("<<END") ? "END" : nil))
                isOpen = true
            } else if !line.hasPrefix("    ") {
                isOpen = isOpen && line.isEmpty
            } else if isOpen, all[last].command.hasSuffix("\\") {
                all[last].command += "\n" + text
            } else if isOpen {
                all[last].output.append(text)
            }
        }
        return all
    }

    private static func run(_ command: String, in folder: String) throws -> [String] {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/bin/bash")
        process.arguments = ["-c", command + "\n"]
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let said = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        let lines = String(decoding: said, as: UTF8.self).split(separator: "\n").map(String.init)
        return lines.filter { !$0.contains(" read, about ") }
    }
}
