import Care
import Foundation
import Store

/// Stories: what people of an office do over days, in the command line's own grammar, with what they see.
enum StoryTool {
    static let tool = Tool("story", "play stories and check what is seen", [.first("file", .words, "story files").many]) { session, typed in
        var told: [String] = []
        for file in typed["file"] ?? [] {
            guard let text = try? String(contentsOfFile: file, encoding: .utf8) else { throw Usage("There is no story file “\(file)”.") }
            let folder = NSTemporaryDirectory() + "kept-story-" + Identity(bytes: session.world.random(16)).hex
            defer { try? FileManager.default.removeItem(atPath: folder) }
            let misses = try Story(text, file: file).play(in: folder, session.world)
            told += misses.isEmpty ? ["\(file): as told"] : misses
            if !misses.isEmpty { return Output(text: told.joined(separator: "\n"), json: ["missed": .texts(misses) ?? []], code: 1) }
        }
        return Output(text: told.joined(separator: "\n"), json: ["missed": []])
    }

    /// One story file, line by line.
    struct Story {
        private let lines: [Substring]
        private let file: String

        init(_ text: String, file: String) {
            lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            self.file = file
        }

        /// Plays the story in a fresh rehearsal. Returns each place where something else was seen than told.
        func play(in path: String, _ world: World) throws -> [String] {
            var misses: [String] = []
            var time = "2026-03-02 09:00"
            var seen: [Substring] = []
            var refused: String?
            var folder: DataFolder?
            func miss(_ line: Int, _ what: String) { misses.append("\(file):\(line + 1): \(what)") }
            for (index, raw) in lines.enumerated() {
                let line = raw.trimmed
                if line.isEmpty || line.hasPrefix("#") { continue }
                if line.hasPrefix("|") {
                    let wanted = Self.plain(line.dropFirst())
                    if let place = seen.firstIndex(where: { Self.plain($0) == wanted }) {
                        seen = Array(seen[(place + 1)...])
                    } else {
                        miss(index, "not seen: \(wanted)\n    seen: \(seen.map { Self.plain($0) }.joined(separator: "\n          "))")
                    }
                } else if line.hasPrefix("!") {
                    let wanted = Self.plain(line.dropFirst())
                    if refused.map({ Self.plain($0) }) != wanted {
                        miss(index, "not refused so: \(wanted)\n    but: \(refused ?? "it was done")")
                    }
                    refused = nil
                } else {
                    if let refused { miss(index, "refused before this line: \(refused)") }
                    refused = nil
                    if line.hasPrefix("on ") {
                        time = String(line.dropFirst(3))
                    } else if let prompt = line.firstIndex(of: ">") {
                        let words = Self.words(line[line.index(after: prompt)...])
                        guard words.first == "kept" else {
                            miss(index, "a line says: who> kept …")
                            continue
                        }
                        var asked = try Asked(Array(words.dropFirst()))
                        asked.options.data = path
                        asked.options.at = asked.options.at ?? time
                        let who = line[..<prompt].trimmed
                        if folder != nil, !who.isEmpty { asked.options.who = who }
                        do {
                            if asked.words.first != "init", folder == nil { folder = try DataFolder(path: path) }
                            let output = try Session(world: world, options: asked.options, folder: folder, via: "story").run(asked.words)
                            seen = output.text.split(separator: "\n")
                        } catch let refusal as Refusal { refused = refusal.sentence } catch let usage as Usage { refused = usage.sentence }
                    } else {
                        miss(index, "not understood: \(line)")
                    }
                }
            }
            if let refused { miss(lines.count - 1, "refused at the end: \(refused)") }
            return misses
        }

        /// Without the room between words.
        private static func plain(_ text: some StringProtocol) -> String {
            text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }

        /// Words as a shell splits them: quotes hold words together.
        static func words(_ line: some StringProtocol) -> [String] {
            var words: [String] = []
            var word: String?
            var quote: Character?
            for character in line {
                if let open = quote {
                    if character == open { quote = nil } else { word = (word ?? "") + String(character) }
                } else if character == "\"" || character == "'" {
                    quote = character
                    word = word ?? ""
                } else if character.isWhitespace {
                    if let done = word { words.append(done) }
                    word = nil
                } else {
                    word = (word ?? "") + String(character)
                }
            }
            return word.map { words + [$0] } ?? words
        }
    }
}
