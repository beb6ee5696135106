import Glibc

extension Charset {
    /// Text in the charset of that name, as UTF-8; what is not understood is read as well as can be.
    static func text(_ bytes: [UInt8], charset: String?) -> String {
        let (reading, library) = plan(charset)
        let known = library.flatMap { converted(bytes, from: $0) }
        return String(decoding: readable(known ?? bytes, known == nil ? reading : .asCanBe), as: UTF8.self)
    }

    /// By the C library; nil where it knows no such charset, or the bytes are not in it.
    private static func converted(_ bytes: [UInt8], from charset: String) -> [UInt8]? {
        let descriptor = iconv_open("UTF-8", charset)
        // (iconv_t)-1 is how it says no.
        guard let descriptor, descriptor != UnsafeMutableRawPointer(bitPattern: -1) else { return nil }
        defer { iconv_close(descriptor) }
        var input = bytes.map(CChar.init(bitPattern:))
        // No charset needs more than four bytes of UTF-8 for one of its own; a few more for what it must say to return.
        let room = bytes.count * 4 + 16
        var done = false
        let output = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
            input.withUnsafeMutableBufferPointer { input in
                var (from, left) = (input.baseAddress, input.count)
                var (space, free) = (UnsafeMutableRawPointer(buffer.baseAddress)?.assumingMemoryBound(to: CChar.self), room)
                done = iconv(descriptor, &from, &left, &space, &free) != .max
                count = room - free
            }
        }
        return done ? output : nil
    }
}
