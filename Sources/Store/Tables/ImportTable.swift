import Care

/// Import runs there were, so that they are listed without a look through the record. Those of another firm, which came with its
/// export, are none of this one's.
struct ImportTable: Table {
    let database: any Database
    let firm: Int64

    func apply(_ entry: Entry) throws {
        guard case .importRun(.started) = entry.fact, !entry.via.hasPrefix(ImportRuns.via) else { return }
        try database.run("insert into import_run (firm, number) values (\(firm), \(entry.about))")
    }

    func forget(_ thing: Int64) throws { try database.run("delete from import_run where firm = \(firm) and number = \(thing)") }
    func clear() throws { try database.run("delete from import_run where firm = \(firm)") }
}
