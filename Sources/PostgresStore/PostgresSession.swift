internal import CPQ
internal import Foundation
internal import SQLStores

/// One open connection, in pipeline mode.
///
/// Statements without a result are sent without waiting for the server: an import or a plan changes many rows, and a round
/// trip for each would dominate its time. Their errors are thrown by the next statement that returns rows, or by the
/// commit. Within a transaction, this makes no difference: an error rolls all of it back.
final class PostgresSession {
    /// The handle of libpq. Only the owner of the session uses it, one call at a time.
    let handle: OpaquePointer
    /// The name of the database for messages.
    private(set) var name: String
    /// The number of statements whose results have not been read yet.
    private var unread = 0
    private var plans: [String: PostgresPlan] = [:]
    private var planCount = 0

    /// The number of statements after which their results are read. The results of so many fit in any socket buffer.
    private static let longestPipeline = 400

    /// Opens a connection.
    init(_ address: PostgresAddress, lockTimeout: Duration) throws {
        handle = try Self.open(address)
        let database = Self.name(of: handle)
        name = database
        try set(lockTimeout: lockTimeout)
        let version = PQserverVersion(handle)
        let encoding = PQparameterStatus(handle, "server_encoding").map { String(cString: $0) } ?? "unknown"
        // All properties have values, so the deinitializer closes a refused connection.
        func refuse(_ reason: String) -> SQLStoreError { SQLStoreError(.cannotOpen, database, reason) }
        guard version >= 140_000 else {
            throw refuse("is PostgreSQL \(version / 10_000), expected version 14 or newer")
        }
        guard encoding == "UTF8" else { throw refuse("is encoded in \(encoding), expected UTF8") }
        guard !schema.isEmpty else {
            throw refuse("has no schema in its search path, expected an existing one")
        }
        if schema != "public" { name = "\(database) (schema \(schema))" }
        guard PQenterPipelineMode(handle) == 1 else { throw lost() }
    }

    /// The schema that contains the tables; empty if there is none.
    private(set) var schema = ""

    deinit { PQfinish(handle) }

    /// Opens a connection without its settings.
    static func open(_ address: PostgresAddress) throws -> OpaquePointer {
        let parameters = address.connectionParameters(
            timeout: 10, environment: ProcessInfo.processInfo.environment)
        let keywords = parameters.map { strdup($0.keyword) }
        let values = parameters.map { strdup($0.value) }
        defer { for text in keywords + values { free(text) } }
        let handle = PQconnectdbParams(
            keywords.map { UnsafePointer($0) } + [nil], values.map { UnsafePointer($0) } + [nil], 0)
        guard let handle, PQstatus(handle) == CONNECTION_OK else {
            let error = PostgresFailure.unopened(handle, on: address.name)
            PQfinish(handle)
            throw error
        }
        // By default, notices of the server are printed.
        PQsetNoticeProcessor(handle, { _, _ in }, nil)
        return handle
    }

    /// Makes the settings of a session, and finds its schema.
    private func set(lockTimeout: Duration) throws {
        let milliseconds = Int64(max(1, lockTimeout / .milliseconds(1)))
        let result = PQexec(
            handle,
            """
            SET TimeZone = 'UTC'; SET lock_timeout = \(milliseconds); SET client_min_messages = warning;
            SELECT current_schema()
            """)
        defer { PQclear(result) }
        guard PQresultStatus(result) == PGRES_TUPLES_OK else { throw failure(result) }
        if PQgetisnull(result, 0, 0) == 0 { schema = String(cString: PQgetvalue(result, 0, 0)) }
    }

    private static func name(of handle: OpaquePointer) -> String {
        func text(_ value: UnsafeMutablePointer<CChar>?) -> String? { value.map { String(cString: $0) } }
        return PostgresAddress.name(
            user: text(PQuser(handle)), host: text(PQhost(handle)), port: text(PQport(handle)),
            database: text(PQdb(handle)))
    }

    /// Whether the connection can be used.
    var isOpen: Bool { PQstatus(handle) == CONNECTION_OK }

    // MARK: Plans

