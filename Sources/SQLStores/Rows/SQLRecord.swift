/// A row of a table as a value.
///
/// ``code(_:)`` names every column once, with the property that holds its value. The table definition, its statements,
/// and the encoding and decoding of rows are all derived from it:
///
/// ```swift
/// struct SeatRow: SQLRecord {
///     var id: Int64 = 0
///     var seat = ""
///
///     static let table = SQLTable<SeatRow>("seats", key: "id")
///
///     mutating func code(_ row: inout some SQLRowCoder) throws {
///         try row.column("id", &id, "PRIMARY KEY")
///         try row.column("seat", &seat, "UNIQUE")
///     }
/// }
/// ```
package protocol SQLRecord {
    /// Creates a row with default values, before its columns are decoded.
    init()

    /// The table of these rows.
    static var table: SQLTable<Self> { get }

    /// Passes each column to a coder: always all of them, in the same order.
    mutating func code(_ row: inout some SQLRowCoder) throws

    /// Verifies that decoded values are consistent.
    func check() throws(UnreadableCell)
}

extension SQLRecord {
    package func check() throws(UnreadableCell) {}
}

/// A visitor of the columns of a record, which describes, encodes or decodes them.
package protocol SQLRowCoder {
    /// Visits a column that is never NULL.
    ///
    /// - Parameter constraints: The constraints after the type in the column definition. `NOT NULL` is added unless
    ///   they begin with `NULL`, for columns of tables that another program may have created.
    mutating func column<Format: SQLColumnFormat>(
        _ name: String, _ value: inout Format.Value, as format: Format.Type, _ constraints: String) throws

    /// Visits a nullable column.
    mutating func column<Format: SQLColumnFormat>(
        _ name: String, _ value: inout Format.Value?, as format: Format.Type, _ constraints: String) throws
}

extension SQLRowCoder {
    package mutating func column<Format: SQLColumnFormat>(
        _ name: String, _ value: inout Format.Value, as format: Format.Type
    ) throws {
        try column(name, &value, as: format, "")
    }

    package mutating func column<Format: SQLColumnFormat>(
        _ name: String, _ value: inout Format.Value?, as format: Format.Type
    ) throws {
        try column(name, &value, as: format, "")
    }

    package mutating func column<Value: SQLColumnValue>(
        _ name: String, _ value: inout Value, _ constraints: String = ""
    ) throws {
        try column(name, &value, as: Value.self, constraints)
    }

    package mutating func column<Value: SQLColumnValue>(
        _ name: String, _ value: inout Value?, _ constraints: String = ""
    ) throws {
        try column(name, &value, as: Value.self, constraints)
    }
}

/// Decodes the columns of a record from the current row of a statement.
struct SQLRowDecoder: SQLRowCoder {
    private let statement: any SQLStatement
    /// The index in the statement of each column of the record.
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

/// Binds the columns of a record to the parameters of a statement.
struct SQLRowEncoder: SQLRowCoder {
    /// The columns to bind.
    enum Part { case all, key, others }

    private let statement: any SQLBinding
    private let isKey: [Bool]
    private let part: Part
    private var column = 0
    /// The next parameter, from 1.
    private(set) var parameter: Int

    init(_ statement: any SQLBinding, isKey: [Bool], part: Part, from parameter: Int = 1) {
        self.statement = statement
        self.isKey = isKey
        self.part = part
        self.parameter = parameter
    }

    mutating func column<Format: SQLColumnFormat>(
        _ name: String, _ value: inout Format.Value, as format: Format.Type, _ constraints: String
    ) throws {
        guard isBound() else { return }
        try bind(Format.encode(value))
    }

    mutating func column<Format: SQLColumnFormat>(
        _ name: String, _ value: inout Format.Value?, as format: Format.Type, _ constraints: String
    ) throws {
        guard isBound() else { return }
        try bind(value.map(Format.encode) ?? .null)
    }

    private mutating func isBound() -> Bool {
        defer { column += 1 }
        return switch part {
        case .all: true
        case .key: isKey[column]
        case .others: !isKey[column]
        }
    }

    private mutating func bind(_ value: SQLValue) throws {
        try statement.bind(value, at: parameter)
        parameter += 1
    }
}
