/// Who may be one is found by either of the two, for their page.
enum Migration011 {
    static let statements = ["create index suggestion_other on suggestion (firm, b)"]
}
