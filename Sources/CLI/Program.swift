import Care
import Foundation
import Glibc
import Mail
import Store

/// Where the real world comes in: arguments, environment, clock, chance and zones.
@main
struct Program {
    static func main() async {
        let code = await run(Array(CommandLine.arguments.dropFirst()))
        fflush(nil)
        exit(code)
    }

    /// Exit codes: 0 done, 1 refused or altered, 2 used wrongly, 70 something broke, 130 stopped on the way.
    static let broken: Int32 = 70
    /// Stopped by Ctrl-C, as shells know it: 128 and the signal's number.
    static let stopped: Int32 = 130

    /// What a command says, what is the matter, and its exit code.
    struct Outcome {
        var text = ""
        var complaint = ""
        var code: Int32 = 0
    }

    private static func run(_ arguments: [String]) async -> Int32 {
        let world = World.real
        if let asked = try? Asked(arguments), asked.words.first == "serve" {
            do { try await Serve.run(asked, world) } catch { return say(complaint(error, json: asked.options.json)) }
            return 0
        }
        var held: String?
        let outcome = outcome(arguments) { asked in
            if asked.words.isEmpty || asked.words == ["help"] { return Output(text: Help.all, json: .null) }
            do { return try Session.run(asked, world) } catch let unusable as DataFolder.Unusable where unusable.isHeld {
                held = asked.options.data
                throw unusable
            }
        }
        // Whoever holds the folder does it for us.
        return held.flatMap { Asking.run(arguments, folder: $0) } ?? say(outcome)
    }

    /// Does what was typed.
    static func outcome(_ arguments: [String], _ run: (Asked) throws -> Output) -> Outcome {
        var isJSON = arguments.contains("--json")
        do {
            let asked = try Asked(arguments)
            isJSON = asked.options.json
            let output = try run(asked)
            return Outcome(text: isJSON && output.json != .null ? output.json.text : output.text, code: output.code)
        } catch { return complaint(error, json: isJSON) }
    }

    private static func say(_ outcome: Outcome) -> Int32 {
        if !outcome.text.isEmpty { print(outcome.text) }
        if !outcome.complaint.isEmpty { Standard.error(outcome.complaint) }
        return outcome.code
    }

    private static func complaint(_ error: any Error, json: Bool) -> Outcome {
        switch error {
        case let refusal as Refusal:
            let said = JSON.members(["error": .string(refusal.sentence), "code": .string(refusal.code)])
            return Outcome(complaint: json ? said.text : refusal.sentence, code: 1)
        case let unusable as DataFolder.Unusable: return Outcome(complaint: unusable.sentence, code: 1)
        case let unusable as ExportFolder.Unusable: return Outcome(complaint: unusable.sentence, code: 1)
        case let missing as MailboxReader.NotThere: return Outcome(complaint: missing.description, code: 1)
        case let usage as Usage: return Outcome(complaint: usage.sentence, code: 2)
        default: return Outcome(complaint: "Something broke: \(error)", code: broken)
        }
    }
}

/// The command line was used wrongly; one sentence says how it is used.
struct Usage: Error {
    let sentence: String
    init(_ sentence: String) { self.sentence = sentence }
}
