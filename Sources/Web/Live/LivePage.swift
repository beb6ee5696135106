import Care
import Foundation
import HTTPTypes
import Hummingbird
import ServiceLifecycle
import Store

/// What a page that is open is told: how much came since it was shown, who is beside one, and how many notices are unread.
struct LivePage: Sendable {
    let site: Site
    let token: String
    let holder: Sessions.Holder
    /// The address of the page.
    let path: String
    /// The last entry it shows.
    let seen: Int64
    /// Whom the form on it is about.
    let answering: Int64?

    /// So long between two looks of one page, and until it is looked at again without reason. Milliseconds.
    private static let pause: Int64 = 500
    private static let beat: Int64 = 20_000

    /// The answer to a page's script: a stream of events until it goes away, or its session ends.
    static func open(_ request: Request, _ site: Site) throws -> Response {
        if let from = request.headers[fetchSite], from != "same-origin" { return Response(status: .forbidden) }
        guard let (token, holder) = try site.holder(request), holder.firm > 0 else { return answer { try await $0.write(ended) } }
        let query = Fields.read(request.uri.query ?? "")
        let page = LivePage(
            site: site, token: token, holder: holder, path: query["on"] ?? "", seen: Int64(query["seen"] ?? "") ?? .max,
            answering: Int64(query["with"] ?? ""))
        guard let joined = site.live.join(firm: holder.firm, session: Sessions.name(of: token)) else {
            return Response(status: .serviceUnavailable)
        }
        return answer { writer in
            defer { page.leave(joined.ticket) }
            try await request.body.consumeWithCancellationOnInboundClose { _ in try await page.tell(joined, &writer) }
        }
    }

    private static let fetchSite = HTTPField.Name("Sec-Fetch-Site") ?? .origin
    private static let ended = ByteBuffer(string: "event: ended\ndata:\n\n")

    private static func answer(_ write: @escaping @Sendable (inout any ResponseBodyWriter) async throws -> Void) -> Response {
        var headers = HTTPFields()
        headers[.contentType] = "text/event-stream"
        headers[.cacheControl] = "no-store"
        return Response(
            status: .ok, headers: headers,
            body: ResponseBody { writer in
                try await write(&writer)
                try await writer.finish(nil)
            })
    }

    private func tell(_ joined: (ticket: Int, wakes: AsyncStream<Void>), _ writer: inout any ResponseBodyWriter) async throws {
        let beats = Task { [site] in
            while true {
                try await Task.sleep(for: .milliseconds(Self.beat))
                site.live.wake(joined.ticket)
            }
        }
        defer { beats.cancel() }
        var last = ""
        for await _ in joined.wakes.cancelOnGracefulShutdown() {
            guard try site.sessions.isOpen(token, now: site.now()) else { return try await writer.write(Self.ended) }
            if let answering { site.beside.begin(holder, answering, now: site.now()) }
            let news = try self.news().text
            try await writer.write(ByteBuffer(string: news == last ? ":\n\n" : "event: news\ndata: \(news)\n\n"))
            last = news
            try await Task.sleep(for: .milliseconds(Self.pause))
        }
    }

    private func leave(_ ticket: Int) {
        site.live.leave(ticket)
        if let answering {
            site.beside.end(holder, answering)
            site.live.wakeAll(of: holder.firm)
        }
    }

    // MARK: What is new

    /// Worked out with the eyes of whoever is signed in.
    func news() throws -> JSON {
        try site.workplace(holder.firm).reading(as: holder.staff, at: site.now()) { reading in
            let (fresh, touched) = try fresh(reading)
            let beside = try site.beside.sentences(for: holder, reading)
            return [
                "fresh": .integer(Int64(fresh)), "touched": .array(touched.map(JSON.integer)),
                "unread": .integer(Int64(try site.unread.shown(reading))),
                "beside": .object(beside.sorted { $0.key < $1.key }.map { JSON.Member(name: String($0.key), value: .string($0.value)) }),
            ]
        }
    }

    private func fresh(_ reading: Reading) throws -> (Int, [Int64]) {
        if path == "/today" {
            let news = try reading.newsOfToday(after: seen)
            return (news.fresh, news.touched)
        }
        guard path.hasPrefix("/clients/"), let party = Int64(path.dropFirst("/clients/".count)) else { return (0, []) }
        return (Set(try reading.happened(with: party, after: seen).map(\.command)).count, [])
    }
}
