/// Who may be one and the same. Suggestions are no record: a look makes them, and they stand until somebody answers.
enum Migration006 {
    static let statements = [
        """
        create table suggestion (
            firm integer not null, a integer not null, b integer not null, kind text not null, millionths integer not null,
            reasons text not null, primary key (firm, a, b)) strict
        """,
        "create index suggestion_likely on suggestion (firm, millionths, a, b)",
        "create table look (firm integer primary key, head integer not null) strict",
        """
        create table told_apart (
            firm integer not null, party integer not null, other integer not null, primary key (firm, party, other)) strict
        """,
    ]
}
