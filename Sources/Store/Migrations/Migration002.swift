/// People with all that is known of them, and merging as a pointer.
enum Migration002 {
    static let statements = [
        "drop table party",
        """
        create table party (
            firm integer not null, number integer not null, kind text not null, name text not null, standing text not null,
            responsible integer, organization integer, notes text not null, automatic integer, merged_into integer, root integer not null,
            profile text not null, primary key (firm, number)) strict
        """,
        "create index party_root on party (firm, root)",
        "create index party_merged on party (firm, merged_into)",
        """
        create table membership (
            firm integer not null, party integer not null, place integer not null, organization integer not null, role text not null,
            first_day text, last_day text, primary key (firm, party, place)) strict
        """,
        "create index membership_organization on membership (firm, organization, last_day)",
        """
        create table tag (
            firm integer not null, tag text not null, party integer not null, primary key (firm, tag, party)) strict
        """,
        "create index tag_party on tag (firm, party)",
        "create table import_run (firm integer not null, number integer not null, primary key (firm, number)) strict",
    ]
}
