import Care
import Mail
import Store

/// Plays one story: what people of an office do over days, in the command line's own grammar, with what they see.
///
/// `on Mon 2 Mar 2026 09:00` sets the time; `anna> kept …` is a command; `| …` is a line that it shows, in this order;
/// `! …` is the sentence with which it is refused. Room between words does not count. `#` begins a remark.
final class StoryPlayer {
    /// Each place where something else was seen than told.
    private(set) var misses: [String] = []

    private let file: String
    private let path: String
    private let world: World
    private var folder: DataFolder?
    private var time = "2026-03-02 09:00"
    private var seen: [Substring] = []
    private var refused: String?

    init(file: String, folder: String, world: World) { (self.file, self.path, self.world) = (file, folder, world) }

    func play(_ text: String) throws {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        for (index, raw) in lines.enumerated() {
            let line = raw.trimmed
            switch line.first {
            case nil, "#": continue
            case "|": expectSeen(Self.plain(line.dropFirst()), index)
            case "!": expectRefused(Self.plain(line.dropFirst()), index)
            default:
                expectNotRefused(index)
                try act(line, index)
            }
        }
        expectNotRefused(lines.count)
    }

    private func act(_ line: String, _ index: Int) throws {
        if line.hasPrefix("on ") {
            time = String(line.dropFirst("on ".count))
        } else if let prompt = line.firstIndex(of: ">"), case let words = Self.words(line[line.index(after: prompt)...]),
            words.first == "kept"
        {
            try run(Array(words.dropFirst()), as: line[..<prompt].trimmed)
        } else {
            miss(index, "not understood: \(line)")
        }
    }

    private func run(_ words: [String], as who: String) throws {
        var asked = try Asked(words)
        asked.options.data = path
        asked.options.at = asked.options.at ?? time
        let founds = asked.words.first == "init"
        if !founds, !who.isEmpty { asked.options.who = who }
        do {
            if !founds, folder == nil { folder = try DataFolder(path: path, reading: Message.wholeText) }
            let output = try Session(world: world, options: asked.options, folder: folder, via: "story").run(asked.words)
            seen = output.text.split(separator: "\n")
        } catch let refusal as Refusal { refused = refusal.sentence } catch let usage as Usage { refused = usage.sentence }
    }

    // MARK: What is told

    private func expectSeen(_ wanted: String, _ index: Int) {
        if let place = seen.firstIndex(where: { Self.plain($0) == wanted }) {
            seen = Array(seen[(place + 1)...])
        } else {
            miss(index, "not seen: \(wanted)\n    but: \(seen.map { Self.plain($0) }.joined(separator: "\n         "))")
        }
    }

    private func expectRefused(_ wanted: String, _ index: Int) {
        if refused.map({ Self.plain($0) }) != wanted { miss(index, "not refused so: \(wanted)\n    but: \(refused ?? "it was done")") }
        refused = nil
    }

    private func expectNotRefused(_ index: Int) {
        if let refused { miss(index - 1, "refused: \(refused)") }
        refused = nil
    }

    private func miss(_ index: Int, _ what: String) { misses.append("\(file):\(index + 1): \(what)") }

    // MARK: Words

    private static func plain(_ text: some StringProtocol) -> String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }

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
