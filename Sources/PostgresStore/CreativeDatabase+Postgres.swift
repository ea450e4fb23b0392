public import Foundation
public import JobScheduling
public import SQLStores

/// An error that occurs while a store in a PostgreSQL database is opened, read or written.
public typealias PostgresStoreError = SQLStoreError

/// Options for opening a store in a PostgreSQL database. Every option has a default.
public struct PostgresOptions: Sendable, Hashable {
    /// The longest wait for a lock that another process holds, above 0. The default is 30 seconds.
    public var lockTimeout = Duration.seconds(30)
    /// The time for which a lost connection is opened again before a call fails, for a server that restarts. It does not
    /// apply to the first connection. The default is 5 seconds.
    public var reconnectTimeout = Duration.seconds(5)
    /// Whether the store is opened for reading only. The default is `false`. If `true`, the tables must exist and have the
    /// current version, and the role needs only the privilege to read them. Every change fails with `readOnly`.
    public var readOnly = false
    /// The policy for retrying job runs. The default is up to 3 retries, 5, 10 and 20 minutes after a failure. The policy
    /// applies to this process only and is not stored.
    public var jobRetries = JobRetryPolicy()

    /// The number of rows of a table from which on they are copied at once.
    var leastBulk = 50

    /// Creates options with default values.
    public init() {}
}

/// Opens stores in PostgreSQL databases, which any number of processes on any number of machines may use at once.
///
/// ```swift
/// let store = try CreativeDatabase(postgres: "postgres://agency@db.example.com/campaigns?sslmode=verify-full")
/// ```
///
/// An acknowledged change is as durable as the server's `synchronous_commit` makes it. Transactions that change the store
/// are serial; those of jobs lock only their rows, and readers never wait. A transaction that fails because of a concurrent
/// change, or before its commit because the connection is lost, is run again a bounded number of times.
///
/// Text with a NUL character is refused, which SQLite accepts. Keys, names and other indexed texts have at most 2,600 bytes.
extension CreativeDatabase {
    /// Opens a store, and creates its tables in the first schema of the search path if they do not exist.
    ///
    /// - Parameters:
    ///   - url: The URL of the database, as libpq reads it. What it leaves out comes from the environment, a service file or
    ///     `~/.pgpass`. A password in the URL never appears in a message.
    ///   - options: Options for opening the store.
    ///   - now: The clock for the timestamps of campaigns and assignments, in whole milliseconds.
    /// - Throws: ``PostgresStoreError`` with `cannotOpen` if the server refuses the connection, is older than version 14 or not
    ///   encoded in UTF-8, or if the schema has tables of another program; `newerSchema` if a newer release wrote the tables;
    ///   `olderSchema` if an earlier release wrote them and they are opened for reading only; `denied` if the role lacks a
    ///   privilege.
    public init(
        postgres url: String, options: PostgresOptions = PostgresOptions(),
        now: @escaping @Sendable () -> Date = { Date() }
    ) throws {
        self.init(
            try PostgresURL.connection(url, options), jobRetries: options.jobRetries, takenOver: nil, now: now
        )
    }
}

/// The URL of a PostgreSQL database.
public enum PostgresURL {
    /// Returns whether a text is meant as the URL of a PostgreSQL database, valid or not.
    public static func isURL(_ text: String) -> Bool { PostgresAddress.isAddress(text) }

    /// Returns whether a URL contains a password, which other users of the machine can see in a command line.
    ///
    /// - Throws: ``PostgresStoreError`` with `cannotOpen` if the URL is invalid.
    public static func hasPassword(_ url: String) throws -> Bool { try PostgresAddress(url).hasPassword }

    /// Opens a connection to a store whose tables are of the current version.
    package static func connection(_ url: String, _ options: PostgresOptions) throws
        -> sending any SQLConnection
    {
        let connection = try PostgresConnection(PostgresAddress(url), options: options)
        if options.readOnly {
            try PostgresSchema.check(connection)
        } else {
            try PostgresSchema.prepare(connection)
        }
        return connection
    }

    /// Returns whether a database contains the tables of a store, of any version.
    ///
    /// - Throws: ``PostgresStoreError`` with `cannotOpen`.
    public static func containsStore(_ url: String) throws -> Bool {
        let connection = try PostgresConnection(PostgresAddress(url), options: PostgresOptions())
        return try PostgresSchema.exists(connection)
    }

    /// Returns the URL without its password and parameters, for messages.
    ///
    /// - Throws: ``PostgresStoreError`` with `cannotOpen` if the URL is invalid.
    public static func name(of url: String) throws -> String { try PostgresAddress(url).name }
}
