internal import Foundation
internal import JobScheduling
internal import SQLStores

/// The connection of a store to its file.
///
/// What was acknowledged is on the disk, also when the power goes.
final class SQLiteStoreConnection: SQLConnection {
    private let connection: SQLiteConnection
    private let schema: SQLiteSchema
    private let busyTimeout: Int32
    let isReadOnly: Bool
    var name: String { connection.path }
    var lastInsertedKey: Int64 { connection.lastInsertedRow }

    init(path: String, options: CreativeDatabase.Options, schema: SQLiteSchema) throws {
        self.schema = schema
        isReadOnly = options.readOnly
        busyTimeout = try SQLiteConnection.milliseconds(ofTimeout: options.busyTimeout)
        if isReadOnly {
            connection = try SQLiteConnection.openForReading(path, busyTimeout: busyTimeout)
            try schema.check(connection)
        } else {
            connection = try SQLiteConnection.openForWriting(path, busyTimeout: busyTimeout, schema: schema)
            try connection.run("PRAGMA synchronous = FULL")
            try connection.run("PRAGMA foreign_keys = ON")
            try connection.run("PRAGMA journal_size_limit = \(Self.longLog)")
        }
        // 64 MB: the pages that an import of a new day touches once to read and once to write.
        try connection.run("PRAGMA cache_size = -65536")
    }

    /// A log of so many bytes is emptied at once, not at leisure.
    private static let longLog = 8 << 20

    func statement(_ sql: String) throws -> any SQLStatement { try connection.prepare(sql) }

    func observeChanges(_ onChange: @escaping @Sendable () -> Void) -> (any ChangeObservation)? {
        FileWatch(path: name, onChange: onChange)
    }

    func transaction<Value>(writing: Bool, _ body: () throws -> Value) throws -> Value {
        guard writing else { return try connection.transaction(writing: false, body) }
        guard !isReadOnly else { throw SQLStoreError(.readOnly, name, "is open for reading only") }
        let value = try connection.transaction(writing: true) {
            try schema.checkVersion(connection)
            return try body()
        }
        shortenLog()
        return value
    }

    private func shortenLog() {
        let attributes = try? FileManager.default.attributesOfItem(atPath: name + "-wal")
        guard let size = attributes?[.size] as? Int, size > Self.longLog else { return }
        connection.setBusyTimeout(0)
        connection.emptyLog()
        connection.setBusyTimeout(busyTimeout)
    }
}
