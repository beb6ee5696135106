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
    /// In the address, and behind `?`.
    var placed: [Parameter] = []
    var parameters: [Parameter] = []
    /// What members may not do, and so not ask.
    var managing: String?
    /// Whether a file is sent.
    var takesFile = false
    /// The answer when all is well: its status, its kind, and its form where that is JSON.
    let status: Int
    let type: String
    let shape: Shape
    let answer: @Sendable (Call) async throws -> Response

    static let all = [events, letter, file, importFile, importProgress, export]

    /// What stands behind `?`, as declared.
    static func said(_ call: Call, _ parameters: [Parameter]) throws -> [String: [String]] {
        let said = Typed(parameters: parameters)
        let typed = try said.read(Fields.pairs(call.request.uri.query ?? ""))
        try said.check(typed)
        return typed
    }
}

extension Special {
    private static let interaction = Parameter.first("interaction", .interaction, "its number, or words that occur in exactly one")

    static let letter = Special(
        name: "message", help: "a message as it came, byte for byte", method: .get, address: "/interactions/{interaction}/message",
        scope: .read,
        placed: [interaction], status: 200, type: "message/rfc822", shape: .anything
    ) { call in
        _ = try said(call, [])
        let bytes = try call.reading { reading in
            let number = try call.named("interaction") { try reading.message(typed: call.placed["interaction"] ?? "") }
            return try reading.message(number).flatMap { call.site.folder.letters.bytes($0.raw) }
        }
        guard let bytes else { throw Fault("a message that the record names is not there") }
        var response = given(Response(status: .ok, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))), as: "message/rfc822")
        response.headers[.contentDisposition] = "attachment; filename=\"message.eml\""
        return response
    }

    static let file = Special(
        name: "attached file", help: "a file that came with a message, as it came", method: .get,
        address: "/interactions/{interaction}/files/{digest}", scope: .read,
        placed: [interaction, .first("digest", .words, "the SHA-256 of the file, as the interaction names it")], status: 200,
        type: "application/octet-stream", shape: .anything
    ) { call in
        _ = try said(call, [])
        let digest = call.placed["digest"] ?? ""
        let found = try call.reading { reading in
            let number = try call.named("interaction") { try reading.message(typed: call.placed["interaction"] ?? "") }
            return try AttachedFiles.give(reading, call.site.folder, of: number, digest: digest)
        }
        guard let found else { throw APIProblem.refused(.noSuch(thing: "file", given: digest), field: "digest", names: true) }
        return given(found, as: "application/octet-stream")
    }

    private static func given(_ response: Response, as type: String) -> Response {
        var response = response
        response.headers[.contentType] = type
        response.headers[.cacheControl] = "no-store"
        return response
    }
}