    /// Returns the prepared statement of a text.
    func plan(for sql: String) throws -> PostgresPlan {
        if let known = plans[sql] { return known }
        // A number is not used again, even if the description of its statement failed.
        planCount += 1
        let name = "s\(planCount)"
        try sent(PQsendPrepare(handle, name, PostgresPlan.numbered(sql), 0, nil))
        try sent(PQsendDescribePrepared(handle, name))
        try flush()
        let prepared = try receive()
        prepared.map { PQclear($0) }
        guard let description = try receive() else { throw lost() }
        defer { PQclear(description) }
        let plan = PostgresPlan(name: name, description: description)
        plans[sql] = plan
        return plan
    }

    // MARK: Statements

    /// Sends a statement without parameters and without a result.
    func send(_ sql: String) throws {
        try sent(PQsendQueryParams(handle, sql, 0, nil, nil, nil, nil, 1))
        try noteUnread()
    }

    /// Sends a prepared statement, and returns its rows if it has columns.
    func run(_ plan: PostgresPlan, _ values: [SQLValue]) throws -> PostgresRows? {
        var parameters = PostgresParameters()
        for (value, type) in zip(values, plan.parameterTypes) {
            do {
                try parameters.append(value, type: type)
            } catch {
                throw SQLStoreError(.failed, name, error.reason)
            }
        }
        try sent(
            parameters.withPointers { count, values, lengths, formats in
                PQsendQueryPrepared(handle, plan.name, count, values, lengths, formats, 1)
            })
        guard !plan.columns.isEmpty else {
            try noteUnread()
            return nil
        }
        try flush()
        guard let result = try receive() else { throw lost() }
        return PostgresRows(result, of: plan)
    }

    /// Waits until all statements have run, and throws the error of the first that failed.
    func finish() throws {
        guard PQpipelineSync(handle) == 1 else { throw lost() }
        try readUnread()
        guard let result = PQgetResult(handle) else { throw lost() }
        defer { PQclear(result) }
        guard PQresultStatus(result) == PGRES_PIPELINE_SYNC else { throw lost() }
    }

    /// Runs a closure outside pipeline mode, as copying requires.
    func outsidePipeline<Value>(_ body: () throws -> Value) throws -> Value {
        try finish()
        guard PQexitPipelineMode(handle) == 1 else { throw lost() }
        defer { PQenterPipelineMode(handle) }
        return try body()
    }

    // MARK: Results

    private func sent(_ status: Int32) throws {
        guard status == 1 else { throw lost() }
    }

    private func noteUnread() throws {
        unread += 1
        if unread >= Self.longestPipeline { try flush() }
    }

    /// Asks the server for all results so far, and reads those of statements that were not waited for.
    private func flush() throws {
        try sent(PQsendFlushRequest(handle))
        try readUnread()
    }

    private func readUnread() throws {
        while unread > 0 {
            unread -= 1
            try receive().map { PQclear($0) }
        }
    }

    /// Returns the result of the next statement, which the caller clears.
    private func receive() throws -> OpaquePointer? {
        guard let result = PQgetResult(handle) else { throw lost() }
        switch PQresultStatus(result) {
        case PGRES_TUPLES_OK, PGRES_COMMAND_OK:
            // The end of the statement's results.
            while let extra = PQgetResult(handle) { PQclear(extra) }
            return result
        default:
            defer { PQclear(result) }
            let error = failure(result)
            if isOpen { recover() }
            throw error
        }
    }

    /// Returns the error of a failed result.
    func failure(_ result: OpaquePointer?) -> SQLStoreError {
        guard let result, PQresultErrorField(result, Int32(UInt8(ascii: "C"))) != nil else { return lost() }
        return PostgresFailure.error(result, on: name)
    }

    func lost() -> SQLStoreError { PostgresFailure.lost(handle, on: name) }

    /// Discards the results of all statements after one that failed.
    private func recover() {
        unread = 0
        guard PQpipelineSync(handle) == 1 else { return }
        var ends = 0
        while isOpen, ends < 2 {
            // Each statement's results end with a null pointer; two in a row mean that nothing is left.
            guard let result = PQgetResult(handle) else {
                ends += 1
                continue
            }
            ends = 0
            defer { PQclear(result) }
            if PQresultStatus(result) == PGRES_PIPELINE_SYNC { return }
        }
    }
}
