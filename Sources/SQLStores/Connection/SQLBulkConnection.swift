/// A connection that writes many rows faster than one at a time.
package protocol SQLBulkConnection: SQLConnection {
    /// The number of rows from which on they are written at once.
    var leastBulk: Int { get }

    /// Inserts rows, or updates those with the same keys, as part of the current transaction.
    ///
    /// - Parameters:
    ///   - target: The table. The keys of the rows differ from each other.
    ///   - rows: A closure that binds the columns of each row in order, and then ends the row. It makes no other use of
    ///     the connection.
    func upsertAll(
        into target: SQLBulkTarget, _ rows: (any SQLBinding, _ endRow: () throws -> Void) throws -> Void
    ) throws

    /// Inserts rows whose keys the table does not contain, as part of the current transaction.
    ///
    /// - Parameters: As those of ``upsertAll(into:_:)``.
    func insertAll(
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
    /// Inserts rows, or updates those with the same keys.
    ///
    /// - Parameter rows: The rows, whose keys differ from each other.
    package func upsertAll<Row: SQLRecord>(_ rows: [Row]) throws {
        guard let connection = bulkConnection(for: rows.count) else {
            for row in rows { try upsert(row) }
            return
        }
        try connection.upsertAll(into: target(of: Row.self)) { try write(rows, to: $0, endRow: $1) }
    }

    /// Inserts rows whose keys the table does not contain.
    package func insertAll<Row: SQLRecord>(_ rows: [Row]) throws {
        guard let connection = bulkConnection(for: rows.count) else {
            for row in rows { try insert(row) }
            return
        }
        try connection.insertAll(into: target(of: Row.self)) { try write(rows, to: $0, endRow: $1) }
    }

    /// Returns the connection if it writes a number of rows at once.
    func bulkConnection(for count: Int) -> (any SQLBulkConnection)? {
        guard let connection = connection as? any SQLBulkConnection, count >= connection.leastBulk else {
            return nil
        }
        return connection
    }

    private func target<Row: SQLRecord>(of type: Row.Type) -> SQLBulkTarget {
        SQLBulkTarget(table: Row.table.name, columns: Row.table.columns, key: Row.table.key)
    }

    private func write<Row: SQLRecord>(
        _ rows: [Row], to sink: any SQLBinding, endRow: () throws -> Void
    ) throws {
        for row in rows {
            _ = try bind(row, to: sink, .all)
            try endRow()
        }
    }
}
