/// The stored form of a fact: its kind, its body and its words.
///
/// The body holds codes, numbers and instants, and is for ever. The words hold what can name or describe a person and may be
/// erased by law; then `words` is nil, and every fact must still be readable.
public struct Form: Equatable, Sendable {
    public let kind: String
    public let body: JSON
    public let words: JSON?

    public init(_ kind: String, body: JSON = .object([]), words: JSON? = .object([])) {
        self.kind = kind
        self.body = body
        self.words = words
    }

    /// A stored form that no version of Kept has written.
    public struct Unreadable: Error, Equatable {
        public let kind: String
        public let field: String
    }

    func code(_ name: String) throws(Unreadable) -> String {
        guard let value = body[name]?.string else { throw Unreadable(kind: kind, field: name) }
        return value
    }

    func number(_ name: String) throws(Unreadable) -> Int64 {
        guard let value = body[name]?.integer else { throw Unreadable(kind: kind, field: name) }
        return value
    }

    func instant(_ name: String) throws(Unreadable) -> Instant { Instant(milliseconds: try number(name)) }

    func choice<Choice: RawRepresentable<String>>(_ name: String) throws(Unreadable) -> Choice {
        guard let value = Choice(rawValue: try code(name)) else { throw Unreadable(kind: kind, field: name) }
        return value
    }

    func flag(_ name: String) -> Bool { body[name]?.bool ?? false }

    /// A word, or the empty string when it was never given or has been erased.
    func word(_ name: String) -> String { words?[name]?.string ?? "" }
    func wordList(_ name: String) -> [String] { words?[name]?.texts ?? [] }
}

/// A noun's facts, each with its stored form. `form` and `init(form)` are inverse for ever; RecordFormatTests pin each kind.
public protocol Storable: Equatable, Sendable {
    /// The kinds this noun has ever written.
    static var kinds: [String] { get }
    var form: Form { get }
    /// Throws `Form.Unreadable` naming the field that is missing or of another type.
    init(_ form: Form) throws(Form.Unreadable)
}
