/// By what imports know people again, and what the columns of tables mean.
enum Migration007 {
    static let statements = [
        """
        create table known_as (
            firm integer not null, kind text not null, value text not null, party integer not null,
            primary key (firm, kind, value, party)) strict
        """,
        "create index known_as_party on known_as (firm, party)",
        """
        create table mapping (
            firm integer not null, header text not null, meanings text not null, primary key (firm, header)) strict
        """,
    ]
}
