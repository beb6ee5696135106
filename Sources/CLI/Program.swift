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

    /// Stopped by Ctrl-C, as shells know it: 128 and the signal's number.
    static let stopped: Int32 = 130

    /// Exit codes: 0 done, 1 refused or altered, 2 used wrongly, 70 something broke, 130 stopped on the way.
    private static func run(_ arguments: [String]) async -> Int32 {
        let asked: Asked
        do { asked = try Asked(arguments) } catch { return complain(error, json: arguments.contains("--json")) }
        do {
            let world = World.real
            if asked.words.isEmpty || asked.words == ["help"] {
                say(Help.all)
            } else if asked.words.first == "serve" {
                try await Serve.run(asked, world)
            } else {
                let output = try Session.run(asked, world)
                say(asked.options.json ? output.json.text : output.text)
                return output.code
            }
            return 0
        } catch { return complain(error, json: asked.options.json) }
    }

    private static func say(_ text: String) { if !text.isEmpty { print(text) } }

    private static func complain(_ error: any Error, json: Bool) -> Int32 {
        switch error {
        case let refusal as Refusal:
            Standard.error(
                json ? JSON.members(["error": .string(refusal.sentence), "code": .string(refusal.code)]).text : refusal.sentence)
            return 1
        case let unusable as DataFolder.Unusable:
            Standard.error(unusable.sentence)
            return 1
        case let unusable as ExportFolder.Unusable:
            Standard.error(unusable.sentence)
            return 1
        case let missing as MailboxReader.NotThere:
            Standard.error(missing.description)
            return 1
        case let usage as Usage:
            Standard.error(usage.sentence)
            return 2
        default:
            Standard.error("Something broke: \(error)")
            return 70
        }
    }
}

/// Standard error, where progress and complaints go.
enum Standard {
    static func error(_ line: String) { FileHandle.standardError.write(Data((line + "\n").utf8)) }
}

/// The command line was used wrongly; one sentence says how it is used.
struct Usage: Error {
    let sentence: String
    init(_ sentence: String) { self.sentence = sentence }
}
