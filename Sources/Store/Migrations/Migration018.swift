/// What each of the staff has read of the notices, and when they want quiet. No record: never rebuilt.
enum Migration018 {
    static let statements = [
        """
        create table notice_setting (
            firm integer not null, staff integer not null, read_to integer not null, quiet text not null, without text not null,
            primary key (firm, staff)) strict
        """,
        """
        create table notice_read (
            firm integer not null, staff integer not null, entry integer not null, primary key (firm, staff, entry)) strict
        """,
        "create index entry_told on entry (firm, number) where \(Notice.told)",
    ]
}
