import Care
import HTTPTypes
import Hummingbird
import Store

/// A verb said by a program.
struct VerbCall {
    let call: Call
    let verb: Verb

    /// Its parameters that stand in the body.
    static func asked(_ verb: Verb) -> [Parameter] { verb.parameters.filter { $0.name != verb.thing?.name } }

    func answer() async throws -> Response {
        let body = try await body()
        var typed = try Typed(parameters: Self.asked(verb)).read(body)
        for (name, value) in call.placed { typed[name] = [value] }
        try Typed(parameters: verb.parameters).check(typed)
        let identity = try identity()
        let asked = "\(verb.name) \(Self.canonical(typed))"
        if identity.isNamed, let before = try call.workplace.before(identity.identity, asked: asked) { return answer(before) }
        let expected = try expected()
        let command = try call.reading { try self.command($0, typed, expected) }
        if let many = command as? ChangeMany, typed["preview"] != nil {
            return API.answer(try call.reading { try $0.preview(of: many).json })
        }
        let request = CommandRequest(
            command, identity: identity.identity, by: .staff(call.holder.staff), via: "api", asked: identity.isNamed ? asked : nil)
        do { return answer(try await call.workplace.submit(request, now: call.now)) } catch let refusal as Refusal {
            throw problem(refusal)
        }
    }

    private func answer(_ answer: Answer) -> Response {
        API.answer(["number": .integer(answer.thing ?? 0), "entries": .array(answer.entries.map { .integer($0.number) })])
    }

    private func problem(_ refusal: Refusal) -> APIProblem {
        .refused(refusal, field: refusal.parameter(among: verb.parameters))
    }

    // MARK: What was said

    private func body() async throws -> JSON {
        let bytes = try await call.request.body.collect(upTo: Site.largestForm)
        if bytes.readableBytes == 0 { return .object([]) }
        let type = call.request.headers[.contentType]?.lowercased().split(separator: ";").first?.trimmed
        guard type == "application/json" else {
            throw APIProblem(.unsupportedMediaType, "other-type", "Say it as JSON, with Content-Type: application/json.")
        }
        guard let text = String(validating: bytes.readableBytesView, as: UTF8.self) else {
            throw APIProblem.malformed("The body is not UTF-8.")
        }
        do { return try JSON(text) } catch { throw APIProblem.malformed("The body is no JSON: look at byte \(error.at).") }
    }

    /// The same however it was written.
    private static func canonical(_ typed: [String: [String]]) -> String {
        JSON.object(typed.sorted { $0.key < $1.key }.map { .init(name: $0.key, value: .array($0.value.map(JSON.string))) }).text
    }

    /// The command, made of what each parameter names now. What cannot be resolved is said of its field.
    private func command(_ reading: Reading, _ typed: [String: [String]], _ expected: Int64?) throws -> any Command {
        var given = try reading.given([:], [])
        for parameter in verb.parameters {
            do { given.values.merge(try reading.given(typed, [parameter]).values) { $1 } } catch let refusal as Refusal {
                throw APIProblem.refused(refusal, field: parameter.name, names: parameter.name == verb.thing?.name)
            }
        }
        if let expected { try check(expected, given, reading) }
        // What an edit says is held against what others have said since.
        if let expected { given.values["seen"] = [.text(String(expected))] }
        do { return try verb.make(given) } catch { throw problem(error) }
    }

    // MARK: Once, and not over another

    private func identity() throws -> (identity: Identity, isNamed: Bool) {
        guard let key = call.request.headers[Self.key] else { return (Identity(bytes: call.site.random(16)), false) }
        guard (1...200).contains(key.utf8.count), key.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw APIProblem.malformed("The Idempotency-Key has 1 to 200 letters, digits and signs, and no spaces.")
        }
        return (Identity(of: "api \(call.holder.firm) \(call.holder.staff) \(key)"), true)
    }

    private static let key = HTTPField.Name("Idempotency-Key") ?? .ifMatch

    /// What If-Match says: the last entry about the thing that was seen.
    private func expected() throws -> Int64? {
        guard let said = call.request.headers[.ifMatch], said != "*" else { return nil }
        guard verb.thing != nil else { throw APIProblem.malformed("If-Match is for what is said of one thing.") }
        guard said.hasPrefix("\""), said.hasSuffix("\""), let tag = Int64(said.dropFirst().dropLast()) else {
            throw APIProblem(.preconditionFailed, "changed", "This is no ETag of ours, so it may have changed.")
        }
        return tag
    }

    private func check(_ expected: Int64, _ given: Given, _ reading: Reading) throws {
        guard let name = verb.thing?.name, case .number(let thing)? = given.values[name]?.first else { return }
        if try reading.lastEntry(about: thing) == expected { return }
        var problem = APIProblem(.preconditionFailed, "changed", "It has changed meanwhile. Look at it again, and say it again.")
        let changed = try reading.changes(of: thing, after: expected)
        problem.more = [.init(name: "changed", value: .array(changed.map(\.json)))]
        throw problem
    }
}
