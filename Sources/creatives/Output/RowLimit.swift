/// How many rows of a list are printed.
struct RowLimit {
    /// At most so many; 0 for all.
    var count: Int

    static let option = Option("limit", .integer(0...Int.max), default: 25, "rows to print, 0 for all")

    init(_ arguments: Arguments) { count = arguments[Self.option] }

    func cut<Row>(_ rows: [Row]) -> ArraySlice<Row> { count == 0 ? rows[...] : rows.prefix(count) }

    /// Says how many rows were not printed, if any.
    func printRest(_ rest: Int, _ noun: String) {
        if rest > 0 { print("… and \(Display.counted(rest, "more \(noun)")) (\(Self.option) 0 shows all)") }
    }
}
