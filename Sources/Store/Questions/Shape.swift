import Care

/// The form of an answer, said once: what a program may rely on, and what the description of the API is made of.
public indirect enum Shape: Sendable {
    case text
    /// The number of a thing or an entry, or a count.
    case integer
    case number
    case flag
    /// An instant, ISO 8601 in UTC.
    case time
    case choice([String])
    /// That, or null.
    case maybe(Shape)
    case list(Shape)
    case object([Member])
    /// An object whose members have names of the firm’s own, all of one shape.
    case named(Shape)
    /// JSON of any form.
    case anything
    /// Either of these.
    case either([Shape])

    /// A member of an object.
    public struct Member: Sendable {
        public let name: String
        public let shape: Shape
        /// Absent where there is nothing to say.
        public let mayLack: Bool
        public let help: String

        public init(_ name: String, _ shape: Shape, _ help: String = "", mayLack: Bool = false) {
            (self.name, self.shape, self.help, self.mayLack) = (name, shape, help, mayLack)
        }
    }

    /// `{"items": […]}`, with members beside it.
    static func items(_ item: Shape, _ more: [Member] = []) -> Shape { .object([Member("items", .list(item))] + more) }

    /// As JSON Schema (2020-12), which OpenAPI 3.1 speaks.
    public var schema: JSON {
        switch self {
        case .text: ["type": "string"]
        case .integer: ["type": "integer", "format": "int64"]
        case .number: ["type": "number"]
        case .flag: ["type": "boolean"]
        case .time: ["type": "string", "format": "date-time"]
        case .choice(let choices): ["type": "string", "enum": .array(choices.map(JSON.string))]
        case .maybe(let shape): ["anyOf": [shape.schema, ["type": "null"]]]
        case .list(let shape): ["type": "array", "items": shape.schema]
        case .named(let shape): ["type": "object", "additionalProperties": shape.schema]
        case .anything: [:]
        case .either(let shapes): ["anyOf": .array(shapes.map(\.schema))]
        case .object(let members): Self.schema(members)
        }
    }

    private static func schema(_ members: [Member]) -> JSON {
        [
            "type": "object",
            "properties": .object(
                members.map { member in
                    var schema = member.shape.schema
                    if !member.help.isEmpty, case .object(let own) = schema {
                        schema = .object(own + [JSON.Member(name: "description", value: .string(member.help))])
                    }
                    return JSON.Member(name: member.name, value: schema)
                }),
            "required": .array(members.filter { !$0.mayLack }.map { .string($0.name) }), "additionalProperties": false,
        ]
    }
}
