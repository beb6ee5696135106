import Care
import Store

/// The description of the API (OpenAPI 3.1), made of the declarations that answer it: so it cannot say anything else.
enum OpenAPI {
    static let document: JSON = [
        "openapi": "3.1.0",
        "info": [
            "title": "Kept", "version": "1",
            "description": .string(
                "What pages and the command line of Kept can do. A token, made under your own name, asks in your name and sees no more "
                    + "than you. WHO is a number, or a name, address or phone number that only one has; N a number, or words that only "
                    + "one thing has; WHEN is said in plain words: Fri, Thu 15:00, in 2 days, 2026-03-06."),
        ],
        "servers": [["url": .string(Route.base)]],
        "security": [["token": []]],
        "paths": .object(addresses.map { .init(name: $0, value: path($0)) }),
        "components": [
            "securitySchemes": ["token": ["type": "http", "scheme": "bearer", "description": "kept_ and 64 letters and digits"]],
            "schemas": ["problem": problem],
            "responses": .object(problems.map { .init(name: $0.name, value: response($0.help)) }),
        ],
    ]

    private static var addresses: [String] {
        Route.all.map(\.address).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    private static func path(_ address: String) -> JSON {
        .object(
            Route.all.filter { $0.address == address }.map {
                .init(name: $0.method.rawValue.lowercased(), value: Operation(route: $0).json)
            })
    }

    // MARK: What can be the matter

    static let problems: [(status: Int, name: String, help: String)] = [
        (400, "malformed", "It cannot be read."), (401, "unauthorized", "There is no token, or it opens nothing."),
        (403, "forbidden", "The token, or whoever it asks for, may not do this."), (404, "missing", "There is no such thing."),
        (409, "conflict", "Something else was asked under this Idempotency-Key, or something is under way."),
        (412, "changed", "It has changed since it was looked at."), (413, "large", "It is more than is taken at once."),
        (415, "type", "It is no JSON."), (422, "refused", "It is understood and refused: the sentence says why, the code is for programs."),
        (429, "wait", "Too much at once: Retry-After says when to come again."),
        (500, "fault", "Something broke, and is logged under the number in the sentence."),
    ]

    private static let problem: JSON = [
        "type": "object",
        "properties": [
            "type": ["type": "string"], "title": ["type": "string"], "status": ["type": "integer"],
            "code": ["type": "string", "description": "for programs; never changes"],
            "detail": ["type": "string", "description": "one sentence: what is the matter, and what to do"],
            "field": ["type": "string", "description": "the parameter that it is about"],
            "changed": ["type": "array", "items": Question.entryShape.schema, "description": "what was said meanwhile"],
        ],
        "required": ["type", "title", "status", "code", "detail"],
    ]

    private static func response(_ help: String) -> JSON {
        ["description": .string(help), "content": ["application/problem+json": ["schema": ["$ref": "#/components/schemas/problem"]]]]
    }
}

/// One address as OpenAPI describes it.
private struct Operation {
    let route: Route

    var json: JSON {
        var members: [JSON.Member] = [
            .init(name: "operationId", value: .string(identity)), .init(name: "summary", value: .string(Self.sentence(help))),
            .init(name: "description", value: .string("For a token that may \(route.scope.rawValue).")),
            .init(name: "parameters", value: .array(parameters)),
        ]
        if let body { members.append(.init(name: "requestBody", value: body)) }
        return .object(members + [.init(name: "responses", value: responses)])
    }

    private var identity: String {
        let name =
            switch route.behind {
            case .verb(let verb): verb.name
            case .question(let question): "see \(question.name)"
            case .special(let special): special.name
            }
        return name.replacing(" ", with: "-")
    }

    private var help: String {
        switch route.behind {
        case .verb(let verb): verb.help
        case .question(let question): question.help
        case .special(let special): special.help
        }
    }

    private static func sentence(_ help: String) -> String { help.prefix(1).uppercased() + help.dropFirst() + "." }

    // MARK: What is asked

    private var parameters: [JSON] {
        switch route.behind {
        case .verb(let verb):
            (verb.thing.map { [placed($0), Self.ifMatch] } ?? []) + [Self.key]
        case .question(let question):
            question.parameters.filter { route.placed.contains($0.name) }.map(placed)
                + QuestionCall.asked(question, route.placed).map(Self.query)
        case .special(let special):
            special.placed.map(placed) + special.parameters.map(Self.query)
        }
    }

    private func placed(_ parameter: Parameter) -> JSON {
        [
            "name": .string(parameter.name), "in": "path", "required": true, "description": .string(parameter.help),
            "schema": ["type": "string", "minLength": 1],
        ]
    }

