/// The record, and the first tables folded from it.
enum Migration001 {
    static let statements = record + people + interactions + promises + search + access

    private static let record = [
        """
        create table firm (
            number integer primary key, public_id blob not null, head integer not null, name text not null,
            zone text not null, rehearsal integer not null) strict
        """,
        """
        create table entry (
            firm integer not null, number integer not null, command blob not null, ordinal integer not null, at integer not null,
            recorded integer not null, by text not null, via text not null, about integer not null, kind text not null,
            body text not null, words text, nonce blob, digest blob not null, leaf blob not null,
            primary key (firm, number), unique (firm, command, ordinal)) strict
        """,
        "create index entry_about on entry (firm, about, number)",
        "create index entry_by on entry (firm, by, number)",
        """
        create trigger entry_is_never_removed before delete on entry
        begin select raise(abort, 'the record is never changed'); end
        """,
        """
        create trigger entry_is_never_replaced before insert on entry
        when exists (select 1 from entry where firm = new.firm and number = new.number)
            or exists (select 1 from entry where firm = new.firm and command = new.command and ordinal = new.ordinal)
        begin select raise(abort, 'the record is never changed'); end
        """,
        """
        create trigger entry_is_never_changed before update on entry
        when not (new.words is null and new.nonce is null and new.firm = old.firm and new.number = old.number
            and new.command = old.command and new.ordinal = old.ordinal and new.at = old.at and new.recorded = old.recorded
            and new.by = old.by and new.via = old.via and new.about = old.about and new.kind = old.kind and new.body = old.body
            and new.digest = old.digest and new.leaf = old.leaf)
        begin select raise(abort, 'the record is never changed'); end
        """,
        "create table undone (firm integer not null, first integer not null, last integer not null, primary key (firm, first)) strict",
    ]

    private static let people = [
        """
        create table staff (
            firm integer not null, number integer not null, name text not null, address text not null, rights text not null,
            gone integer not null, primary key (firm, number)) strict
        """,
        """
        create table hours (
            firm integer not null, thing integer not null, entry integer not null, first_day text not null, week text not null,
            primary key (firm, thing, entry)) strict
        """,
        """
        create table colleague (
            firm integer not null, number integer not null, name text not null, address text not null, primary key (firm, number)) strict
        """,
        "create index colleague_address on colleague (firm, address)",
        """
        create table party (
            firm integer not null, number integer not null, kind text not null, name text not null, standing text not null,
            responsible integer, organization integer, role text not null, notes text not null, automatic integer,
            primary key (firm, number)) strict
        """,
        "create index party_organization on party (firm, organization)",
        """
        create table reach (
            firm integer not null, party integer not null, place integer not null, kind text not null, value text not null,
            shown text not null, primary key (firm, party, place)) strict
        """,
        "create index reach_value on reach (firm, kind, value)",
    ]

    private static let interactions = [
        """
        create table interaction (
            firm integer not null, number integer not null, at integer not null, recorded integer not null, channel text not null,
            direction text not null, thread integer not null, home integer not null, joins text, ours integer, sender text not null,
            address text not null, subject text not null, text text not null, felt text, waits integer not null, answers integer not null,
            looks_automatic integer not null, automatic integer not null, history integer not null, undated integer not null,
            settled text, settled_by integer, raw text, attachments integer not null, primary key (firm, number)) strict
        """,
        "create index interaction_thread on interaction (firm, thread, at)",
        """
        create table taking_part (
            firm integer not null, party integer not null, at integer not null, interaction integer not null, outbound integer not null,
            primary key (firm, party, at, interaction)) strict
        """,
        "create index taking_part_outbound on taking_part (firm, party, outbound)",
        "create index taking_part_interaction on taking_part (firm, interaction, party, outbound)",
        """
        create table message (
            firm integer not null, digest text not null, interaction integer not null, place text not null,
            primary key (firm, digest, place)) strict
        """,
        "create index message_interaction on message (firm, interaction)",
        """
        create table message_id (
            firm integer not null, id text not null, interaction integer not null, own integer not null,
            primary key (firm, id, interaction)) strict
        """,
        "create index message_id_interaction on message_id (firm, interaction, own, id)",
        """
        create table topic (
            firm integer not null, party integer not null, topic text not null, at integer not null, interaction integer not null,
            primary key (firm, party, topic, at, interaction)) strict
        """,
        "create index topic_interaction on topic (firm, interaction)",
        """
        create table waiting (
            firm integer not null, thread integer not null, state text not null, since integer not null, last integer not null,
            party integer, addressed integer, noted integer, primary key (firm, thread)) strict
        """,
        "create index waiting_state on waiting (firm, state, since)",
        "create index waiting_party on waiting (firm, party)",
    ]

    private static let promises = [
        """
        create table promise (
            firm integer not null, number integer not null, side text not null, party integer not null, text text not null,
            due integer not null, due_json text not null, owner integer not null, made_at integer not null, during integer,
            state text not null, late integer not null, moved integer not null, because text not null, ended_at integer,
            primary key (firm, number)) strict
        """,
        "create index promise_open on promise (firm, state, due)",
        "create index promise_party on promise (firm, party, state)",
    ]

    private static let search = [
        "create virtual table search_party using fts5 (text, tokenize = 'trigram')",
        "create virtual table search_word using fts5 (text, tokenize = 'trigram')",
    ]

    /// No record: never rebuilt.
    private static let access = [
        """
        create table session (
            digest blob primary key, firm integer not null, staff integer not null, began integer not null, seen integer not null) strict
        """
    ]
}
