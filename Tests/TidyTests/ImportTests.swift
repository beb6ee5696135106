import Foundation
import Testing

/// The sources of this package, found from where this file lies.
enum Sources {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .path

    static func files(below folder: String) -> [String] {
        let all = FileManager.default.enumerator(atPath: root + "/" + folder)?.allObjects as? [String] ?? []
        return all.filter { $0.hasSuffix(".swift") && !$0.contains(".build/") }.map { folder + "/" + $0 }.sorted()
    }

    static func text(_ file: String) throws -> String { try String(contentsOfFile: root + "/" + file, encoding: .utf8) }
}

@Suite struct ImportTests {
    /// What each module may import; imports run one way, downwards.
    static let allowed: [String: Set<String>] = [
        "Rules/Sources/Care": [],
        "Rules/Sources/Language": ["Care"],
        "Sources/Store": [
            "Care", "Language", "CArgon2", "CPhone", "Crypto", "Foundation", "GRDB", "GRDBSQLite", "Glibc", "Synchronization",
        ],
        "Sources/Formats": ["Care", "CIcal", "CArchive", "Glibc"],
        "Sources/Mail": ["Care", "Language", "Formats", "Store", "Crypto", "CGMime", "CConfined", "Foundation", "Glibc", "Darwin"],
        "Sources/Web": [
            "Care", "Language", "CDeflate", "CQrencode", "Store", "Mail", "Crypto", "Foundation", "Hummingbird", "HTTPTypes", "Logging",
            "NIOCore", "ServiceLifecycle",
        ],
        "Sources/CLI": [
            "Care", "Language", "Store", "Formats", "Mail", "Web", "Foundation", "Glibc", "Hummingbird", "HummingbirdCore",
            "HummingbirdTLS", "Logging",
            "NIOSSL", "Synchronization",
        ],
    ]

    @Test(arguments: allowed.keys.sorted()) func `a module imports only what lies below it`(module: String) throws {
        for file in Sources.files(below: module) {
            for line in try Sources.text(file).split(separator: "\n") where line.hasPrefix("import ") {
                let name = String(line.dropFirst("import ".count))
                #expect(Self.allowed[module]?.contains(name) == true, "\(file) imports \(name)")
            }
        }
    }

    @Test func `only the engine knows which database it is`() throws {
        for file in Sources.files(below: "Sources/Store") where !file.contains("/Engines/") {
            #expect(try !Sources.text(file).contains("import GRDB"), "\(file)")
        }
    }

    @Test func `nothing reads the clock or chance but what it is handed`() throws {
        let banned = [
            "Date()", "Date.now", "UUID()", ".random(in", "SystemRandomNumberGenerator", "TimeZone", "Calendar(", "clock_gettime",
            "gettimeofday",
        ]
        for folder in ["Rules/Sources", "Sources"] {
            for file in Sources.files(below: folder) where file != "Sources/CLI/World.swift" {
                let text = try Sources.text(file)
                for word in banned { #expect(!text.contains(word), "\(file) has \(word)") }
            }
        }
    }

    @Test func `no file is longer than a reader's patience`() throws {
        for folder in ["Rules", "Sources", "Tests"] {
            for file in Sources.files(below: folder) {
                let lines = try Sources.text(file).split(separator: "\n", omittingEmptySubsequences: false)
                #expect(lines.count <= 300, "\(file) has \(lines.count) lines")
                for (number, line) in lines.enumerated() { #expect(line.count <= 140, "\(file):\(number + 1) has \(line.count) columns") }
            }
        }
    }
}
