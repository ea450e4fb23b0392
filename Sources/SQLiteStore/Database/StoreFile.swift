internal import CreativeModel
internal import Foundation
internal import JobScheduling

/// One open store file: its connection, and the statements that were prepared on it. What is cached of the contents is
/// let go of with each transaction, because another process may have changed it.
final class StoreFile {
    let connection: SQLiteConnection
    let isReadOnly: Bool
    let jobRetries: RetryRules
    let clock: @Sendable () -> Date
    private let busyTimeout: Int32
    private let schema: SQLiteSchema
    private var statements: [String: SQLiteStatement] = [:]
    /// The seats by name, and their names.
    var seats: (ids: [String: Int64], names: [Int64: String])?
    /// Settings are only ever added, so that those known stay right.
    var pages = PerformancePages()
    var evidence = EvidenceText()

    init(
        path: String, options: CreativeDatabase.Options, schema: SQLiteSchema,
        clock: @escaping @Sendable () -> Date
    ) throws {
        self.clock = clock
        self.schema = schema
        isReadOnly = options.readOnly
        jobRetries = options.jobRetries
        busyTimeout = try SQLiteConnection.milliseconds(ofTimeout: options.busyTimeout)
        if isReadOnly {
            connection = try SQLiteConnection.openForReading(path, busyTimeout: busyTimeout)
            try schema.check(connection)
        } else {
            connection = try SQLiteConnection.openForWriting(path, busyTimeout: busyTimeout, schema: schema)
            // What is acknowledged is on the disk, also when the power goes.
            try connection.run("PRAGMA synchronous = FULL")
            try connection.run("PRAGMA foreign_keys = ON")
            try connection.run("PRAGMA journal_size_limit = \(Self.longLog)")
        }
        // 64 MB: the pages that an import of a new day touches once to read and once to write.
        try connection.run("PRAGMA cache_size = -65536")
    }

    /// A file whose transaction is under way, while its schema is made.
    init(_ connection: SQLiteConnection, schema: SQLiteSchema) {
        self.connection = connection
        self.schema = schema
        clock = { Date() }
        isReadOnly = false
        jobRetries = RetryRules()
        busyTimeout = 0
    }

    /// A log of so many bytes is emptied at once, not at leisure.
    private static let longLog = 8 << 20

    /// A statement, ready to be bound. It must not be asked for again before it has run to its end.
    func statement(_ sql: String) throws -> SQLiteStatement {
        if let statement = statements[sql] {
            statement.reset()
            return statement
        }
        let statement = try connection.prepare(sql)
        statements[sql] = statement
        return statement
    }

    /// Reads at one moment.
    func read<Value>(_ body: () throws -> Value) throws -> Value {
        seats = nil
        defer { endStatements() }
        return try connection.transaction(writing: false, body)
    }

    /// Changes all or nothing.
    func write<Value>(_ body: () throws -> Value) throws -> Value {
        guard !isReadOnly else {
            throw SQLiteStoreError(.readOnly, connection.path, "is open for reading only")
        }
        seats = nil
        defer { endStatements() }
        do {
            let value = try connection.transaction(writing: true) {
                try schema.checkVersion(connection)
                try checkCurrentAttempt()
                return try body()
            }
            shortenLog()
            return value
        } catch {
            pages = PerformancePages()
            throw error
        }
    }

    /// Ends what an error interrupted: a statement under way would hold its locks.
    private func endStatements() {
        for statement in statements.values { statement.reset() }
    }

    private func shortenLog() {
        let attributes = try? FileManager.default.attributesOfItem(atPath: connection.path + "-wal")
        guard let size = attributes?[.size] as? Int, size > Self.longLog else { return }
        connection.setBusyTimeout(0)
        connection.emptyLog()
        connection.setBusyTimeout(busyTimeout)
    }

    /// An error about contents that no statement finds.
    func damage(_ what: String) -> SQLiteStoreError {
        SQLiteStoreError(.corrupt, connection.path, "\(what), expected a sound file: restore a copy")
    }

    // MARK: Seats

    func loadSeats() throws -> (ids: [String: Int64], names: [Int64: String]) {
        if let seats { return seats }
        var loaded: (ids: [String: Int64], names: [Int64: String]) = ([:], [:])
        let rows = try statement("SELECT id, seat FROM seats ORDER BY id DESC")
        while try rows.step() {
            loaded.ids[rows.text(1)] = rows.integer(0)
            loaded.names[rows.integer(0)] = rows.text(1)
        }
        seats = loaded
        return loaded
    }

    func seatID(_ seat: String) throws -> Int64? { try loadSeats().ids[seat] }

    /// The seat's number; it gets one where it has none.
    func madeSeatID(_ seat: String) throws -> Int64 {
        if let id = try seatID(seat) { return id }
        let insert = try statement("INSERT INTO seats (seat) VALUES (?)")
        try insert.bind(seat, at: 1)
        try insert.run()
        let id = connection.lastInsertedRow
        // Not read again: each of many new seats would cost a look at all of them.
        seats?.ids[seat] = id
        seats?.names[id] = seat
        return id
    }

    func seatName(_ id: Int64) throws -> String { try loadSeats().names[id] ?? CreativeKey.defaultSeat }
}
