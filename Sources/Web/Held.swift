import Care
import Foundation
import Mail
import Store

/// Files that were received into a folder of their own, and what somebody says of the tables among them. Nothing in them is ever run.
struct Held: Sendable {
    let folder: String
    let paths: [String]
    var said = SaidColumns()
    /// What they would come to, as it was when somebody looked.
    var preview: ImportPreview?

    var names: [String] { paths.map { $0.split(separator: "/").last.map(String.init) ?? $0 } }

    /// Looks at them, once for what is said of them.
    mutating func look(_ visit: Visit) throws -> ImportPreview {
        if let preview { return preview }
        let intake = Intake(
            workplace: try visit.workplace(), by: .staff(visit.holder.staff), now: visit.site.now, random: visit.site.random)
        let preview = try ImportPreview(paths, intake: intake, columns: said)
        self.preview = preview
        visit.site.imports.note(self, firm: visit.holder.firm)
        return preview
    }

    /// Takes another view of the columns; what was seen before holds no longer.
    mutating func say(_ columns: SaidColumns, _ visit: Visit) {
        if columns == said { return }
        (said, preview) = (columns, nil)
        visit.site.imports.note(self, firm: visit.holder.firm)
    }

    /// They are of no use any more. What cannot be removed now is when Kept starts next.
    func remove() { try? FileManager.default.removeItem(atPath: folder) }
}
