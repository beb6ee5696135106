import Care
import Glibc

/// Which reader is fed: KEPT_READER is `message` or `mailbox`.
private let feedsMailbox = getenv("KEPT_READER").map { String(cString: $0) == "mailbox" } ?? false

/// Whatever the bytes are, they are read to an end without a crash, and what is said of them holds.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    if feedsMailbox { readMailbox(bytes) } else { readMessage(bytes) }
    return 0
}

private func readMessage(_ bytes: [UInt8]) {
    guard let message = try? Message(parsing: RawMessage(place: "", bytes: bytes, kind: .mbox).unquoted) else { return }
    precondition(message.files.count <= 100 && message.files.count <= message.fileCount)
    precondition(message.gist().asked.utf8.count <= 1200)
    precondition(message.opening().unicodeScalars.count <= 2000)
    for file in message.files.prefix(2) {
        guard let found = EnclosedFile(digest: file.digest, in: bytes) else { preconditionFailure("a file that was read is not found") }
        let reader = found.open()
        while reader.next() != nil {}
    }
    _ = OfficeText.text(of: bytes, limit: 10_000)
}

private func readMailbox(_ bytes: [UInt8]) {
    let path = "/dev/shm/kept-fuzz-\(getpid())"
    let handle = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    let isWritten = bytes.withUnsafeBytes { write(handle, $0.baseAddress, $0.count) } == bytes.count
    close(handle)
    precondition(isWritten || bytes.isEmpty)
    var (count, held) = (0, 0)
    do {
        try MailboxReader.messages(
            at: path,
            each: {
                count += 1
                held += $0.bytes.count
            }, failed: { _, why in precondition(why.hasSuffix(".")) })
        precondition(held <= bytes.count, "more came out than went in")
        let dates = try MailboxReader.dates(at: path)
        precondition(dates.count == count && dates.dates.count <= count)
    } catch { preconditionFailure("reading a file that is there never throws: \(error)") }
}
