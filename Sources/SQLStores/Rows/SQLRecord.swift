/// A row of a table as a value.
///
/// ``code(_:)`` names every column once, with the property that holds its value. The definition of the table, its statements,
/// and how rows are written and read all follow from it:
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
    /// Makes a row whose values are about to be read.
    init()

    /// The table that holds such rows.
    static var table: SQLTable<Self> { get }

    /// Passes each column to a coder, always all of them and in the same order.
    mutating func code(_ row: inout some SQLRowCoder) throws

    /// Makes sure that values which were read fit one another.
    func check() throws(UnreadableCell)
}

extension SQLRecord {
    package func check() throws(UnreadableCell) {}
}

/// What goes over the columns of a record: it describes, writes or reads them.
package protocol SQLRowCoder {
    /// A column that always has a value.
    ///
    /// - Parameter constraints: What stands behind the type in the definition of the column. `NOT NULL` is added unless the
    ///   constraints begin with `NULL`, for columns of tables that another program may have made.
    mutating func column<Format: SQLColumnFormat>(
        _ name: String, _ value: inout Format.Value, as format: Format.Type, _ constraints: String) throws

    /// A column that may be null.
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

/// Binds the columns of a record to the parameters of a statement.
struct SQLRowEncoder: SQLRowCoder {
    /// Which columns are bound.
    enum Part { case all, key, others }

    private let statement: any SQLStatement
    private let isKey: [Bool]
    private let part: Part
    private var column = 0
    /// The parameter that comes next, from 1.
    private(set) var parameter: Int

    init(_ statement: any SQLStatement, isKey: [Bool], part: Part, from parameter: Int = 1) {
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
