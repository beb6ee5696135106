/// How staff sign in. None of it is record: it is never rebuilt and never backed up.
enum Migration014 {
    static let statements = [
        "alter table session add column browser text not null default ''",
        """
        create table credential (
            firm integer not null, staff integer not null, password text not null, changed integer not null,
            primary key (firm, staff)) strict
        """,
        """
        create table invitation (
            digest blob primary key, firm integer not null, staff integer not null, made_by integer not null, made integer not null,
            expires integer not null) strict
        """,
        "create table attempt (name text primary key, failed integer not null, last integer not null) strict",
        "create index session_staff on session (firm, staff)",
        "create index staff_address on staff (address)",
    ]
}
