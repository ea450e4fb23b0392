/// Reads the columns of a record from the current row of a statement.
struct SQLRowDecoder: SQLRowCoder {
    private let statement: any SQLStatement
    /// For each column of the record, its index in the statement.
    private let indices: [Int]
    private var column = 0

    init(_ statement: any SQLStatement, indices: [Int]) {
        self.statement = statement
        self.indices = indices
    }

    mutating func column<Format: SQLColumnFormat>(
        _ name: String, _ value: inout Format.Value, as format: Format.Type, _ constraints: String
    ) throws {
        value = try Format.decode(next())
    }

    mutating func column<Format: SQLColumnFormat>(
        _ name: String, _ value: inout Format.Value?, as format: Format.Type, _ constraints: String
    ) throws {
        let cell = next()
        value = cell.isNull ? nil : try Format.decode(cell)
    }

    private mutating func next() -> SQLCell {
        defer { column += 1 }
        return SQLCell(statement: statement, column: indices[column])
    }
}
