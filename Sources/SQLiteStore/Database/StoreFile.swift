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
    /// The seats that were read so far.
    private var seats = Seats()
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
        defer { endStatements() }
        return try connection.transaction(writing: false, body)
    }

    /// Changes all or nothing.
    func write<Value>(_ body: () throws -> Value) throws -> Value {
        guard !isReadOnly else {
            throw SQLiteStoreError(.readOnly, connection.path, "is open for reading only")
        }
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
            seats = Seats()
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

    /// The time in a column; `nil` where there is none. One that no calendar has is damage, and never another day.
    func time(_ row: SQLiteStatement, _ column: Int32, of what: String) throws -> Date? {
        guard let text = row.optionalText(column) else { return nil }
        guard let time = TimeText.date(text) else {
            throw damage("the time of \(what) is \(quoted(text))")
        }
        return time
    }

    // MARK: Seats

    /// Seats are added and never changed or removed: what was read once holds, unless the transaction that added it failed.
    private struct Seats {
        var ids: [String: Int64] = [:]
        var names: [Int64: String] = [:]
        var last: Int64 = .min

        mutating func add(_ id: Int64, _ name: String) {
            // Of several spellings that are equal to people the oldest seat counts.
            if ids[name] == nil { ids[name] = id }
            names[id] = name
            last = max(last, id)
        }
    }

    /// Reads the seats that were added since the last look.
    private func readNewSeats() throws {
        let rows = try statement("SELECT id, seat FROM seats WHERE id > ? ORDER BY id")
        try rows.bind(seats.last, at: 1)
        while try rows.step() { seats.add(rows.integer(0), rows.text(1)) }
    }

    /// The names of all seats, by number.
    func seatNames() throws -> [Int64: String] {
        try readNewSeats()
        return seats.names
    }

    func seatID(_ seat: String) throws -> Int64? {
        if let known = seats.ids[seat] { return known }
        try readNewSeats()
        return seats.ids[seat]
    }

    /// The seat's number; it gets one where it has none.
    func madeSeatID(_ seat: String) throws -> Int64 {
        if let id = try seatID(seat) { return id }
        let insert = try statement("INSERT INTO seats (seat) VALUES (?)")
        try insert.bind(seat, at: 1)
        try insert.run()
        seats.add(connection.lastInsertedRow, seat)
        return connection.lastInsertedRow
    }

    func seatName(_ id: Int64) throws -> String {
        if let known = seats.names[id] { return known }
        try readNewSeats()
        return seats.names[id] ?? CreativeKey.defaultSeat
    }
}
