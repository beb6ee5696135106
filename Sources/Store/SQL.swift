/// SQL in which what we wrote and what they wrote cannot be mixed up: interpolated values become parameters.
///
/// `"select name from party where number = \(number)"` is sent as `select name from party where number = ?`.
public struct SQL: ExpressibleByStringInterpolation, Sendable {
    public private(set) var text: String
    public private(set) var parameters: [Value]

    public init(stringLiteral value: String) { (text, parameters) = (value, []) }
    /// The same piece of our own SQL for each of these lists of parameters, with another piece between them. O(length).
    init(each piece: String, between separator: String, parameters: [[Value]]) {
        text = Array(repeating: piece, count: parameters.count).joined(separator: separator)
        self.parameters = Array(parameters.joined())
    }
    /// SQL that stands whole in our sources.
    init(ours text: String) { (self.text, parameters) = (text, []) }
    public init(stringInterpolation: Interpolation) { (text, parameters) = (stringInterpolation.text, stringInterpolation.parameters) }

    public struct Interpolation: StringInterpolationProtocol {
        var text = ""
        var parameters: [Value] = []

        public init(literalCapacity: Int, interpolationCount: Int) {
            text.reserveCapacity(literalCapacity + interpolationCount)
            parameters.reserveCapacity(interpolationCount)
        }
        public mutating func appendLiteral(_ literal: String) { text += literal }
        public mutating func appendInterpolation(_ value: Value) {
            text += "?"
            parameters.append(value)
        }
        public mutating func appendInterpolation(_ value: Int64?) { appendInterpolation(value.map(Value.integer) ?? .null) }
        public mutating func appendInterpolation(_ value: Int) { appendInterpolation(.integer(Int64(value))) }
        public mutating func appendInterpolation(_ value: Bool) { appendInterpolation(.integer(value ? 1 : 0)) }
        public mutating func appendInterpolation(_ value: String?) { appendInterpolation(value.map(Value.text) ?? .null) }
        public mutating func appendInterpolation(_ value: [UInt8]?) { appendInterpolation(value.map(Value.blob) ?? .null) }
        /// A list for `in`: `number in (\(numbers))`. An empty one matches nothing. The last value stands in it as often as makes
        /// the length a power of two: so few texts of statements serve any list, and each is prepared once.
        public mutating func appendInterpolation(list values: [Value]) {
            guard let last = values.last else { return text += "null" }
            var length = 1
            while length < values.count { length *= 2 }
            if length > Self.mostRepeated { length = values.count }
            text += String(repeating: "?,", count: length - 1) + "?"
            parameters += values
            for _ in values.count..<length { parameters.append(last) }
        }

        private static let mostRepeated = 16_384

        /// Rows for `values`: `values \(rows: rows)`. All of the same length, and at least one.
        public mutating func appendInterpolation(rows: some Collection<[Value]>) {
            let row = "(" + Array(repeating: "?", count: rows.first?.count ?? 0).joined(separator: ",") + ")"
            text += Array(repeating: row, count: rows.count).joined(separator: ",")
            for row in rows { parameters += row }
        }
        /// Another piece of our own SQL.
        public mutating func appendInterpolation(_ sql: SQL) {
            text += sql.text
            parameters += sql.parameters
        }
    }

    /// What a column can hold.
    public enum Value: Equatable, Sendable {
        case null
        case integer(Int64)
        case text(String)
        case blob([UInt8])
    }
}

/// One row of an answer, its columns by their place.
public struct Row: Sendable {
    public let values: [SQL.Value]

    public func integer(_ column: Int) -> Int64 { optionalInteger(column) ?? 0 }
    public func optionalInteger(_ column: Int) -> Int64? { if case .integer(let value) = values[column] { value } else { nil } }
    public func text(_ column: Int) -> String { optionalText(column) ?? "" }
    public func optionalText(_ column: Int) -> String? { if case .text(let value) = values[column] { value } else { nil } }
    public func blob(_ column: Int) -> [UInt8]? { if case .blob(let value) = values[column] { value } else { nil } }
    public func flag(_ column: Int) -> Bool { integer(column) != 0 }
}

/// Many rows in few statements.
enum Rows {
    /// Sizes of groups: four texts of statements serve any number of rows, so that each is prepared once.
    private static let sizes = [64, 16, 4, 1]

    /// All of the values in order, in groups for `values \(rows:)`.
    static func grouped<Value>(_ values: [Value]) -> [ArraySlice<Value>] {
        var (groups, rest): ([ArraySlice<Value>], ArraySlice<Value>) = ([], values[...])
        for size in sizes {
            while rest.count >= size {
                groups.append(rest.prefix(size))
                rest = rest.dropFirst(size)
            }
        }
        return groups
    }
}
