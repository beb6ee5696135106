/// Erasure by law.
enum Migration008 {
    static let statements = [
        "alter table party add column erased integer not null default 0",
        """
        create table erased_message (
            firm integer not null, digest text not null, party integer not null, primary key (firm, digest, party)) strict
        """,
        // No record: what is still to be taken off the disk. Empty but for the moment after an erasure.
        "create table erasing (firm integer not null, entry integer not null, primary key (firm, entry)) strict",
    ]
}
