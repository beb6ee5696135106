import Foundation
import Testing

@testable import CLI

@Suite struct StoryTests {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().path + "/Stories/"
    static let stories = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter { $0.hasSuffix(".story") }.sorted()

    @Test(arguments: stories) func `goes as it is told`(story: String) throws {
        let text = try String(contentsOfFile: Self.folder + story, encoding: .utf8)
        let path = NSTemporaryDirectory() + "kept-story-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: path) }
        let player = StoryPlayer(file: story, folder: path, world: .real)
        try player.play(text)
        #expect(player.misses.isEmpty, "\(player.misses.joined(separator: "\n"))")
    }
}
