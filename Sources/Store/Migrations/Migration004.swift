/// Who truly waits: what is thought of each letter, senders by their domain, what an address of the firm is, and a row for each sender
/// who waits in a thread.
enum Migration004 {
    static let statements = [
        "alter table interaction add column asks text",
        "alter table interaction add column reason text",
        "alter table interaction add column surely integer not null default 0",
        "alter table interaction add column recipients integer not null default 1",
        "alter table interaction add column asked text not null default ''",
        "alter table interaction add column owed integer not null default 0",
        "create index interaction_ours on interaction (firm, ours, direction, at)",
        "alter table colleague add column known_as text",
        "alter table reach add column domain text",
        """
        create table sender_domain (
            firm integer not null, domain text not null, entry integer not null, automatic integer not null,
            primary key (firm, domain, entry)) strict
        """,
        "drop table waiting",
        """
        create table waiting (
            firm integer not null, thread integer not null, party integer not null, state text not null, since integer not null,
            last integer not null, asking integer, reason text, line text not null, domain text not null, addressed integer, noted integer,
            primary key (firm, thread, party)) strict
        """,
        "create table waiting_due (firm integer not null, thread integer not null, primary key (firm, thread)) strict",
        "create index interaction_settled on interaction (firm, thread, at) where settled is not null",
        "create index interaction_answers on interaction (firm, thread, at) where answers = 1",
        "create index waiting_state on waiting (firm, state, since)",
        "create index waiting_party on waiting (firm, party)",
        "create index waiting_domain on waiting (firm, domain)",
    ]
}
