/// A header and rows of raw text, as a CSV file holds them.
public struct SampleTable: Hashable, Sendable {
    /// The names of the columns.
    public let header: [String]
    /// The rows, each with a field per column; an empty field is a missing value.
    public let rows: [[String]]

    /// The number of a column, or `nil` where there is none of that name.
    public func column(_ name: String) -> Int? { header.firstIndex(of: name) }
}
