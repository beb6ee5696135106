import Care
import Hummingbird
import Store

/// Verbs that need no form: one key, done, and a line to take it back.
enum Verbs {
    static func keep(_ visit: Visit) async throws -> Response { try await done(visit, visit.say("keep", about: "promise")) }
    static func nothing(_ visit: Visit) async throws -> Response { try await done(visit, visit.say("nothing", about: "interaction")) }
    static func waits(_ visit: Visit) async throws -> Response { try await done(visit, visit.say("waits", about: "interaction")) }
    static func shared(_ visit: Visit) async throws -> Response { try await done(visit, visit.say("colleague shared", about: "who")) }
    static func gone(_ visit: Visit) async throws -> Response { try await done(visit, visit.say("colleague gone", about: "who")) }
    static func here(_ visit: Visit) async throws -> Response { try await done(visit, visit.say("colleague here", about: "who")) }
    static func automatic(_ visit: Visit) async throws -> Response { try await done(visit, visit.say("automatic", about: "who")) }
    static func genuine(_ visit: Visit) async throws -> Response { try await done(visit, visit.say("genuine", about: "who")) }

    /// All who write from the domain of this message are machines.
    static func automaticDomain(_ visit: Visit) async throws -> Response {
        let address = try visit.reading { try $0.message(visit.number ?? 0)?.address } ?? ""
        guard let domain = Contact(name: "", address: address).domain else { throw Refusal.noSuch(thing: "sender", given: address) }
        return try await done(visit, visit.take(ConfirmDomain(domain: domain, automatic: true)))
    }

    /// Whoever waits rang again: they wait on, and it is written down.
    static func rang(_ visit: Visit) async throws -> Response {
        try await done(visit, visit.take(LogInteraction(text: "They rang again.", with: [visit.number ?? 0], channel: .missed)))
    }

    static func undo(_ visit: Visit) async throws -> Response {
        try await done(visit, visit.take(UndoLast(by: visit.holder.staff, offered: Int64(visit.typed("first")))))
    }

    /// Back to where the verb was said, with the line that says what was done.
    static func done(_ visit: Visit, _ answer: Answer) throws -> Response {
        Site.redirect("\(back(visit))?did=\(answer.entries.first?.number ?? 0)")
    }

    /// Only an address of ours.
    static func back(_ visit: Visit, otherwise: String = "/today") -> String {
        let back = visit.typed("back")
        return back.hasPrefix("/") && !back.hasPrefix("//") && !back.contains("\\") && !back.contains("?") ? back : otherwise
    }
}
