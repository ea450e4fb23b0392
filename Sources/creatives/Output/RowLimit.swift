/// How many rows of a list are printed: `--limit`.
struct RowLimit {
    /// At most so many; 0 for all.
    var count: Int

    static let syntax = OptionSyntax("limit", "N", "rows to print, 0 for all (default 25)")

    init(_ arguments: Arguments) throws {
        count = try arguments.integer("limit", in: 0...Int.max) ?? 25
    }

    func cut<Row>(_ rows: [Row]) -> ArraySlice<Row> { count == 0 ? rows[...] : rows.prefix(count) }

    /// Says how many rows were not printed, if any.
    func printRest(_ rest: Int, _ noun: String) {
        if rest > 0 { print("… and \(Display.counted(rest, "more \(noun)")) (--limit 0 shows all)") }
    }
}
