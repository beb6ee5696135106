/// Who reads, as the database must know it: views over the tables leave out what they may not see.
public struct Reader: Sendable, Equatable {
    public let staff: Int64
    /// Principals see clients that are closed to teams; what is private not even they.
    public let seesClosed: Bool
    /// Whether the firm has anything that this reader may not see: where it has not, no row is looked at twice.
    public let isBarred: Bool

    public init(staff: Int64, seesClosed: Bool, isBarred: Bool) {
        (self.staff, self.seesClosed, self.isBarred) = (staff, seesClosed, isBarred)
    }
}
