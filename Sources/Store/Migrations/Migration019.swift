/// Lists cost what they show: who must act on a thread stands in its row, and lines and promises are found by whom they are for.
enum Migration019 {
    static let statements = [
        "alter table waiting add column holder integer not null default 0",
        // Whether the row is a line of its own.
        "alter table waiting add column alone integer not null default 0",
        """
        update waiting set alone = 1 where line like 't%' and not exists (
            select 1 from waiting v where v.firm = waiting.firm and v.thread = waiting.thread and v.party <> waiting.party
            and v.line = waiting.line and v.state = waiting.state)
        """,
        """
        update waiting set holder = coalesce(
            (select s.number from staff s where s.firm = waiting.firm and s.number = waiting.addressed and s.gone = 0),
            (select min(s.number) from colleague c join staff s on s.firm = c.firm and s.address = c.address and s.gone = 0
                where c.firm = waiting.firm and c.number = waiting.addressed),
            (select s.number from party p join staff s on s.firm = p.firm and s.number = p.responsible and s.gone = 0
                where p.firm = waiting.firm and p.number = waiting.party),
            (select s.number from party p join party o on o.firm = p.firm and o.number = p.organization
                join staff s on s.firm = o.firm and s.number = o.responsible and s.gone = 0
                where p.firm = waiting.firm and p.number = waiting.party),
            (select s.number from staff s where s.firm = waiting.firm and s.number = waiting.noted and s.gone = 0), 0)
        """,
        "create index waiting_line on waiting (firm, state, line, last, since)",
        "create index waiting_holder on waiting (firm, holder, state, alone, since, last)",
        "create index waiting_addressed on waiting (firm, addressed)",
        "create index promise_owner on promise (firm, owner, state, due, number)",
    ]
}
