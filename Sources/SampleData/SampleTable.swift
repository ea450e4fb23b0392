/// A header and rows of raw text, as a CSV file holds them.
public struct SampleTable: Hashable, Sendable {
    /// The names of the columns.
    public let header: [String]
    /// The rows, each with a field per column; an empty field is a missing value.
    public let rows: [[String]]

    /// The number of a column, or `nil` where there is none of that name.
    public func column(_ name: String) -> Int? { header.firstIndex(of: name) }

    /// The table as CSV by RFC 4180 with `\n` at line ends; the header first.
    ///
    /// - Complexity: O(n) in the size of the text, which is built whole.
    public var csv: String {
        var text = ""
        for row in CollectionOfOne(header) + rows {
            for (index, field) in row.enumerated() {
                if index > 0 { text.append(",") }
                if field.utf8.contains(where: Self.needsQuotes) {
                    text.append("\"")
                    text.append(
                        field.split(separator: "\"", omittingEmptySubsequences: false).joined(
                            separator: "\"\""))
                    text.append("\"")
                } else {
                    text.append(field)
                }
            }
            text.append("\n")
        }
        return text
    }

    private static func needsQuotes(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: ","), UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: "\r"): true
        default: false
        }
    }
}
