import Care
import Hummingbird
import Store

/// Verbs that need no form: one key, done, and a line to take it back.
enum Verbs {
    static func keep(_ visit: Visit) throws -> Response { try act(visit) { KeepPromise(promise: $0) } }
    static func nothing(_ visit: Visit) throws -> Response { try act(visit) { SettleNothing(interaction: $0) } }
    static func automatic(_ visit: Visit) throws -> Response { try act(visit) { ConfirmSender(party: $0, automatic: true) } }
    static func genuine(_ visit: Visit) throws -> Response { try act(visit) { ConfirmSender(party: $0, automatic: false) } }

    static func undo(_ visit: Visit) throws -> Response {
        try done(visit, visit.take(UndoLast(by: visit.holder.staff, offered: Int64(visit.typed("first")))))
    }

    private static func act(_ visit: Visit, _ command: (Int64) -> any Command) throws -> Response {
        guard let number = visit.number else { throw Refusal.noSuch(thing: "thing", given: visit.path) }
        return try done(visit, visit.take(command(number)))
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
