/// Writes tables as CSV (RFC 4180) in UTF-8, such that no spreadsheet runs anything in them.
public struct TableWriter {
    /// With the byte order mark by which Excel knows UTF-8.
    public static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// A row with its line end. Cells that begin as a formula does get an apostrophe before them, which `TableReader` takes off.
    public static func row(_ cells: [String]) -> String { cells.map(cell).joined(separator: ",") + "\r\n" }

    private static func cell(_ text: String) -> String {
        let safe = TableCell.escaped(text)
        // Other delimiters are quoted too: a spreadsheet that divides at ";" would find a formula after one.
        let special: Set<Unicode.Scalar> = ["\"", ",", ";", "\t", "|", "\r", "\n", "'"]
        let edges = safe.unicodeScalars.first == " " || safe.unicodeScalars.last == " "
        guard edges || safe.unicodeScalars.contains(where: special.contains) else { return safe }
        return "\"" + safe.replacing("\"", with: "\"\"") + "\""
    }
}
