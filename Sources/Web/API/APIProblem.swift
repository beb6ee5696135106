import Care
import HTTPTypes
import Hummingbird

/// What is the matter, for programs (RFC 9457): the status, one sentence, and a code that never changes.
struct APIProblem: Error {
    let status: HTTPResponse.Status
    let code: String
    let detail: String
    /// The parameter that it is about.
    var field: String?
    var more: [JSON.Member] = []
    var headers = HTTPFields()

    init(_ status: HTTPResponse.Status, _ code: String, _ detail: String, field: String? = nil) {
        (self.status, self.code, self.detail, self.field) = (status, code, detail, field)
    }

    var response: Response {
        var members: [JSON.Member] = [
            .init(name: "type", value: "about:blank"), .init(name: "title", value: .string(status.reasonPhrase)),
            .init(name: "status", value: .integer(Int64(status.code))), .init(name: "code", value: .string(code)),
            .init(name: "detail", value: .string(detail)),
        ]
        if let field { members.append(.init(name: "field", value: .string(field))) }
        var response = API.answer(.object(members + more), status: status)
        for header in headers { response.headers[header.name] = header.value }
        response.headers[.contentType] = "application/problem+json"
        return response
    }

    // MARK: Refusals

    /// `field`: the parameter in which it was said; `names`: whether that names the thing in the address, which is then not there.
    static func refused(_ refusal: Refusal, field: String? = nil, names: Bool = false) -> APIProblem {
        // Its sentence speaks of a form.
        let other = "Something else was asked under this Idempotency-Key before. Take another."
        return APIProblem(
            status(of: refusal, names: names), refusal.code, refusal == .otherCommand ? other : refusal.sentence, field: field)
    }

    private static func status(of refusal: Refusal, names: Bool) -> HTTPResponse.Status {
        switch refusal {
        case .nobody, .nobodyBut, .nobodyOfFirm, .noSuch: names ? .notFound : .unprocessableContent
        case .otherCommand: .conflict
        case .onlyPrincipals, .onlyManagers, .onlyStaff: .forbidden
        case .changedMeanwhile: .preconditionFailed
        case _: .unprocessableContent
        }
    }

    // MARK: Who asks

    static let noToken: APIProblem = {
        var problem = APIProblem(.unauthorized, "no-token", "Show a token: Authorization: Bearer kept_…. One is made under your own name.")
        problem.headers[.wwwAuthenticate] = "Bearer realm=\"kept\""
        return problem
    }()

    static let wrongToken: APIProblem = {
        var problem = APIProblem(.unauthorized, "wrong-token", "This token opens nothing, or nothing any more.")
        problem.headers[.wwwAuthenticate] = "Bearer realm=\"kept\", error=\"invalid_token\""
        return problem
    }()

    static func wait(_ seconds: Int) -> APIProblem {
        var problem = APIProblem(.tooManyRequests, "wait", "Too many tokens were wrong. Try again in \(seconds) s.")
        problem.headers[.retryAfter] = String(seconds)
        return problem
    }

    static func lacks(_ scope: String) -> APIProblem {
        var problem = APIProblem(.forbidden, "lacks-scope", "This token may not \(scope). Make one that may, under your own name.")
        problem.headers[.wwwAuthenticate] = "Bearer realm=\"kept\", error=\"insufficient_scope\", scope=\"\(scope)\""
        return problem
    }

    // MARK: What was asked

    static let noAddress = APIProblem(.notFound, "no-address", "Nothing is at this address. /api/openapi.json has all there are.")
    static let tooLarge = APIProblem(.contentTooLarge, "too-large", "That is more than is taken at once.")
    static let crowded = APIProblem(.serviceUnavailable, "crowded", "Too many write at once. Ask again in a moment.")
    static let busy = APIProblem(.conflict, "busy", "Files of this firm are being read. Try again when that is done.")

    static func only(_ methods: [String]) -> APIProblem {
        let list = methods.joined(separator: ", ")
        var problem = APIProblem(.methodNotAllowed, "other-method", "This address answers \(list).")
        problem.headers[.allow] = list
        return problem
    }

    static func crowded(_ what: String) -> APIProblem {
        var problem = APIProblem(.tooManyRequests, "crowded", what)
        problem.headers[.retryAfter] = "10"
        return problem
    }

    static func malformed(_ why: String) -> APIProblem { APIProblem(.badRequest, "malformed", why) }

    /// Something broke, which is logged under this number.
    static func fault(_ number: String) -> APIProblem {
        APIProblem(.internalServerError, "fault", "Something broke; it is noted as \(number). Nothing was written down.")
    }
}
