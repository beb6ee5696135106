import Care
import Store

extension Reading {
    /// What the record says about a promise or an interaction; nil for any other number.
    func explain(_ number: Int64, _ folder: DataFolder) throws -> Output? {
        guard let explanation = try explanation(of: number) else { return nil }
        let lines = explanation.lines.map { line in
            let when = Spoken.when(line.at, now: at, zone: zone)
            let late =
                line.recorded.milliseconds(since: line.at) >= 60_000
                ? ", written down \(Spoken.when(line.recorded, now: at, zone: zone))" : ""
            return "\(line.number)".padded(8) + line.kind.padded(22) + "\(when)\(late), \(line.by)" + (line.undone ? ", taken back" : "")
                + "\n        "
                + [line.body.text, line.words?.text ?? ""].filter { $0 != "{}" && !$0.isEmpty }.joined(separator: "\n        ")
        }
        let files = try AttachmentTools.files(of: number, self, folder)
        let why = try unreadable(files.map(\.digest))
        let attached = files.isEmpty ? [] : ["Attached"] + files.map { AttachmentTools.line($0, why: why[$0.digest]) }
        return Output(
            text: (lines + attached).joined(separator: "\n"),
            json: explanation.json(of: number, files: files))
    }
}
