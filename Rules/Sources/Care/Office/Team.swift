/// Some of the staff, who care for clients that the others do not see.
public struct Team: Equatable, Sendable {
    public let number: Int64
    public let name: String
    public var members: Set<Int64> = []

    /// What can happen to a team.
    public enum Fact: Storable {
        case formed(name: String)
        case joined(staff: Int64)
        case left(staff: Int64)

        public static let kinds = ["team.formed", "team.joined", "team.left"]

        public var form: Form {
            switch self {
            case .formed(let name): Form("team.formed", words: .members(["name": .string(name)]))
            case .joined(let staff): Form("team.joined", body: ["staff": .integer(staff)])
            case .left(let staff): Form("team.left", body: ["staff": .integer(staff)])
            }
        }

        public init(_ form: Form) throws(Form.Unreadable) {
            switch form.kind {
            case "team.formed": self = .formed(name: form.word("name"))
            case "team.joined": self = .joined(staff: try form.number("staff"))
            case "team.left": self = .left(staff: try form.number("staff"))
            case _: throw Form.Unreadable(kind: form.kind, field: "kind")
            }
        }
    }

    public init(number: Int64, name: String, members: Set<Int64> = []) {
        (self.number, self.name, self.members) = (number, name, members)
    }
}
