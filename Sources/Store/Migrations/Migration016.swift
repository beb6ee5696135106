/// Teams, clients that are closed to all but one, and what is private among some of the staff.
enum Migration016 {
    static let statements = [
        "create table team (firm integer not null, number integer not null, name text not null, primary key (firm, number)) strict",
        """
        create table team_member (
            firm integer not null, team integer not null, staff integer not null, primary key (firm, team, staff)) strict, without rowid
        """,
        "create index team_member_staff on team_member (firm, staff)",
        "create index interaction_joins on interaction (firm, home, number) where joins is not null",
        "alter table party add column team integer",
        "create index party_team on party (firm, team) where team is not null",
        """
        create table closed (
            firm integer not null, party integer not null, team integer not null, primary key (firm, party, team)) strict, without rowid
        """,
        """
        create table confided (
            firm integer not null, interaction integer not null, staff integer not null,
            primary key (firm, interaction, staff)) strict, without rowid
        """,
    ]
}
