import Care
import Store

/// What is what in an export, for whoever opens it.
enum ExportReadme {
    static func text(_ header: ExportHeader, _ outcome: Export.Outcome, of party: Party?, made: Instant) -> String {
        """
        \(title(header, party)), made \(made.iso)

        \(header.isRehearsal ? "THIS IS A REHEARSAL: what it tells was made up, or written at set times.\n\n" : "")\
        \(rows(party).map { "\($0.name)\(String(repeating: " ", count: max(1, 18 - $0.name.count)))\($0.what)" }.joined(separator: "\n"))

        All texts are UTF-8; times in tables are UTC. Tables have a mark by which spreadsheets know UTF-8, and an apostrophe before what a
        spreadsheet would take for a formula. Of a message that came twice with the same bytes there is one.

        entries.jsonl has a line of JSON for each entry, after a first line that says whose they are. Body and words stand in it as they
        stand in the record; at and recorded are milliseconds since 1970-01-01T00:00:00Z. "undone": it was taken back. Words that are
        null were erased by law. With nonce, digest and leaf each line can be proved: docs/record.md of Kept says how, and what each kind
        of entry means.
        \(missing(outcome))\(again(header))
        """
    }

    private static func title(_ header: ExportHeader, _ party: Party?) -> String {
        party.map { "All that \(header.name) has about \($0.shown)" } ?? "All that \(header.name) has in Kept"
    }

    private static func rows(_ party: Party?) -> [(name: String, what: String)] {
        [
            (ExportFolder.entries, "every entry of the record, what was taken back too"),
            (ExportFolder.mail, "every message as it came, with its attachments, in one mailbox (mboxrd)"),
            (ExportFolder.mailIndex, "where each message lies in it: SHA-256, offset, length, and the entry that names it"),
            (ExportFolder.people, "people as an address book (vCard 4); those found to be one stand once"),
            (ExportFolder.peopleTable, "the same as a table"),
            (ExportFolder.organizations, "organizations as a table"),
            (ExportFolder.contacts, "calls, mails, meetings and other contacts as a table"),
            (ExportFolder.promises, "promises, the firm’s and others’, as a table"),
        ] + (party == nil ? [] : [(ExportFolder.story, "all that happened, to be read")])
    }

    private static func missing(_ outcome: Export.Outcome) -> String {
        outcome.missing == 0 ? "" : "\n\(outcome.missing) messages that the record names were not there, and are missing here too.\n"
    }

    private static func again(_ header: ExportHeader) -> String {
        header.of == nil ? "\nTo read it back: kept import FOLDER, in another firm’s data folder.\n" : ""
    }
}
