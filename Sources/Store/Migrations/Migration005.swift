/// The files that came with messages, and what stands in them.
enum Migration005 {
    static let statements = [
        """
        create table attachment (
            firm integer not null, interaction integer not null, place integer not null, digest text not null, name text not null,
            type text not null, size integer not null, in_text integer not null, primary key (firm, interaction, place)) strict
        """,
        "create index attachment_digest on attachment (firm, digest)",
        // No record and no fold: read once from each file, whatever message it came with, and never rebuilt.
        """
        create table attachment_text (
            firm integer not null, digest text not null, text text not null, refused text not null, primary key (firm, digest)) strict
        """,
    ]
}
