import Care
import Glibc
import Store

/// The socket in a data folder, at which the process that holds the folder does what the command line asks. Its owner alone opens it.
///
/// Each side says lines of JSON: the asker `{"arguments","directory"}`, once; the other `{"progress"}`, and at last
/// `{"text","complaint","code"}`.
struct LocalSocket {
    private let handle: Int32

    /// A line longer than this is none of ours.
    private static let longest = 1 << 20
    /// Whoever opens the socket and says nothing is not waited for. Seconds.
    private static let patience = 5

    // MARK: Both ends

    /// Connects to whoever holds the folder; nil where nobody answers.
    static func connect(in folder: String) -> LocalSocket? { open(in: folder) { Glibc.connect($0, $1, $2) == 0 } }

    /// Begins to listen. The folder's lock is ours, so what lies there is left over.
    static func listen(in folder: String) throws -> LocalSocket {
        unlink(folder + "/socket")
        let made = open(in: folder) { handle, address, length in
            // Nobody else may open it, not even for a moment.
            let before = umask(0o177)
            defer { umask(before) }
            return bind(handle, address, length) == 0 && Glibc.listen(handle, 16) == 0
        }
        guard let made else { throw Fault("the socket in \(folder) cannot be opened: \(String(cString: strerror(errno)))") }
        return made
    }

    /// A socket's path has 107 bytes at most, so it is named by way of the open folder.
    private static func open(in folder: String, _ body: (Int32, UnsafePointer<sockaddr>, socklen_t) -> Bool) -> LocalSocket? {
        let directory = Glibc.open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        let handle = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        defer { close(directory) }
        guard directory >= 0, handle >= 0 else { return nil }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array("/proc/self/fd/\(directory)/socket".utf8)) }
        let done = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { body(handle, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) }
        }
        if done { return LocalSocket(handle: handle) }
        close(handle)
        return nil
    }

    /// The next who connects; nil when we no longer listen.
    func accept() -> LocalSocket? {
        while true {
            let next = Glibc.accept(handle, nil, nil)
            if next >= 0 {
                // What we start must not keep it open.
                _ = fcntl(next, F_SETFD, FD_CLOEXEC)
                var patience = timeval(tv_sec: Self.patience, tv_usec: 0)
                setsockopt(next, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
                return LocalSocket(handle: next)
            }
            if errno != EINTR, errno != ECONNABORTED { return nil }
        }
    }

    func end() { close(handle) }

    // MARK: Lines

    /// Whether the other side has gone.
    var isClosed: Bool {
        var byte: UInt8 = 0
        return recv(handle, &byte, 1, Int32(MSG_PEEK) | Int32(MSG_DONTWAIT)) == 0
    }

    /// What is said to somebody who has gone is lost, and that is all.
    func say(_ json: JSON) {
        var rest = Array((json.text + "\n").utf8)[...]
        while !rest.isEmpty {
            let sent = rest.withUnsafeBytes { send(handle, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            if sent < 0, errno != EINTR { return }
            rest = rest.dropFirst(max(0, sent))
        }
    }

    /// The lines that the other side says, until it ends or `body` has had enough.
    func eachLine(_ body: (JSON) -> Bool) {
        var (line, piece) = ([UInt8](), [UInt8](repeating: 0, count: 64 << 10))
        while line.count <= Self.longest || !isLimited {
            let count = recv(handle, &piece, piece.count, 0)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return }
            line += piece[..<count]
            while let end = line.firstIndex(of: UInt8(ascii: "\n")) {
                let text = String(decoding: line[..<end], as: UTF8.self)
                line.removeFirst(end + 1)
                guard let json = try? JSON(text), body(json) else { return }
            }
        }
    }

    /// Answers may be long; what is asked is not.
    var isLimited = true

    private init(handle: Int32) { self.handle = handle }
}
