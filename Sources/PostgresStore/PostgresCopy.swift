internal import CPQ
internal import SQLStores

/// Copies many rows into a table at once.
///
/// Rows that may replace others go into a temporary table by COPY, and from there into the table by one statement, because
/// COPY itself cannot update rows. Both are part of the current transaction.
extension PostgresConnection: SQLBulkConnection {
    func upsertAll(
        into target: SQLBulkTarget, _ rows: (any SQLBinding, _ endRow: () throws -> Void) throws -> Void
    ) throws {
        let staging = "staging_\(target.table)"
        let names = target.columns.map(\.name).joined(separator: ", ")
        try run(
            "CREATE TEMPORARY TABLE IF NOT EXISTS \(staging) ON COMMIT DELETE ROWS AS SELECT \(names) FROM \(target.table) "
                + "WITH NO DATA")
        try copy(into: "pg_temp.\(staging)", target.columns, rows)
        let others = target.columns.map(\.name).filter { !target.key.contains($0) }
        let action =
            others.isEmpty
            ? "NOTHING" : "UPDATE SET " + others.map { "\($0) = excluded.\($0)" }.joined(separator: ", ")
        try run(
            "INSERT INTO \(target.table) (\(names)) SELECT \(names) FROM pg_temp.\(staging) "
                + "ON CONFLICT (\(target.key.joined(separator: ", "))) DO \(action)")
        try run("TRUNCATE pg_temp.\(staging)")
    }

    func insertAll(
        into target: SQLBulkTarget, _ rows: (any SQLBinding, _ endRow: () throws -> Void) throws -> Void
    ) throws {
        try copy(into: target.table, target.columns, rows)
    }

    private func copy(
        into table: String, _ columns: [SQLColumn],
        _ rows: (any SQLBinding, _ endRow: () throws -> Void) throws -> Void
    ) throws {
        try withSession { session in
            try session.outsidePipeline {
                let copy = try PostgresCopy(
                    "COPY \(table) (\(columns.map(\.name).joined(separator: ", "))) FROM STDIN (FORMAT binary)",
                    types: columns.map { PostgresType($0.kind) }, session: session)
                do {
                    try rows(copy, copy.endRow)
                } catch {
                    copy.cancel()
                    throw error
                }
                try copy.finish()
            }
        }
    }
}

/// One COPY of rows in the server's binary format.
private final class PostgresCopy: SQLBinding {
    private let session: PostgresSession
    private let types: [PostgresType]
    private var bytes: [UInt8] = Array("PGCOPY\n".utf8) + [0xFF, 0x0D, 0x0A, 0] + [0, 0, 0, 0, 0, 0, 0, 0]
    /// The parameter that follows in the current row, from 1.
    private var next = 1

    /// The number of bytes that are sent at once.
    private static let chunk = 1 << 16

    init(_ sql: String, types: [PostgresType], session: PostgresSession) throws {
        self.session = session
        self.types = types
        let result = PQexec(session.handle, sql)
        defer { PQclear(result) }
        guard PQresultStatus(result) == PGRES_COPY_IN else { throw session.failure(result) }
    }

    func bind(_ value: SQLValue, at parameter: Int) throws {
        precondition(parameter == next, "the columns of a copied row are in order")
        if parameter == 1 { PostgresEncoding.append(Int16(types.count), to: &bytes) }
        next += 1
        guard value != .null else { return PostgresEncoding.append(Int32(-1), to: &bytes) }
        let start = bytes.count
        PostgresEncoding.append(Int32(0), to: &bytes)
        do {
            try PostgresEncoding.append(value, type: types[parameter - 1], to: &bytes)
        } catch {
            throw SQLStoreError(.failed, session.name, error.reason)
        }
        let length = Int32(bytes.count - start - 4).bigEndian
        bytes.withUnsafeMutableBytes { $0.storeBytes(of: length, toByteOffset: start, as: Int32.self) }
    }

    func endRow() throws {
        next = 1
        if bytes.count >= Self.chunk { try send() }
    }

    func finish() throws {
        PostgresEncoding.append(Int16(-1), to: &bytes)
        try send()
        guard PQputCopyEnd(session.handle, nil) == 1 else { throw session.lost() }
        try readEnd()
    }

    /// Ends the copy, whose transaction is rolled back.
    func cancel() {
        _ = PQputCopyEnd(session.handle, "cancelled")
        try? readEnd()
    }

    private func send() throws {
        let status = bytes.withUnsafeBytes {
            PQputCopyData(session.handle, $0.bindMemory(to: CChar.self).baseAddress, Int32($0.count))
        }
        guard status == 1 else { throw session.lost() }
        bytes.removeAll(keepingCapacity: true)
    }

    private func readEnd() throws {
        var failure: SQLStoreError?
        while let result = PQgetResult(session.handle) {
            defer { PQclear(result) }
            if PQresultStatus(result) != PGRES_COMMAND_OK { failure = failure ?? session.failure(result) }
        }
        if let failure { throw failure }
    }
}

extension PostgresType {
    /// Creates the type of a column.
    init(_ kind: SQLColumnKind) {
        self =
            switch kind {
            case .integer: .largeInteger
            case .real: .real
            case .text, .exactTime: .text
            case .bytes: .bytes
            case .boolean: .boolean
            case .clockTime: .time
            case .date: .date
            case .json: .json
            }
    }
}
