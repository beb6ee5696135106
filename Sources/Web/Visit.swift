import Care
import HTTPTypes
import Hummingbird
import Store

/// One request of somebody signed in: who, on which firm, what was asked and typed.
struct Visit: Sendable {
    let site: Site
    let token: String
    let holder: Sessions.Holder
    let path: String
    let query: [String: String]
    let form: [String: String]
    let number: Int64?
    /// How the browser reached us: `http://127.0.0.1:8321`.
    let origin: String

    var now: Instant { site.now() }

    /// The firm this browser is signed in to.
    func workplace() throws -> Workplace {
        guard holder.firm > 0 else { throw Turn.to("/start") }
        return site.workplace(holder.firm)
    }

    /// One consistent state, as whoever is signed in reads it now.
    func reading<Result>(_ body: (Reading) throws -> Result) throws -> Result {
        try workplace().reading(as: holder.staff, at: now, body)
    }

    func typed(_ field: String) -> String { (form[field] ?? query[field] ?? "").trimmed }

    /// Takes a command, together with those of others who ask now; the same form sent twice does nothing twice. `part` tells the commands
    /// of one form apart.
    @discardableResult
    func take(_ command: any Command, part: String = "") async throws -> Answer {
        guard let once = form["once"], once.utf8.count >= 16 else { throw Refusal.otherCommand }
        let identity = Identity(of: "\(token) \(once) \(path) \(part)")
        return try await workplace().submit(CommandRequest(command, identity: identity, by: .staff(holder.staff), via: "page"), now: now)
    }

    /// Says a verb about the thing in the address; its other parameters are the form's fields of the same names.
    func say(_ name: String, about parameter: String) async throws -> Answer {
        guard let number, let verb = Verb.named(name) else { throw Refusal.noSuch(thing: "thing", given: path) }
        var typed = form.mapValues { [$0] }
        typed[parameter] = [String(number)]
        return try await take(reading { try $0.command(verb, typed) })
    }

    /// Refuses members what is for managers and principals.
    func mustManage(_ what: String) throws {
        if try reading({ $0.reader?.rights ?? .member }) == .member { throw Refusal.onlyManagers(what) }
    }

    /// What every form of a page holds: that it is ours, and that it is this one.
    var seal: HTML {
        "<input type=hidden name=token value=\"\(site.formToken(token))\"><input type=hidden name=once value=\"\(site.once())\">"
    }

    /// A page as an answer.
    func page(_ html: HTML, status: HTTPResponse.Status = .ok) -> Response { Site.answer(html, status: status) }
}

/// Not a page but another address.
struct Turn: Error {
    let address: String
    static func to(_ address: String) -> Turn { Turn(address: address) }
}

/// What a form or an address holds behind `?`.
enum Fields {
    static func read(_ text: some StringProtocol) -> [String: String] {
        Dictionary(pairs(text).map { ($0.name, $0.value) }) { $1 }
    }

    /// Text as it stands behind `?`.
    static func encoded(_ text: String) -> String {
        text.utf8.map { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
                String(UnicodeScalar(byte))
            case UInt8(ascii: " "): "+"
            case _: "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }.joined()
    }

    static func decoded(_ text: some StringProtocol) -> String {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "+") {
                bytes.append(UInt8(ascii: " "))
            } else if byte == UInt8(ascii: "%"), rest.count >= 2,
                let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
            {
                bytes.append(value)
                rest.removeFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
