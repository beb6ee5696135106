import Care
import Foundation
import Hummingbird
import Mail
import NIOCore
import Store

/// Files being read while pages go on, one import at a time for each firm, and files that wait for a yes. How far it is, is no record.
final class Imports: @unchecked Sendable {
    struct Run {
        enum State { case reading, done, failed(String) }
        var state = State.reading
        /// The run's number in the record, when it has ended.
        var number: Int64?
        var progress = Intake.Progress()
        var failed: [(place: String, why: String)] = []
        /// Since the messages were counted.
        var pace: Pace?
        /// How far the step after it is, in which attached files are read.
        var files: AttachmentStep.Progress?
    }

    private let lock = NSLock()
    private var runs: [Int64: Run] = [:]
    private var held: [Int64: Held] = [:]

    func run(of firm: Int64) -> Run? { lock.withLock { runs[firm] } }
    func isRunning(_ firm: Int64) -> Bool { if case .reading? = run(of: firm)?.state { true } else { false } }

    // MARK: Files that wait for a yes

    func held(of firm: Int64) -> Held? { lock.withLock { held[firm] } }

    /// Keeps what was received, in the place of what waited before.
    func hold(_ files: Held, firm: Int64) { lock.withLock { held.updateValue(files, forKey: firm) }?.remove() }

    /// What was seen of the files, or is said of their columns; nothing where other files wait there meanwhile.
    func note(_ files: Held, firm: Int64) {
        lock.withLock { if held[firm]?.folder == files.folder { held[firm] = files } }
    }

    /// The files wait no longer; whoever asks has them now.
    func release(_ firm: Int64) -> Held? { lock.withLock { held.removeValue(forKey: firm) } }

    // MARK: Files being read

    /// Reads the files on a thread of its own and removes the folder they were received in. False while another run of the firm goes on.
    func start(_ files: Held, workplace: Workplace, by staff: Int64, site: Site) -> Bool {
        let firm = workplace.firm
        let begins = lock.withLock { () -> Bool in
            if case .reading? = runs[firm]?.state { return false }
            runs[firm] = Run()
            return true
        }
        guard begins else { return false }
        let thread = Foundation.Thread { [self] in
            let intake = Intake(workplace: workplace, by: .staff(staff), now: site.now, random: site.random)
            do {
                let outcome = try intake.run(files.paths, until: nil, mailboxOf: nil, columns: files.said) { [self] in
                    note($0, firm, site.now())
                }
                change(firm) {
                    ($0.state, $0.number, $0.failed, $0.progress.counts) = (.done, outcome.run, outcome.failed, outcome.counts)
                }
                look(into: workplace)
            } catch let refusal as Refusal { change(firm) { $0.state = .failed(refusal.sentence) } } catch {
                change(firm) { $0.state = .failed("Reading stopped: \(error). What was read is kept; drop the files again to go on.") }
            }
            files.remove()
        }
        thread.stackSize = 8 << 20
        thread.start()
        return true
    }

    /// The step after it. What stops it is said beside what could not be read, and the next import goes on with it.
    private func look(into workplace: Workplace) {
        do { try AttachmentStep(workplace).run { progress in change(workplace.firm) { $0.files = progress } } } catch {
            change(workplace.firm) { $0.failed.append(("Attached files", "Looking into them stopped: \(error).")) }
        }
    }

    private func note(_ progress: Intake.Progress, _ firm: Int64, _ now: Instant) {
        change(firm) { run in
            run.progress = progress
            if progress.total != nil, run.pace == nil { run.pace = Pace(began: now) }
            run.pace?.note(progress.counts.read, now: now)
        }
    }

    private func change(_ firm: Int64, _ body: (inout Run) -> Void) {
        lock.withLock {
            guard var run = runs[firm] else { return }
            body(&run)
            runs[firm] = run
        }
    }
}

extension Site {
    /// Files may be so large together.
    private static let largestUpload = 4 << 30

    /// Receives dropped files into the data folder. Mail is read at once, in the background; of all else is shown first what it would be.
    func receiveFiles(_ request: Request) async throws -> Response {
        guard let (token, holder) = try holder(request), holder.firm > 0 else {
            return try door(request)
        }
        if try workplace(holder.firm).reading(as: holder.staff, at: now(), { $0.reader?.rights ?? .member }) == .member {
            return Site.answer(ErrorPage.forbidden("take in files"), status: .forbidden)
        }
        guard let type = request.headers[.contentType] else { throw HTTPError(.unsupportedMediaType) }
        let folder = "\(self.folder.path)/uploads/\(once())"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let form: Upload
        do {
            try await store(request, in: "\(folder)/form")
            form = try Upload(form: "\(folder)/form", type: type, into: folder)
            try FileManager.default.removeItem(atPath: "\(folder)/form")
        } catch {
            try? FileManager.default.removeItem(atPath: folder)
            throw error
        }
        guard form.fields["token"] == formToken(token) else {
            try? FileManager.default.removeItem(atPath: folder)
            return Site.answer(ErrorPage.staleForm, status: .forbidden)
        }
        let files = Held(folder: folder, paths: form.files)
        if files.paths.isEmpty {
            files.remove()
            return Site.redirect("/import")
        }
        if files.paths.allSatisfy(MailboxReader.isMailAlone),
            imports.start(files, workplace: workplace(holder.firm), by: holder.staff, site: self)
        {
            return Site.redirect("/import")
        }
        imports.hold(files, firm: holder.firm)
        return Site.redirect("/import/look")
    }

    func store(_ request: Request, in path: String) async throws {
        guard FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]),
            let file = FileHandle(forWritingAtPath: path)
        else { throw Fault("an upload could not be written to \(path)") }
        defer { try? file.close() }
        var size = 0
        for try await part in request.body {
            size += part.readableBytes
            if size > Self.largestUpload { throw HTTPError(.contentTooLarge) }
            try file.write(contentsOf: Data(buffer: part))
        }
    }
}
