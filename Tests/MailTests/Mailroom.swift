import Care
import Foundation
import Mail
import Store
import Support

/// The cast's office, and mailboxes that are taken into it on Monday evening.
struct Mailroom {
    let cast: Cast
    static let tuesday = Cast.monday.adding(milliseconds: 86_400_000)

    init() throws { cast = try Cast() }

    /// Takes in a mailbox of these messages at the end of Monday.
    @discardableResult
    func take(_ messages: [String], until: Instant? = nil, name: String = "office.mbox") throws -> Intake.Outcome {
        let path = cast.path + "/" + name
        let text = messages.map { "From x@y.example Mon Mar  2 09:00:00 2026\n\($0)\n\n" }.joined()
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        let evening = Cast.monday.adding(milliseconds: 8 * 3_600_000)
        let intake = Intake(workplace: cast.place, by: .staff(cast.anna), now: { evening }, random: Cast.random)
        return try intake.run([path], until: until, mailboxOf: nil) { _ in }
    }

    /// A letter of Ines to Anna at ten, unless said otherwise.
    func mail(
        _ id: String, from: String = "Ines Ferreira <ines@harbourbakery.example>", to: String = "anna@bergochieng.example",
        subject: String = "The oven", at: String = "10:00", more: String = "", text: String = "Can I bake?"
    ) -> String {
        "Message-ID: <\(id)>\nDate: Mon, 2 Mar 2026 \(at):00 +0000\nFrom: \(from)\nTo: \(to)\nSubject: \(subject)\n\(more)\n\(text)"
    }

    /// A letter of Anna's.
    func answer(
        _ id: String, to: String = "ines@harbourbakery.example", from: String = "anna@bergochieng.example", at: String = "12:00",
        subject: String = "Re: The oven", more: String = "", text: String = "Yes."
    ) -> String { mail(id, from: from, to: to, subject: subject, at: at, more: more, text: text) }

    func waiting(history: Bool = false) throws -> [Item] {
        try cast.reading(at: Self.tuesday) { try $0.waiting(.mine, history: history).items }
    }

    func toConfirm() throws -> [Item] { try cast.reading(at: Self.tuesday) { try $0.toConfirm(.mine).items } }

    /// Presses the key of a line under To confirm.
    func say(_ verb: String, _ item: Item) throws { try cast.say(verb, ["interaction": [String(item.number)]]) }
}
