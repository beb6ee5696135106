/// Saved lists, and by what people and organizations get on them.
enum Migration009 {
    static let statements = [
        """
        create table saved_list (
            firm integer not null, number integer not null, folded text not null, owner integer, body text not null, words text not null,
            primary key (firm, number)) strict
        """,
        "create index saved_list_folded on saved_list (firm, folded)",
        """
        create table trait (
            firm integer not null, trait text not null, value text not null, party integer not null,
            primary key (firm, trait, value, party)) strict, without rowid
        """,
        "create index trait_party on trait (firm, party, trait, value)",
    ]
}
