import Care
import HTTPTypes
import Store

/// One address of the API: who may ask, and what stands behind it.
struct Route: Sendable {
    enum Behind: Sendable {
        case verb(Verb)
        case question(Question)
        case special(Special)
    }

    let method: HTTPRequest.Method
    /// `/promises/{promise}/keep`, below `/api/v1`.
    let address: String
    let scope: Tokens.Scope
    let behind: Behind
    private let segments: [Substring]

    init(_ method: HTTPRequest.Method, _ address: String, _ scope: Tokens.Scope, _ behind: Behind) {
        (self.method, self.address, self.scope, self.behind) = (method, address, scope, behind)
        segments = address.dropFirst().split(separator: "/")
    }

    static let base = "/api/v1"

    /// Every address there is.
    static let all: [Route] =
        Question.all.map { Route(.get, $0.address, .read, .question($0)) }
        + Special.all.map { Route($0.method, $0.address, $0.scope, .special($0)) }
        + Verb.all.map { Route(.post, $0.address, .write, .verb($0)) }

    /// What members may not do here.
    var managing: String? {
        switch behind {
        case .verb: nil
        case .question(let question): question.managing
        case .special(let special): special.managing
        }
    }

    /// The names in braces.
    var placed: [String] { segments.filter { $0.hasPrefix("{") }.map { String($0.dropFirst().dropLast()) } }

    /// What stands for the names in braces; nil where the path is another.
    func match(_ path: [String]) -> [String: String]? {
        guard path.count == segments.count else { return nil }
        var values: [String: String] = [:]
        for (segment, typed) in zip(segments, path) {
            if segment.hasPrefix("{") {
                if typed.isEmpty { return nil }
                values[String(segment.dropFirst().dropLast())] = typed
            } else if segment != typed {
                return nil
            }
        }
        return values
    }

    /// The route of a path below the base. Throws a `APIProblem` where there is none, or none for this method.
    static func find(_ method: HTTPRequest.Method, _ path: [String]) throws -> (Route, [String: String]) {
        let fitting = all.compactMap { route in route.match(path).map { (route, $0) } }
        // A word of ours goes before somebody’s name.
        let literal = fitting.filter { $0.1.isEmpty }
        let candidates = literal.isEmpty ? fitting : literal
        if candidates.isEmpty { throw APIProblem.noAddress }
        guard let found = candidates.first(where: { $0.0.method == method }) else {
            throw APIProblem.only(Set(candidates.map(\.0.method.rawValue)).sorted())
        }
        return found
    }
}

extension Verb {
    /// Where a program says it: its last word, behind what it is said of. A noun of its name, or the kind of its first parameter, is a
    /// folder, and the thing itself stands in the address: `/promises/{promise}/keep`, `/people/{who}/edit`, `/lists/save`, `/log`.
    var address: String {
        let words = name.split(separator: " ").map(String.init)
        let thing = parameters.first { $0.positional && $0.kind.folder != nil }
        let noun = words.count > 1 ? Self.plurals[words[0]] ?? words[0] : thing?.kind.folder
        return ([noun, thing.map { "{\($0.name)}" }, words.last].compactMap { $0 }).map { "/" + $0 }.joined()
    }

    private static let plurals = [
        "person": "people", "organization": "organizations", "list": "lists", "import": "imports", "colleague": "colleagues",
        "team": "teams",
    ]

    /// The one thing it is said of, which stands in its address.
    var thing: Parameter? { parameters.first { $0.positional && $0.kind.folder != nil } }
}

extension Parameter.Kind {
    /// Where things of a kind are; nil for what is no thing.
    var folder: String? {
        switch self {
        case .who(.person): "people"
        case .who(.organization): "organizations"
        case .who(.party), .who(.merged): "clients"
        case .who(.staff): "staff"
        case .who(.colleague): "colleagues"
        case .who(.team): "teams"
        case .sender: "senders"
        case .promise: "promises"
        case .interaction: "interactions"
        case .importRun: "imports"
        case .list: "lists"
        case .words, .path, .members, .condition, .when, .choice, .flag: nil
        }
    }
}
