/// Codes beside the password. None of it is record or backup.
enum Migration015 {
    static let statements = [
        "alter table session add column pending integer not null default 0",
        """
        create table one_time_key (
            firm integer not null, staff integer not null, key blob not null, confirmed integer, last_step integer not null,
            primary key (firm, staff)) strict
        """,
        """
        create table recovery_code (
            firm integer not null, staff integer not null, digest blob not null, primary key (firm, staff, digest)) strict
        """,
    ]
}
