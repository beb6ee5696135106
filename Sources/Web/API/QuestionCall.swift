import Care
import HTTPTypes
import Hummingbird
import Store

/// A question asked by a program.
struct QuestionCall {
    let call: Call
    let question: Question

    /// So much of a list is given at once, unless less or more is asked for.
    static let usual = 50
    static let most = 500

    static let limit = Parameter.optional("limit", .words, "so many at once (\(usual)), at most \(most)")
    static let after = Parameter.optional("after", .words, "where the page begins: as the Link header of the page before says")

    /// Its parameters that stand behind `?`.
    static func asked(_ question: Question, _ placed: [String]) -> [Parameter] {
        let own = question.parameters.filter { !placed.contains($0.name) }
        return switch question.paging {
        case .whole: own
        case .first: own + [limit]
        case .pages: own + [limit, after]
        }
    }

    func answer() throws -> Response {
        let said = Typed(parameters: Self.asked(question, call.route.placed))
        var typed = try said.read(Fields.pairs(call.request.uri.query ?? ""))
        try said.check(typed)
        let page = try page(typed)
        for (name, value) in call.placed { typed[name] = [value] }
        let told = try call.reading { reading in
            do { return try question.ask(reading, typed, page) } catch let refusal as Refusal { throw problem(refusal) }
        }
        var response = API.answer(told.json)
        if let next = told.next { response.headers[Self.link] = "<\(address(of: next))>; rel=\"next\"" }
        if let tag = told.tag { response.headers[.eTag] = "\"\(tag)\"" }
        return response
    }

    private static let link = HTTPField.Name("Link") ?? .location

    private func problem(_ refusal: Refusal) -> APIProblem {
        .refused(refusal, field: call.route.placed.first ?? refusal.parameter(among: question.parameters), names: !call.placed.isEmpty)
    }

    private func page(_ typed: [String: [String]]) throws -> Page {
        let limit = try typed["limit"]?.first.map { text in
            guard let limit = Int(text), (1...Self.most).contains(limit) else {
                throw APIProblem.refused(.notUnderstood(field: "the limit", given: text, expected: "1 to \(Self.most)"), field: "limit")
            }
            return limit
        }
        let after = try typed["after"]?.first.map { text in
            guard let cursor = Page.Cursor(text) else {
                throw APIProblem.refused(
                    .notUnderstood(field: "a place", given: text, expected: "what the Link header says"), field: "after")
            }
            return cursor
        }
        return Page(limit: limit ?? Self.usual, after: after)
    }

    /// The same question, from a place on.
    private func address(of next: Page.Cursor) -> String {
        let kept = Fields.pairs(call.request.uri.query ?? "").filter { $0.name != "after" }
        let pairs = kept.map { "\(Fields.encoded($0.name))=\(Fields.encoded($0.value))" } + ["after=\(Fields.encoded(next.text))"]
        return "\(call.request.uri.path)?\(pairs.joined(separator: "&"))"
    }
}

extension Refusal {
    /// The parameter that it speaks of, where its sentence names one.
    func parameter(among parameters: [Parameter]) -> String? {
        switch self {
        case .missing(let field, _), .notUnderstood(let field, _, _): parameters.first { field == "the \($0.name)" }?.name
        case .reasonMissing: "because"
        case .dueHasPassed: "due"
        case _: nil
        }
    }
}
