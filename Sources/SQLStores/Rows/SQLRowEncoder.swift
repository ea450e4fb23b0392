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
