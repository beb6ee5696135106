import Care
import Hummingbird
import Store

/// What a program said for declared parameters, in the words of the command line. Throws a `APIProblem` that names the field.
struct Typed {
    let parameters: [Parameter]

    /// Members of a JSON object.
    func read(_ json: JSON) throws -> [String: [String]] {
        guard case .object(let members) = json else { throw APIProblem.malformed("The body is a JSON object.") }
        if Set(members.map(\.name)).count < members.count { throw APIProblem.malformed("A member stands twice in the body.") }
        var typed: [String: [String]] = [:]
        for member in members {
            let parameter = try parameter(member.name)
            if let words = try words(member.value, parameter) { typed[member.name] = words }
        }
        return typed
    }

    /// Pairs behind `?`.
    func read(_ pairs: [(name: String, value: String)]) throws -> [String: [String]] {
        var typed: [String: [String]] = [:]
        for (name, value) in pairs {
            let parameter = try parameter(name)
            if parameter.kind == .flag {
                guard let isSo = ["": true, "1": true, "true": true, "0": false, "false": false][value] else {
                    throw refused(parameter, value, "true or false")
                }
                typed[name] = isSo ? [""] : nil
            } else {
                typed[name, default: []].append(try whole(value, parameter))
            }
        }
        for parameter in parameters where !parameter.repeats && (typed[parameter.name]?.count ?? 0) > 1 {
            throw APIProblem.refused(.notUnderstood(field: "one value", given: "two", expected: "one"), field: parameter.name)
        }
        return typed
    }

    /// What is required is there, and a choice is one of those there are.
    func check(_ typed: [String: [String]]) throws {
        for parameter in parameters {
            let words = typed[parameter.name] ?? []
            if parameter.required, words.isEmpty {
                throw APIProblem.refused(.missing(field: "the \(parameter.name)", example: parameter.help), field: parameter.name)
            }
            if case .choice(let choices) = parameter.kind, let other = words.first(where: { !choices.contains($0) }) {
                throw refused(parameter, other, choices.joined(separator: ", "))
            }
        }
    }

    private func parameter(_ name: String) throws -> Parameter {
        guard let parameter = parameters.first(where: { $0.name == name }) else {
            let names = parameters.map(\.name).joined(separator: ", ")
            let known = names.isEmpty ? "nothing is asked here" : "one of \(names)"
            throw APIProblem.refused(.notUnderstood(field: "a parameter", given: String(name.prefix(60)), expected: known), field: name)
        }
        return parameter
    }

    private func words(_ value: JSON, _ parameter: Parameter) throws -> [String]? {
        switch value {
        case .null: return nil
        case .bool(let isSo) where parameter.kind == .flag: return isSo ? [""] : nil
        case .array(let values) where parameter.repeats: return try values.map { try word($0, parameter) }
        case .bool, .integer, .number, .string, .array, .object: return [try word(value, parameter)]
        }
    }

    private func word(_ value: JSON, _ parameter: Parameter) throws -> String {
        switch value {
        case .string(let text) where parameter.kind != .flag: return try whole(text, parameter)
        case .integer(let number) where parameter.kind.isNumbered: return String(number)
        case .null, .bool, .integer, .number, .string, .array, .object:
            throw refused(parameter, String(value.text.prefix(60)), parameter.kind.words)
        }
    }

    /// Nobody can type NUL, and not every program behind us would take it.
    private func whole(_ text: String, _ parameter: Parameter) throws -> String {
        if text.utf8.contains(0) { throw refused(parameter, "NUL", "text without it") }
        return text
    }

    private func refused(_ parameter: Parameter, _ given: String, _ expected: String) -> APIProblem {
        .refused(.notUnderstood(field: "the \(parameter.name)", given: given, expected: expected), field: parameter.name)
    }
}

extension Parameter.Kind {
    /// Whether a thing can be named by its number.
    var isNumbered: Bool {
        switch self {
        case .who, .sender, .promise, .interaction, .importRun, .list, .members: true
        case .words, .path, .condition, .when, .choice, .flag: false
        }
    }

    /// What is expected of it, in words.
    fileprivate var words: String {
        switch self {
        case .flag: "true or false"
        case .choice(let choices): choices.joined(separator: ", ")
        case .who, .sender, .promise, .interaction, .importRun, .list, .members: "a number, or words"
        case .words, .path, .condition, .when: "text"
        }
    }
}

extension Fields {
    /// Everything behind `?`, in order.
    static func pairs(_ text: some StringProtocol) -> [(name: String, value: String)] {
        text.split(separator: "&").map { pair in
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return (decoded(parts[0]), parts.count > 1 ? decoded(parts[1]) : "")
        }
    }

    /// A part of a path, where `+` is itself.
    static func unescaped(_ text: some StringProtocol) -> String {
        decoded(text.split(separator: "+", omittingEmptySubsequences: false).joined(separator: "%2B"))
    }
}
