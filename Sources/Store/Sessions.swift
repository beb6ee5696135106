import Care
import Crypto

/// Browsers that are signed in. No record: never rebuilt, never backed up. Only digests of tokens are stored.
public struct Sessions: Sendable {
    /// Whose session it is; firm 0 while there is no firm yet.
    public struct Holder: Equatable, Sendable {
        public let firm: Int64
        public let staff: Int64
    }

    private let engine: any Engine
    public init(folder: DataFolder) { engine = folder.engine }

    public func begin(token: String, firm: Int64, staff: Int64, now: Instant) throws {
        try engine.write {
            try $0.run(
                """
                insert into session (digest, firm, staff, began, seen)
                values (\(Self.digest(token)), \(firm), \(staff), \(now.milliseconds), \(now.milliseconds))
                """)
        }
    }

    public func holder(of token: String) throws -> Holder? {
        try engine.read { database in
            try database.row("select firm, staff from session where digest = \(Self.digest(token))").map {
                Holder(firm: $0.integer(0), staff: $0.integer(1))
            }
        }
    }

    /// Gives a session that began before there was a firm to its founder.
    public func bind(token: String, firm: Int64, staff: Int64) throws {
        try engine.write { try $0.run("update session set firm = \(firm), staff = \(staff) where digest = \(Self.digest(token))") }
    }

    public func end(token: String) throws {
        try engine.write { try $0.run("delete from session where digest = \(Self.digest(token))") }
    }

    private static func digest(_ token: String) -> [UInt8] { Array(SHA256.hash(data: Array(token.utf8))) }
}
