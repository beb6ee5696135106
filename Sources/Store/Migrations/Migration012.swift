/// Words of postal addresses apart from what else people get on lists by: as traits they stood in two indexes, and made half the rows
/// that an import of contacts writes.
enum Migration012 {
    static let statements = [
        """
        create table place_word (
            firm integer not null, word text not null, party integer not null, primary key (firm, word, party)) strict, without rowid
        """
    ]
}
