/// The maximum number of printed rows of a list.
struct RowLimit {
    /// The maximum number; 0 for all.
    var count: Int
    /// Whether the limit is that of an option, rather than the default.
    var isGiven = false

    static let option = Option(
        "limit", .integer(0...Int.max), default: 25, "number of rows to print, 0 for all")

    init(_ arguments: Arguments) {
        count = arguments[Self.option]
        isGiven = arguments.has(Self.option)
    }

    /// The limit of CSV, which has all rows by default.
    var ofCSV: RowLimit {
        var limit = self
        if !isGiven { limit.count = 0 }
        return limit
    }

    func cut<Row>(_ rows: [Row]) -> ArraySlice<Row> { count == 0 ? rows[...] : rows.prefix(count) }

    /// Prints the number of rows that were not printed, if any.
    func printRest(_ rest: Int, _ noun: String) {
        if rest > 0 { print("… and \(Display.counted(rest, "more \(noun)")) (\(Self.option) 0 shows all)") }
    }
}
