/// A connection that writes many rows faster than one at a time.
package protocol SQLBulkConnection: SQLConnection {
    /// Inserts rows, or updates those with the same keys, as part of the current transaction.
    ///
    /// - Parameters:
    ///   - target: The table. The keys of the rows differ from each other.
    ///   - rows: A closure that binds the columns of each row in order, and then ends the row. It makes no other use of
    ///     the connection.
    func upsertAll(
        into target: SQLBulkTarget, _ rows: (any SQLBinding, _ endRow: () throws -> Void) throws -> Void
    ) throws
}

/// A table that rows are written into.
package struct SQLBulkTarget {
    package let table: String
    package let columns: [SQLColumn]
    package let key: [String]
}

extension SQLDatabase {
    /// The number of rows from which on they are written at once.
    private static let leastBulk = 50

    /// Inserts rows, or updates those with the same keys.
    ///
    /// - Parameter rows: The rows, whose keys differ from each other.
    package func upsertAll<Row: SQLRecord>(_ rows: [Row]) throws {
        guard rows.count >= Self.leastBulk, let connection = connection as? any SQLBulkConnection else {
            for row in rows { try upsert(row) }
            return
        }
        let target = SQLBulkTarget(table: Row.table.name, columns: Row.table.columns, key: Row.table.key)
        try connection.upsertAll(into: target) { sink, endRow in
            for row in rows {
                _ = try bind(row, to: sink, .all)
                try endRow()
            }
        }
    }
}
