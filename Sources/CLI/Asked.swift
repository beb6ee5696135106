import Care
import Foundation

/// What was typed, split into the options that hold for every command and the words of this one.
struct Asked {
    /// Options of every command.
    struct Options {
        var data = Options.usualFolder
        var at: String?
        var who: String?
        var firm: String?
        var json = false

        /// `$KEPT_DATA`, else `kept` in the user's folder for data.
        private static var usualFolder: String {
            let environment = ProcessInfo.processInfo.environment
            if let folder = environment["KEPT_DATA"], !folder.isEmpty { return folder }
            let base = environment["XDG_DATA_HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? NSHomeDirectory() + "/.local/share"
            return base + "/kept"
        }
    }

    var options = Options()
    var words: [String] = []

    init(_ arguments: [String]) throws {
        var rest = arguments[...]
        func value(_ option: String) throws -> String {
            guard let value = rest.popFirst() else { throw Usage("\(option) needs a value.") }
            return value
        }
        while let argument = rest.popFirst() {
            switch argument {
            case "--data": options.data = try value(argument)
            case "--at": options.at = try value(argument)
            case "--as": options.who = try value(argument)
            case "--firm" where words.first != "init": options.firm = try value(argument)
            case "--json": options.json = true
            case "--help", "-h": words.insert("help", at: 0)
            case "--":
                words += ["--"] + rest
                rest = []
            default: words.append(argument)
            }
        }
    }
}

/// Splits the words behind a command's name by its declared parameters.
enum Grammar {
    static func parse(_ words: some Sequence<String>, _ parameters: [Parameter], command: String) throws -> [String: [String]] {
        var typed: [String: [String]] = [:]
        var positional = parameters.filter(\.positional)[...]
        var rest = Array(words)[...]
        var onlyWords = false
        while let word = rest.popFirst() {
            if word == "--", !onlyWords {
                onlyWords = true
            } else if !onlyWords, word.hasPrefix("--"), word.count > 2 {
                let name = String(word.dropFirst(2))
                guard let parameter = parameters.first(where: { $0.name == name && !$0.positional }) else {
                    throw Usage("kept \(command) has no option \(word). \(Help.usage(command, parameters))")
                }
                if parameter.kind == .flag {
                    typed[name] = [""]
                } else {
                    guard let value = rest.popFirst() else { throw Usage("\(word) needs a value. \(Help.usage(command, parameters))") }
                    typed[name, default: []].append(value)
                }
            } else if let parameter = positional.first {
                typed[parameter.name, default: []].append(word)
                if !parameter.repeats { positional.removeFirst() }
            } else {
                throw Usage("“\(word)” is one word too many; put words that belong together in quotes. \(Help.usage(command, parameters))")
            }
        }
        for parameter in parameters where parameter.required && typed[parameter.name] == nil {
            throw Usage(
                "\(parameter.positional ? parameter.name.uppercased() : "--\(parameter.name)") is missing. "
                    + Help.usage(command, parameters)
            )
        }
        for parameter in parameters {
            guard case .choice(let choices) = parameter.kind, let value = typed[parameter.name]?.first(where: { !choices.contains($0) })
            else { continue }
            throw Usage("--\(parameter.name) is one of \(choices.joined(separator: ", ")), and not “\(value)”.")
        }
        for parameter in parameters where !parameter.repeats && (typed[parameter.name]?.count ?? 0) > 1 {
            throw Usage("--\(parameter.name) stands twice. \(Help.usage(command, parameters))")
        }
        return typed
    }
}

/// What `kept help` says, worked out from the declarations.
enum Help {
    static func usage(_ command: String, _ parameters: [Parameter]) -> String {
        "Usage: kept \(command)"
            + parameters.map { parameter in
                let value =
                    parameter.positional
                    ? parameter.name.uppercased() : "--\(parameter.name)" + (parameter.kind == .flag ? "" : " \(placeholder(parameter))")
                return " " + (parameter.required ? value : "[\(value)]") + (parameter.repeats ? "…" : "")
            }.joined()
    }

    private static func placeholder(_ parameter: Parameter) -> String {
        switch parameter.kind {
        case .words: "TEXT"
        case .path: "PATH"
        case .who, .sender: "WHO"
        case .promise, .interaction, .importRun: "N"
        case .list, .members: "LIST"
        case .condition: "CONDITION"
        case .when: "WHEN"
        case .choice(let choices): choices.joined(separator: "|")
        case .flag: ""
        }
    }

    static func of(_ command: String, _ help: String, _ parameters: [Parameter]) -> String {
        let lines = parameters.map { "  " + ($0.positional ? $0.name.uppercased() : "--\($0.name)").padded(16) + $0.help }
        return
            ([usage(command, parameters), "", help.prefix(1).uppercased() + help.dropFirst() + "."] + (lines.isEmpty ? [] : [""] + lines))
            .joined(separator: "\n")
    }

    static var all: String {
        let tools = Tool.all.map { "  " + $0.name.padded(20) + $0.help }
        let verbs = Verb.all.map { "  " + $0.name.padded(20) + $0.help }
        return
            (["Kept: what is owed to clients, by whom, by when.", "", "Look and set up:"] + tools + ["", "Write down:"] + verbs + [
                "", "For every command: --data DIR  --at TIME  --as WHO  --firm NAME  --json", "More of one: kept help COMMAND",
            ]).joined(separator: "\n")
    }
}

extension String {
    func padded(_ width: Int) -> String { count >= width ? self + " " : self + String(repeating: " ", count: width - count) }
}
