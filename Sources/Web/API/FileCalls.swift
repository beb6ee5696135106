import Care
import Foundation
import HTTPTypes
import Hummingbird
import Mail
import Store

extension Special {
    private static let progress = Shape.object([
        .init("state", .choice(["none", "looking", "reading", "done", "failed"])),
        .init("run", .maybe(.integer), "the import’s number, when it is done"),
        .init("total", .maybe(.integer), "how many there are, once counted"), .init("read", .integer), .init("recorded", .integer),
        .init("already", .integer), .init("later", .integer), .init("left", .integer, "how many could not be read"),
        .init("failed", .list(.object([.init("place", .text), .init("why", .text)]))),
        .init("why", .maybe(.text), "why it failed"),
        .init("preview", .named(.anything), "with preview: what it would come to", mayLack: true),
    ])

    static let importFile = Special(
        name: "import", help: "take in a file: a mailbox, an address book, a table of contacts, a calendar, or an archive of them",
        method: .post, address: "/import", scope: .import,
        parameters: [
            .required("name", .words, "what the file is called: office.mbox"),
            .list("map", .words, "what a column of a table holds: “Office Phone=phone work”"),
            .optional("preview", .flag, "say what would be taken in, and write nothing"),
        ], managing: Question.takingIn, takesFile: true, status: 202, type: "application/json", shape: progress
    ) { try await FileCalls.take($0) }

    static let importProgress = Special(
        name: "import progress", help: "how far the reading of the last file is", method: .get, address: "/import", scope: .import,
        managing: Question.takingIn, status: 200, type: "application/json", shape: progress
    ) { call in
        _ = try Special.said(call, [])
        return API.answer(FileCalls.progress(call))
    }

    static let export = Special(
        name: "export", help: "everything, or all that concerns one person or organization, as a tar archive; for principals",
        method: .get, address: "/export", scope: .export,
        parameters: [.optional("of", .who(.party), "only what concerns them")], status: 200, type: "application/x-tar", shape: .anything
    ) { try await FileCalls.export($0) }
}

/// Files in and out.
enum FileCalls {
    // MARK: In

    static func take(_ call: Call) async throws -> Response {
        let typed = try Special.said(call, Special.importFile.parameters)
        if call.site.imports.isRunning(call.holder.firm) { throw APIProblem.busy }
        let name = String((typed["name"]?.first ?? "").split(whereSeparator: { "/\\".contains($0) }).last ?? "file").prefix(120)
        let folder = "\(call.site.folder.path)/uploads/\(call.site.once())"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let path = "\(folder)/\(name.allSatisfy { $0 == "." } ? "file" : name)"
        var held = Held(folder: folder, paths: [path])
        held.said = SaidColumns(edits: typed["map"] ?? [])
        do { try await call.site.store(call.request, in: path) } catch {
            held.remove()
            throw error
        }
        if typed["preview"] != nil { return try preview(call, held) }
        guard call.site.imports.start(held, workplace: call.workplace, by: call.holder.staff, site: call.site) else {
            held.remove()
            throw APIProblem.busy
        }
        return accepted(progress(call))
    }

    private static func preview(_ call: Call, _ held: Held) throws -> Response {
        defer { held.remove() }
        let intake = Intake(workplace: call.workplace, by: .staff(call.holder.staff), now: call.site.now, random: call.site.random)
        let preview = try ImportPreview(held.paths, intake: intake, columns: held.said)
        guard case .object(let members) = progress(nil, state: "looking") else { throw Fault("progress is an object") }
        return accepted(.object(members + [.init(name: "preview", value: preview.json)]))
    }

    private static func accepted(_ json: JSON) -> Response {
        var response = API.answer(json, status: .accepted)
        response.headers[.location] = Route.base + Special.importFile.address
        return response
    }

