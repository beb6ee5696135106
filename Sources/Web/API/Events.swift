import Care
import Foundation
import HTTPTypes
import Hummingbird
import Store

extension Special {
    static let events = Special(
        name: "events", help: "the record as it grows, as server-sent events: first what is behind a number, then each entry as it comes",
        method: .get, address: "/events", scope: .read,
        parameters: [.optional("after", .words, "the number of the last entry that is known; without it, what comes from now on")],
        status: 200, type: "text/event-stream", shape: Question.entryShape
    ) { try EventStream(call: $0).answer() }
}

/// One program that follows the record. It may leave and come again with the number of the last event it was told (`Last-Event-ID`).
struct EventStream: Sendable {
    let call: Call

    /// So many entries are read and written at once: one program that begins far back costs no more memory than this.
    private static let atOnce = 200
    /// A line of nothing goes out so often, so that both sides know that the other is there.
    static let beat: Duration = .seconds(15)
    private static let lastID = HTTPField.Name("Last-Event-ID") ?? .eTag

    func answer() throws -> Response {
        let from = try from()
        guard call.site.followers.enter(call.holder) else {
            throw APIProblem.crowded("So many programs follow the record already. One of them has to leave first.")
        }
        var headers = HTTPFields()
        headers[.contentType] = "text/event-stream"
        headers[.cacheControl] = "no-store"
        return Response(
            status: .ok, headers: headers,
            body: ResponseBody { writer in
                defer { call.site.followers.leave(call.holder) }
                var pen = writer
                // Whoever goes is noticed at once, and not at the next beat.
                do {
                    try await call.request.body.consumeWithCancellationOnInboundClose { _ in try await follow(from, &pen) }
                } catch is CancellationError {}
                try await writer.finish(nil)
            })
    }

    private func from() throws -> Int64 {
        let typed = try Special.said(call, Special.events.parameters)
        guard let said = call.request.headers[Self.lastID] ?? typed["after"]?.first else {
            return try call.site.folder.heads.last(firm: call.holder.firm)
        }
        guard let number = Int64(said), number >= 0 else {
            throw APIProblem.refused(.notUnderstood(field: "the after", given: said, expected: "the number of an entry"), field: "after")
        }
        return number
    }

    /// Ends when the token does, or the program goes.
    private func follow(_ from: Int64, _ writer: inout any ResponseBodyWriter) async throws {
        var known = from
        try await writer.write(ByteBuffer(string: ": Kept\n\n"))
        while try isWelcome() {
            let told = try call.reading { try $0.entries(after: known, limit: Self.atOnce) }
            for line in told.lines { try await writer.write(ByteBuffer(string: Self.text(line))) }
            if told.last == known, try await !grows(behind: known) { try await writer.write(ByteBuffer(string: ":\n\n")) }
            known = told.last
        }
    }

    private func isWelcome() throws -> Bool { try call.site.tokens.isValid(call.holder) }

    /// Waits until there is more, or it is time for a beat.
    private func grows(behind known: Int64) async throws -> Bool {
        let (heads, firm) = (call.site.folder.heads, call.holder.firm)
        return try await withThrowingTaskGroup(of: Bool.self) { group in
            group.addTask { try await heads.next(firm: firm, after: known) > known }
            group.addTask {
                try await Task.sleep(for: Self.beat)
                return false
            }
            defer { group.cancelAll() }
            return try await group.next() ?? false
        }
    }

    private static func text(_ line: Explanation.Line) -> String {
        "id: \(line.number)\nevent: \(line.kind)\ndata: \(line.json.text)\n\n"
    }
}

/// How many programs follow the record: all of them together, and each person’s.
final class Followers: @unchecked Sendable {
    static let most = 200
    static let mostOfOne = 10
    private let lock = NSLock()
    private var all: [[Int64]: Int] = [:]

    func enter(_ holder: Tokens.Holder) -> Bool {
        let whose = [holder.firm, holder.staff]
        return lock.withLock {
            guard all.values.reduce(0, +) < Self.most, all[whose, default: 0] < Self.mostOfOne else { return false }
            all[whose, default: 0] += 1
            return true
        }
    }

    func leave(_ holder: Tokens.Holder) {
        let whose = [holder.firm, holder.staff]
        lock.withLock { all[whose] = all[whose].flatMap { $0 > 1 ? $0 - 1 : nil } }
    }
}
