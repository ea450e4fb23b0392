/// The encoding, delimiter and number and date conventions of one file, with the reason for each.
public struct ImportDialect: Sendable, Hashable {
    /// The container of the table: `text`, `gzip`, `zip`, `xlsx, sheet “Sheet1”`, `JSON Lines`.
    public var container = "text"
    /// The text encoding.
    public var encoding = TextEncoding.utf8
    /// The field delimiter; `nil` if the table is not text.
    public var delimiter: Character?
    /// The decimal mark.
    public var decimal = DecimalMark.point
    /// The order of day and month; `nil` if no day depends on it.
    public var dateOrder: DateOrder?
    /// The reasons for each of these, one per line.
    public var reasons: [String] = []

    /// The meaning of marks in numbers.
    var numbers = NumberConvention.documented
}