    static func progress(_ call: Call) -> JSON {
        guard let run = call.site.imports.run(of: call.holder.firm) else { return progress(nil, state: "none") }
        return switch run.state {
        case .reading: progress(run, state: "reading")
        case .done: progress(run, state: "done")
        case .failed(let why): progress(run, state: "failed", why: why)
        }
    }

    private static func progress(_ run: Imports.Run?, state: String, why: String? = nil) -> JSON {
        let counts = run?.progress.counts ?? .init()
        let failed = (run?.failed ?? []).map { ["place": .string($0.place), "why": .string($0.why)] as JSON }
        return [
            "state": .string(state), "run": run?.number.map(JSON.integer) ?? .null,
            "total": run?.progress.total.map { .integer(Int64($0)) } ?? .null, "read": .integer(Int64(counts.read)),
            "recorded": .integer(Int64(counts.recorded)), "already": .integer(Int64(counts.already)),
            "later": .integer(Int64(counts.later)),
            "left": .integer(Int64(counts.failed)), "failed": .array(failed), "why": why.map(JSON.string) ?? .null,
        ]
    }

    // MARK: Out

    /// One at a time: each may be as large as the firm.
    static func export(_ call: Call) async throws -> Response {
        let typed = try Special.said(call, Special.export.parameters)
        let party = try call.reading { reading in
            if reading.reader?.rights != .principal { throw Refusal.onlyPrincipals("take everything out") }
            return try typed["of"]?.first.map { try reading.who($0) }
        }
        let (site, place, staff, now) = (call.site, call.workplace, call.holder.staff, call.now)
        guard site.exporting.begin() else {
            throw APIProblem.crowded("Somebody takes everything out already. Try again when that is done.")
        }
        let draft = FileManager.default.temporaryDirectory.path + "/kept-export-\(site.once())"
        do {
            try await site.exporting.run { _ = try Export(workplace: place).run(to: draft + "/kept", of: party, as: staff, at: now) }
        } catch {
            site.exporting.end(draft)
            throw error
        }
        var headers = HTTPFields()
        headers[.contentType] = "application/x-tar"
        headers[.contentDisposition] = "attachment; filename=\"kept.tar\""
        headers[.cacheControl] = "no-store"
        return Response(
            status: .ok, headers: headers,
            body: ResponseBody { writer in
                defer { site.exporting.end(draft) }
                let tar = try Tar(of: "kept", in: draft)
                while let piece = try await site.exporting.run({ try tar.next() }) { try await writer.write(ByteBuffer(bytes: piece)) }
                try await writer.finish(nil)
            })
    }
}

/// The one export that is under way, on a thread of its own: others are answered meanwhile.
final class Exporting: @unchecked Sendable {
    private let queue = DispatchQueue(label: "export")
    private let lock = NSLock()
    private var isUnderWay = false

    func begin() -> Bool {
        lock.withLock {
            defer { isUnderWay = true }
            return !isUnderWay
        }
    }

    func end(_ folder: String) {
        try? FileManager.default.removeItem(atPath: folder)
        lock.withLock { isUnderWay = false }
    }

    func run<Result: Sendable>(_ body: @escaping @Sendable () throws -> Result) async throws -> Result {
        try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Swift.Result { try body() }) }
        }
    }
}

/// A folder as a tar archive, a piece at a time.
private final class Tar: @unchecked Sendable {
    private let process = Process()
    private let output = Pipe()
    private static let piece = 64 << 10

    init(of name: String, in folder: String) throws {
        process.executableURL = URL(fileURLWithPath: "/bin/tar")
        process.arguments = ["-cf", "-", "-C", folder, name]
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
    }

    /// Nil at its end. Throws where tar could not read all of it: what was sent is then cut off.
    func next() throws -> [UInt8]? {
        if let data = try output.fileHandleForReading.read(upToCount: Self.piece), !data.isEmpty { return [UInt8](data) }
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Fault("tar ended with \(process.terminationStatus)") }
        return nil
    }

    deinit { if process.isRunning { process.terminate() } }
}
