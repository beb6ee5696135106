import Glibc

// The C library has it, but hides it from Swift behind a feature macro.
@_silgen_name("memmem") private func memmem(
    _ all: UnsafeRawPointer, _ length: Int, _ sought: UnsafeRawPointer, _ soughtLength: Int
) -> UnsafeRawPointer?

/// Looks for bytes in others.
enum Bytes {
    typealias Buffer = UnsafeBufferPointer<UInt8>

    /// Where these bytes stand first; nil where they do not, and of none. About O(bytes).
    static func place(of sought: Buffer, in all: Buffer, from start: Int) -> Int? {
        guard all.count - start >= sought.count, let base = all.baseAddress, let first = sought.baseAddress, !sought.isEmpty else {
            return nil
        }
        return memmem(base + start, all.count - start, first, sought.count).map { $0 - UnsafeRawPointer(base) }
    }
}
