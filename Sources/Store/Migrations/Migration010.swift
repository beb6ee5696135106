/// Find: what stands in attached files, each with a number by which an index names it; and words that name somebody sorted so that the
/// best come first, which the fold does.
enum Migration010 {
    static let statements = [
        // Files that were read before this are read once more.
        "drop table attachment_text",
        """
        create table attachment_text (
            firm integer not null, digest text not null, number integer, text text not null, refused text not null,
            primary key (firm, digest)) strict
        """,
        "create unique index attachment_text_number on attachment_text (firm, number)",
    ]
}
