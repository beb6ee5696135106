/// What a phrase is a sign of.
enum Sign: UInt8, CaseIterable {
    /// Asks for something, anywhere or where a sentence begins with it; asks what an answer would tell; asks again; says that something is
    /// wrong.
    case asks, orders, inquires, urges, complains
    /// Only sounds like asking; makes its whole sentence only polite.
    case formula, courtesy
    case thanks, closes, greets, informs
    /// Speaks to everybody; sells to many.
    case everybody, sells

    /// In a set of signs, the bit of this one.
    var bit: UInt16 { 1 << UInt16(rawValue) }
}

/// The phrases of all languages, made ready to be found: words become numbers, phrases a tree that is walked word by word.
///
/// A line of a table is a phrase: words with blanks between. `a|b` is either word, `(a)` may be left out, `_` is any one word. Of all
/// phrases that begin at a word the longest is meant, so that `please note` takes precedence over `please`. A language is a table, and
/// all are looked for at once, because people mix them.
struct Phrasebook {
    static let all = Phrasebook([englishAsking, englishTelling, german])

    /// A place in the tree: where its edges begin and how many there are, and what the phrase that ends here is a sign of.
    private struct Node {
        var edges: Range<Int> = 0..<0
        var sign: Sign?
    }

    /// Goes on to a place if the next word is in a set; `anyWord` takes every word.
    private struct Edge {
        let set: Int
        let to: Int
    }

    private static let anyWord = -1

    private let words: WordNumbers
    private var nodes: [Node] = []
    private var edges: [Edge] = []
    /// For each word which of `places` it leads to from the root.
    private var starts: [Range<Int>] = []
    private var places: [Int] = []
    /// For each word and each set whether the word is in it, as bits.
    private var isIn: [UInt64] = []
    private let stride: Int

    /// The number of a word that stands in some phrase; 0 for others. `hash` is that of its small letters.
    func number(_ hash: UInt64) -> Int { words[hash] }

    /// The longest phrase that begins at a place, and how many words it has. Walks no further than the longest phrase.
    func longest(_ text: UnsafeBufferPointer<Int>, from start: Int, to end: Int) -> (sign: Sign, length: Int)? {
        guard start < end, text[start] != 0 else { return nil }
        var best: (sign: Sign, length: Int)?
        for place in starts[text[start]] { walk(places[place], text, start, start + 1, end, &best) }
        return best
    }

    private func walk(
        _ place: Int, _ text: UnsafeBufferPointer<Int>, _ start: Int, _ next: Int, _ end: Int, _ best: inout (sign: Sign, length: Int)?
    ) {
        let node = nodes[place]
        if let sign = node.sign, next - start > best?.length ?? 0 || (next - start == best?.length && sign.isPolite) {
            best = (sign, next - start)
        }
        guard next < end else { return }
        for index in node.edges {
            let edge = edges[index]
            if edge.set == Self.anyWord || contains(text[next], edge.set) { walk(edge.to, text, start, next + 1, end, &best) }
        }
    }

    private func contains(_ word: Int, _ set: Int) -> Bool {
        isIn[word * stride + set >> 6] >> UInt64(set & 63) & 1 == 1
    }
}

extension Phrasebook {
    init(_ tables: [[Sign: String]]) {
        var tree = PhraseTree()
        for table in tables {
            for sign in Sign.allCases {
                for line in (table[sign] ?? "").split(separator: "\n") { tree.add(line, sign) }
            }
        }
        let vocabulary = Set(tree.sets.flatMap(\.self)).sorted()
        words = WordNumbers(vocabulary)
        stride = tree.sets.count / 64 + 1
        isIn = [UInt64](repeating: 0, count: (vocabulary.count + 1) * stride)
        for (set, members) in tree.sets.enumerated() {
            for word in members { isIn[words[WordNumbers.hash(word)] * stride + set >> 6] |= 1 << UInt64(set & 63) }
        }
        for place in tree.nodes {
            let first = edges.count
            edges += place.edges.map { Edge(set: $0.set, to: $0.to) }
            nodes.append(Node(edges: first..<edges.count, sign: place.sign))
        }
        var begins = [[Int]](repeating: [], count: vocabulary.count + 1)
        for edge in tree.nodes[0].edges where edge.set >= 0 {
            for word in tree.sets[edge.set] { begins[words[WordNumbers.hash(word)]].append(edge.to) }
        }
        for all in begins {
            starts.append(places.count..<places.count + all.count)
            places += all
        }
    }
}

extension Sign {
    /// Of two phrases equally long, the one that takes back what the other seems to ask.
    var isPolite: Bool { self == .formula || self == .courtesy }
}

/// The tree of phrases while it grows.
private struct PhraseTree {
    var nodes: [(edges: [(set: Int, to: Int)], sign: Sign?)] = [([], nil)]
    private(set) var sets: [Set<Substring>] = []

    mutating func add(_ line: Substring, _ sign: Sign) {
        var ends: Set<Int> = [0]
        for place in line.split(separator: " ") {
            let isOptional = place.hasPrefix("(")
            let words = place.drop { $0 == "(" }.prefix { $0 != ")" }
            let set = words == "_" ? -1 : number(of: Set(words.split(separator: "|")))
            let next = Set(ends.map { step(from: $0, set) })
            ends = isOptional ? ends.union(next) : next
        }
        for end in ends where end != 0 && (nodes[end].sign == nil || sign.isPolite) { nodes[end].sign = sign }
    }

    private mutating func step(from node: Int, _ set: Int) -> Int {
        if let edge = nodes[node].edges.first(where: { $0.set == set }) { return edge.to }
        nodes.append(([], nil))
        nodes[node].edges.append((set, nodes.count - 1))
        return nodes.count - 1
    }

    private mutating func number(of words: Set<Substring>) -> Int {
        if let known = sets.firstIndex(of: words) { return known }
        sets.append(words)
        return sets.count - 1
    }
}
