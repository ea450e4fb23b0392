// Statements about many rows. A server is asked once for a whole list of values, because each statement costs a round trip
// to it. A database in the same process is asked for one value at a time.

/// The form in which a database accepts a list as one parameter.
package struct SQLListForm: Sendable {
    /// Returns the right side of a comparison with any value of a list.
    package let comparison: @Sendable (_ parameter: String, _ kind: SQLColumnKind) -> String
    /// Returns a list of integers or of texts as the text that is passed.
    package let text: @Sendable ([SQLValue]) -> String

    package init(
        comparison: @escaping @Sendable (_ parameter: String, _ kind: SQLColumnKind) -> String,
        text: @escaping @Sendable ([SQLValue]) -> String
    ) {
        self.comparison = comparison
        self.text = text
    }
}

/// A type whose values can be passed to a statement as a list.
package protocol SQLListValue: SQLColumnValue {}

extension Int64: SQLListValue {}
extension String: SQLListValue {}

extension SQLDialect {
    /// Returns the right side of a comparison with each value of a list, which is one parameter of the statement; see
    /// ``SQLDatabase/forEach(_:_:each:atOnce:body:)``.
    ///
    /// - Parameters:
    ///   - type: The type of the values.
    ///   - kind: The type of the column; `nil` for that of the values.
    func each<Value: SQLListValue>(
        _ type: Value.Type, _ parameter: String = "?", as kind: SQLColumnKind? = nil
    ) -> String {
        lists?.comparison(parameter, kind ?? Value.kind) ?? parameter
    }
}

extension SQLDatabase {
    /// The number of values that are passed at once, unless their rows are large.
    private static let listLength = 10_000

    /// Calls a closure with each row of a statement that is about any value of a list.
    ///
    /// ```swift
    /// try database.forEach("SELECT id, seat FROM seats WHERE id = \(dialect.each(Int64.self))", each: ids) { row in … }
    /// ```
    ///
    /// - Parameters:
    ///   - sql: The statement. The list is its last parameter, and is compared by ``SQLDialect/each(_:_:as:)``.
    ///   - parameters: The other parameters.
    ///   - values: The values, which differ from each other. The statement may be run for a part of them at a time, so an
    ///     order applies within a part only.
    ///   - atOnce: The largest part. The rows of a part are in memory at once.
    package func forEach<Value: SQLListValue>(
        _ sql: String, _ parameters: any SQLColumnValue..., each values: [Value], atOnce: Int = listLength,
        body: (SQLRow) throws -> Void
    ) throws {
        try forEachPart(parameters, values, atOnce) { try forEach(sql, $0, body) }
    }

    /// Returns the rows of a table that a condition about any value of a list selects.
    package func rows<Row: SQLRecord, Value: SQLListValue>(
        _ type: Row.Type = Row.self, _ conditions: String, _ parameters: any SQLColumnValue...,
        each values: [Value]
    ) throws -> [Row] {
        var rows: [Row] = []
        try forEachPart(parameters, values, Self.listLength) {
            try forEach(Row.table.selection + " " + conditions, $0) { rows.append(try $0.record()) }
        }
        return rows
    }

    /// Returns the values in the first column of all rows, without NULL.
    package func values<Value: SQLColumnValue, Key: SQLListValue>(
        _ sql: String, as type: Value.Type = Value.self, _ parameters: any SQLColumnValue..., each keys: [Key]
    ) throws -> [Value] {
        var values: [Value] = []
        try forEachPart(parameters, keys, Self.listLength) {
            try forEach(sql, $0) { row in
                if let value: Value = try row.firstValue() { values.append(value) }
            }
        }
        return values
    }

    /// Runs a statement that changes the rows of any value of a list.
    package func run<Value: SQLListValue>(
        _ sql: String, _ parameters: any SQLColumnValue..., each values: [Value]
    ) throws {
        try forEachPart(parameters, values, Self.listLength) { try forEach(sql, $0) { _ in } }
    }

    private func forEachPart<Value: SQLListValue>(
        _ parameters: [any SQLColumnValue], _ values: [Value], _ atOnce: Int,
        _ body: ([any SQLColumnValue]) throws -> Void
    ) throws {
        guard let lists = dialect.lists else {
            for value in values { try body(parameters + [value]) }
            return
        }
        for start in stride(from: 0, to: values.count, by: atOnce) {
            let part = try values[start..<min(values.count, start + atOnce)].map(Value.encode)
            try body(parameters + [lists.text(part)])
        }
    }
}
