import Care
import Foundation
import Store

/// Who is answering whom just now: in memory, and over by itself. No record: that somebody began to write is nobody's fact.
final class Beside: @unchecked Sendable {
    /// Somebody with a form open for a client.
    struct Answering: Sendable, Equatable {
        let staff: Int64
        let since: Instant
        var until: Instant
    }

    private struct Client: Hashable { let firm, party: Int64 }

    /// Without another sign of life it is over after so long. Milliseconds.
    static let lasts: Int64 = 10 * 60_000
    private static let most = 10_000

    private let lock = NSLock()
    private var clients: [Client: [Answering]] = [:]

    /// Somebody opened the form, or still has it open.
    func begin(_ holder: Sessions.Holder, _ party: Int64, now: Instant) {
        let client = Client(firm: holder.firm, party: party)
        lock.withLock {
            if clients.count >= Self.most { clients = clients.filter { $0.value.contains { $0.until > now } } }
            if clients.count >= Self.most { return }
            var all = (clients[client] ?? []).filter { $0.until > now }
            let since = all.first { $0.staff == holder.staff }?.since ?? now
            all.removeAll { $0.staff == holder.staff }
            all.append(Answering(staff: holder.staff, since: since, until: now.adding(milliseconds: Self.lasts)))
            clients[client] = all
        }
    }

    /// They sent it, or left it.
    func end(_ holder: Sessions.Holder, _ party: Int64) {
        let client = Client(firm: holder.firm, party: party)
        lock.withLock {
            clients[client]?.removeAll { $0.staff == holder.staff }
            if clients[client]?.isEmpty ?? false { clients[client] = nil }
        }
    }

    /// Whom others of the firm are answering, by the client.
    func others(than holder: Sessions.Holder, now: Instant) -> [Int64: [Answering]] {
        lock.withLock {
            var all: [Int64: [Answering]] = [:]
            for (client, answering) in clients where client.firm == holder.firm {
                let others = answering.filter { $0.staff != holder.staff && $0.until > now }
                if !others.isEmpty { all[client.party] = others }
            }
            return all
        }
    }
}

extension Visit {
    /// Sentences about whom others are answering just now, by the client; none about clients whom the reader does not see.
    func beside(_ reading: Reading) throws -> [Int64: String] {
        try site.beside.sentences(for: holder, reading)
    }
}

extension Beside {
    func sentences(for holder: Sessions.Holder, _ reading: Reading) throws -> [Int64: String] {
        var said: [Int64: String] = [:]
        for (party, answering) in others(than: holder, now: reading.at) where try reading.party(party) != nil {
            said[party] = answering.compactMap { one in
                reading.staff[one.staff].map { "\($0.name) is answering, since \(Spoken.clock(reading.zone.local(one.since)))." }
            }.joined(separator: " ")
        }
        return said
    }
}

/// Who else is answering, on a page about one client.
enum BesideLine {
    static func html(_ sentence: String?) -> HTML { sentence.map { "<p class=\"amber small\" id=\"beside\">\($0)</p>" } ?? .empty }
}
