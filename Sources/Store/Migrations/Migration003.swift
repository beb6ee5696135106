/// Find: words and their letters in tables of our own, whole texts in one index a firm, made when the tables are folded anew.
enum Migration003 {
    static let statements = [
        "drop table search_party",
        "drop table search_word",
        "create table word (firm integer not null, word text not null, primary key (firm, word)) strict, without rowid",
        """
        create table gram (
            firm integer not null, gram text not null, run integer not null, held integer not null, words text not null,
            primary key (firm, gram, run)) strict
        """,
        """
        create table mention (
            firm integer not null, word text not null, part integer not null, thing integer not null,
            primary key (firm, word, part, thing)) strict, without rowid
        """,
    ]
}
