import Care
import Foundation
import Store

/// `kept story`: plays stories and says where something else was seen than told.
enum StoryTool {
    static let tool = Tool(
        "story", "play stories and check what is seen",
        [
            .first("file", .words, "story files").many,
            .optional("into", .words, "keep what the story made in this new data folder"),
        ]
    ) { session, typed in
        var told: [String] = []
        var misses: [String] = []
        for file in typed["file"] ?? [] {
            guard let text = try? String(contentsOfFile: file, encoding: .utf8) else { throw Usage("There is no story file “\(file)”.") }
            let kept = typed["into"]?.first
            let folder = kept ?? NSTemporaryDirectory() + "kept-story-" + Identity(bytes: session.world.random(16)).hex
            defer { if kept == nil { try? FileManager.default.removeItem(atPath: folder) } }
            let player = StoryPlayer(file: file, folder: folder, world: session.world)
            try player.play(text)
            misses += player.misses
            told += player.misses.isEmpty ? ["\(file): as told"] : player.misses
        }
        return Output(text: told.joined(separator: "\n"), json: ["missed": .array(misses.map(JSON.string))], code: misses.isEmpty ? 0 : 1)
    }
}
