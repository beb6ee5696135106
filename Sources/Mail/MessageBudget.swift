/// How much of a body may be taken apart.
///
/// GMime builds an object for every part and header field it meets, so 64 MiB of nothing but boundaries would fill the
/// memory with them. A large body is first counted through; where it asks for too much, reading ends.
enum MessageBudget {
    /// A smaller body cannot hold enough of them to matter: 256 KiB.
    private static let harmless = 256 * 1024
    /// In header fields, of about 200 bytes of memory each.
    private static let most = 250_000
    /// A boundary makes a part, which weighs as much as five header fields.
    private static let boundaryCost = 5

    static func affordable(_ body: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
        guard body.count > harmless else { return body }
        var spent = 0
        var position = 0
        while position < body.count {
            if body[position] == UInt8(ascii: "-") {
                if position + 1 < body.count, body[position + 1] == UInt8(ascii: "-") { spent += boundaryCost }
            } else if ASCII.colonOfField(body, position) != nil {
                spent += 1
            }
            if spent > most { return UnsafeRawBufferPointer(rebasing: body[..<position]) }
            position = ASCII.lineEnd(body, position)
        }
        return body
    }
}
