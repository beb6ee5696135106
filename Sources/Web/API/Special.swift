import Care
import HTTPTypes
import Hummingbird
import Store

/// What is neither verb nor question: bytes in, bytes out, and the record as it grows.
struct Special: Sendable {
    let name: String
    let help: String
    let method: HTTPRequest.Method
    let address: String
    let scope: Tokens.Scope
    /// Behind `?`.
    let parameters: [Parameter]
    /// Whether a file is sent.
    var takesFile = false
    /// The answer when all is well: its status, its kind, and its form where that is JSON.
    let status: Int
    let type: String
    let shape: Shape
    let answer: @Sendable (Call) async throws -> Response

    static let all = [events, importFile, importProgress, export]

    /// What stands behind `?`, as declared.
    static func said(_ call: Call, _ parameters: [Parameter]) throws -> [String: [String]] {
        let said = Typed(parameters: parameters)
        let typed = try said.read(Fields.pairs(call.request.uri.query ?? ""))
        try said.check(typed)
        return typed
    }
}
