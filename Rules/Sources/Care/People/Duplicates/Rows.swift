/// Many short lists in two arrays.
struct Rows: Sendable {
    private var starts: [Int32] = [0]
    private var all: [Int32] = []

    init(_ rows: [[Int32]]) {
        for row in rows {
            all += row
            starts.append(Int32(all.count))
        }
    }

    /// The lists the other way round: for each of so many values, in which rows it stands, ascending and each once.
    init(inverting rows: [[Int32]], into count: Int) {
        var inverted = [[Int32]](repeating: [], count: count)
        for (place, row) in rows.enumerated() {
            for value in row where inverted[Int(value)].last != Int32(place) { inverted[Int(value)].append(Int32(place)) }
        }
        self.init(inverted)
    }

    var count: Int { starts.count - 1 }
    subscript(_ place: Int) -> ArraySlice<Int32> { all[Int(starts[place])..<Int(starts[place + 1])] }
}
