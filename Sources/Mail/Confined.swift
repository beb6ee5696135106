import Formats
import CConfined
import Glibc
import Store

/// Runs one of the system's programs on what strangers sent: in a folder of its own, without network, and bounded in all it takes.
enum Confined {
    /// What came of it.
    enum Outcome: Equatable {
        /// What it wrote, cut where it was more than wanted.
        case wrote([UInt8])
        case tookTooLong
        /// Its exit code, or nil where it was ended by a signal; the beginning of what it said, and what it wrote before.
        case failed(code: Int32?, said: String, wrote: [UInt8])
    }

    /// By the clock; processor time is bounded likewise.
    static let mostSeconds = 20
    /// 512 MiB of address space: large drawings take 200.
    private static let mostMemory = 512 << 20
    /// 1 MiB for a file of its own; what we want comes by a pipe.
    private static let mostFile = 1 << 20
    private static let mostSaid = 500

    /// The program of that name where Debian puts it; nil where it is not on this machine.
    static func program(_ name: String) -> String? { "/usr/bin/\(name)".withCString { access($0, X_OK) } == 0 ? "/usr/bin/\(name)" : nil }

    /// Runs a program to its end, to the wanted number of bytes, or to the end of our patience. Throws where it cannot be started.
    static func run(
        _ program: String, _ arguments: [String], in folder: String, mostOutput: Int, seconds: Int = mostSeconds
    ) throws -> Outcome {
        let limits = kept_limits(cpu_seconds: UInt32(seconds), memory_bytes: mostMemory, file_bytes: mostFile)
        var process: pid_t = 0
        var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) }
        defer { for word in words { free(word) } }
        words.append(nil)
        let output = kept_confined_start(program, words, folder, limits, &process)
        guard output >= 0 else { throw Fault("\(program) could not be started: \(String(cString: strerror(errno)))") }
        defer { close(output) }
        // Patience is no fact: it is measured by a clock that nobody sets, and nothing of it is written down.
        let deadline = ContinuousClock.now + .seconds(seconds)
        let (bytes, isWhole) = read(output, most: mostOutput, until: deadline)
        let status = isWhole ? wait(for: process, until: deadline) : nil
        if status == nil { end(process) }
        if bytes.count >= mostOutput { return .wrote(bytes) }
        guard let status else { return .tookTooLong }
        return outcome(status, bytes, folder)
    }

    private static func outcome(_ status: Int32, _ bytes: [UInt8], _ folder: String) -> Outcome {
        let signal = status & 0x7F
        if signal == SIGXCPU || signal == SIGKILL { return .tookTooLong }
        let code = signal == 0 ? (status >> 8) & 0xFF : nil
        return code == 0 ? .wrote(bytes) : .failed(code: code, said: said(folder), wrote: bytes)
    }

    /// What the program gave until the deadline, and whether that was all.
    private static func read(_ descriptor: Int32, most: Int, until deadline: ContinuousClock.Instant) -> ([UInt8], isWhole: Bool) {
        var bytes: [UInt8] = []
        while bytes.count < most {
            var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            let left = deadline - ContinuousClock.now
            let ready = poll(
                &waiting, 1, Int32(max(0, left.components.seconds * 1000 + left.components.attoseconds / 1_000_000_000_000_000)))
            if ready < 0 && errno == EINTR { continue }
            guard ready > 0 else { return (bytes, false) }
            let room = min(64 * 1024, most - bytes.count)
            let piece = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
                count = max(0, Glibc.read(descriptor, buffer.baseAddress, room))
            }
            if piece.isEmpty { return (bytes, true) }
            bytes += piece
        }
        return (bytes, false)
    }

    /// How it ended; nil if it has not by then.
    private static func wait(for process: pid_t, until deadline: ContinuousClock.Instant) -> Int32? {
        var status: Int32 = 0
        while ContinuousClock.now < deadline {
            if waitpid(process, &status, WNOHANG) == process { return status }
            usleep(1000)
        }
        return nil
    }

    private static func end(_ process: pid_t) {
        kill(-process, SIGKILL)
        kill(process, SIGKILL)
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
    }

    private static func said(_ folder: String) -> String {
        let file = open(folder + "/said", O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return "" }
        defer { close(file) }
        let bytes = [UInt8](unsafeUninitializedCapacity: mostSaid) { buffer, count in
            count = max(0, Glibc.read(file, buffer.baseAddress, mostSaid))
        }
        return HeaderText.oneLine(Charset.readable(bytes), limit: mostSaid)
    }
}
