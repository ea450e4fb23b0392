/// How one file writes what it holds, and why that is known.
public struct ImportDialect: Sendable, Hashable {
    /// What the table came in: `text`, `gzip`, `zip`, `xlsx, sheet “Sheet1”`, `JSON Lines`.
    public var container = "text"
    /// How the text is written.
    public var encoding = TextEncoding.utf8
    /// What separates fields; `nil` where no text holds the table.
    public var delimiter: Character?
    /// The mark before fractions.
    public var decimal = DecimalMark.point
    /// The order of day and month; `nil` where no day needs one.
    public var dateOrder: DateOrder?
    /// Why each of these is known, a line each.
    public var reasons: [String] = []

    /// What the marks of numbers mean.
    var numbers = NumberConvention.documented
}
