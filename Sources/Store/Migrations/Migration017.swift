/// Tokens by which programs ask for somebody of the firm. None of it is record or backup.
enum Migration017 {
    static let statements = [
        """
        create table api_token (
            digest blob primary key, firm integer not null, staff integer not null, title text not null, scopes text not null,
            made integer not null, seen integer) strict
        """,
        "create index api_token_staff on api_token (firm, staff)",
    ]
}