    private static func query(_ parameter: Parameter) -> JSON {
        [
            "name": .string(parameter.name), "in": "query", "required": .bool(parameter.required), "description": .string(parameter.help),
            "schema": parameter.name == "limit" ? limit : parameter.schema(inQuery: true),
        ]
    }

    private static let limit: JSON = [
        "type": "integer", "minimum": 1, "maximum": .integer(Int64(QuestionCall.most)), "default": .integer(Int64(QuestionCall.usual)),
    ]

    private static let key: JSON = [
        "name": "Idempotency-Key", "in": "header", "required": false,
        "description": "Yours for this one thing you ask: asked again with it, nothing is written twice, and the answer is the same.",
        "schema": ["type": "string", "minLength": 1, "maxLength": 200, "pattern": "^[!-~]+$"],
    ]

    private static let ifMatch: JSON = [
        "name": "If-Match", "in": "header", "required": false,
        "description": "The ETag that came with the thing: it is then refused where somebody has said something of it meanwhile.",
        "schema": ["type": "string", "pattern": "^\"[0-9]+\"$"],
    ]

    private var body: JSON? {
        switch route.behind {
        case .verb(let verb):
            let asked = VerbCall.asked(verb)
            return [
                "required": .bool(asked.contains(where: \.required)),
                "content": [
                    "application/json": [
                        "schema": [
                            "type": "object",
                            "properties": .object(asked.map { .init(name: $0.name, value: $0.described) }),
                            "required": .array(asked.filter(\.required).map { .string($0.name) }), "additionalProperties": false,
                        ]
                    ]
                ],
            ]
        case .special(let special) where special.takesFile:
            return ["required": true, "content": ["application/octet-stream": ["schema": ["type": "string", "format": "binary"]]]]
        case .special, .question: return nil
        }
    }

    // MARK: What comes of it

    private var responses: JSON {
        let problems = OpenAPI.problems.map {
            JSON.Member(name: String($0.status), value: ["$ref": .string("#/components/responses/\($0.name)")])
        }
        return .object([.init(name: String(status), value: done)] + problems)
    }

    private var status: Int { if case .special(let special) = route.behind { special.status } else { 200 } }

    private var done: JSON {
        switch route.behind {
        case .verb(let verb): Self.answer(Self.shape(of: verb).schema)
        case .question(let question):
            switch question.paging {
            case .pages: Self.answer(question.shape.schema, headers: ["Link": Self.text("the next page, rel=next; absent on the last")])
            case .whole, .first: Self.answer(question.shape.schema, headers: ["ETag": Self.text("for If-Match, where it is one thing")])
            }
        case .special(let special):
            ["description": "Done.", "content": .object([.init(name: special.type, value: ["schema": Self.schema(of: special)])])]
        }
    }

    private static func schema(of special: Special) -> JSON {
        special.type == "application/json" ? special.shape.schema : ["type": "string"]
    }

    private static func text(_ help: String) -> JSON { ["description": .string(help), "schema": ["type": "string"]] }

    private static func answer(_ schema: JSON, headers: JSON = .null) -> JSON {
        .members([
            "description": "Done.", "headers": headers == .null ? nil : headers, "content": ["application/json": ["schema": schema]],
        ])
    }

    private static func shape(of verb: Verb) -> Shape {
        let written = Shape.object([
            .init("number", .integer, "the thing it began or was said of"), .init("entries", .list(.integer), "what was written down"),
        ])
        guard verb.parameters.contains(where: { $0.name == "preview" }) else { return written }
        let preview = Shape.object([
            .init("sentence", .text), .init("changed", .list(.integer)), .init("already", .list(.integer)),
        ])
        return .either([written, preview])
    }
}

extension Parameter {
    /// With what it means.
    fileprivate var described: JSON {
        guard case .object(let members) = schema(inQuery: false) else { return .null }
        return .object(members + [.init(name: "description", value: .string(help))])
    }

    /// What may be said for it.
    fileprivate func schema(inQuery: Bool) -> JSON {
        let one: JSON =
            switch kind {
            case .flag: ["type": "boolean"]
            case .choice(let choices): ["type": "string", "enum": .array(choices.map(JSON.string))]
            case .words, .path, .condition, .when: ["type": "string"]
            case .who, .sender, .promise, .interaction, .importRun, .list, .members:
                inQuery ? ["type": "string"] : ["type": ["integer", "string"]]
            }
        return repeats ? ["type": "array", "items": one] : one
    }
}
