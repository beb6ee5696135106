import Foundation
import Glibc

/// A form with files as a browser sends it (RFC 7578), taken apart on the disk: no part is held in memory.
///
/// GMime is not asked: it would undo what looks like a transfer encoding, and a mailbox must arrive byte for byte.
public struct Upload {
    /// What was typed, by name.
    public private(set) var fields: [String: String] = [:]
    /// Where the files lie, each under its own safe name.
    public private(set) var files: [String] = []

    /// What is sent is no such form.
    public struct Malformed: Error {}

    /// A typed field may be so long.
    private static let longestField = 64 << 10

    /// Takes apart the form stored at `form`, of the type that the browser named, into files in `folder`.
    public init(form: String, type: String, into folder: String) throws {
        guard let name = Self.parameter("boundary", in: type) else { throw Malformed() }
        let data = try Data(contentsOf: URL(fileURLWithPath: form), options: .alwaysMapped)
        let mark = Array("--\(name)".utf8)
        try data.withUnsafeBytes { bytes in
            guard var place = Self.find(mark, in: bytes, from: 0).map({ $0 + mark.count }) else { throw Malformed() }
            let next = Array("\r\n".utf8) + mark
            while place + 2 <= bytes.count, bytes[place] == UInt8(ascii: "\r") {
                guard let headEnd = Self.find(Array("\r\n\r\n".utf8), in: bytes, from: place),
                    let end = Self.find(next, in: bytes, from: headEnd + 2)
                else { throw Malformed() }
                let head = String(decoding: bytes[place..<headEnd], as: UTF8.self)
                try take(head, UnsafeRawBufferPointer(rebasing: bytes[min(headEnd + 4, end)..<end]), folder)
                place = end + next.count
            }
        }
    }

    private mutating func take(_ head: String, _ content: UnsafeRawBufferPointer, _ folder: String) throws {
        guard let name = Self.parameter("name", in: head) else { return }
        if let file = Self.parameter("filename", in: head) {
            if file.isEmpty { return }
            let safe = String(file.split(whereSeparator: { "/\\\0".contains($0) }).last ?? "mailbox").prefix(120)
            let inside = "\(folder)/\(files.count)"
            try FileManager.default.createDirectory(
                atPath: inside, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            let path = "\(inside)/\(safe.allSatisfy { $0 == "." } ? "mailbox" : safe)"
            guard let start = content.baseAddress else {
                try Data().write(to: URL(fileURLWithPath: path))
                return files.append(path)
            }
            try Data(bytesNoCopy: UnsafeMutableRawPointer(mutating: start), count: content.count, deallocator: .none).write(
                to: URL(fileURLWithPath: path))
            files.append(path)
        } else if content.count <= Self.longestField {
            fields[name] = String(decoding: content, as: UTF8.self)
        }
    }

    /// `; name="value"` or `; name=value`.
    private static func parameter(_ name: String, in text: String) -> String? {
        for part in text.split(whereSeparator: { $0 == ";" || $0.isNewline }) {
            let pair = part.split(separator: "=", maxSplits: 1)
            guard pair.count == 2, pair[0].trimmingCharacters(in: .whitespaces).lowercased() == name else { continue }
            let value = pair[1].trimmingCharacters(in: .whitespaces)
            return value.hasPrefix("\"") ? String(value.dropFirst().prefix { $0 != "\"" }) : value
        }
        return nil
    }

    private static func find(_ needle: [UInt8], in bytes: UnsafeRawBufferPointer, from: Int) -> Int? {
        guard let start = bytes.baseAddress else { return nil }
        var place = from
        while place + needle.count <= bytes.count, let hit = memchr(start + place, Int32(needle[0]), bytes.count - needle.count + 1 - place)
        {
            place = UnsafeRawPointer(hit) - start
            if memcmp(hit, needle, needle.count) == 0 { return place }
            place += 1
        }
        return nil
    }
}
