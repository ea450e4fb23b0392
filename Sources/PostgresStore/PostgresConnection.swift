internal import CPQ
internal import Foundation
internal import JobScheduling
internal import SQLStores

/// The connection of a store to its database. It is opened again when it was lost.
///
/// Changes of the store are serial: each locks the row of the schema's version first. Changes of jobs run beside them and
/// beside each other, because they lock single rows. Readers never wait.
final class PostgresConnection: SQLConnection {
    private let address: PostgresAddress
    private let options: PostgresOptions
    private var session: PostgresSession?
    /// The number of sessions so far.
    private(set) var sessionNumber = 0
    let name: String
    let dialect: SQLDialect
    let isReadOnly: Bool
    /// The schema that contains the tables.
    let schema: String
    private let observers: PostgresObservers

    init(_ address: PostgresAddress, options: PostgresOptions) throws {
        self.address = address
        self.options = options
        let session = try PostgresSession(address, lockTimeout: options.lockTimeout)
        name = session.name
        schema = session.schema
        dialect = .postgres(schema: session.schema)
        isReadOnly = options.readOnly
        observers = PostgresObservers(address: address, schema: session.schema)
        self.session = session
        sessionNumber = 1
    }

    /// A copy has several round trips, a row none.
    var leastBulk: Int { options.leastBulk }

    /// Insertions return the keys that the database assigns.
    var lastInsertedKey: Int64 { 0 }

    // MARK: Statements

    func statement(_ sql: String) throws -> any SQLStatement { try PostgresStatement(sql, on: self) }

    /// Returns the prepared statement of a text, and the number of its session.
    func plan(for sql: String) throws -> (PostgresPlan, Int) {
        (try open().plan(for: sql), sessionNumber)
    }

    func run(_ plan: PostgresPlan, _ values: [SQLValue]) throws -> PostgresRows? {
        try open().run(plan, values)
    }

    /// Calls a closure with the session of the current transaction.
    func withSession(_ body: (PostgresSession) throws -> Void) throws { try body(open()) }

    /// Runs a statement without parameters and without a result.
    func run(_ sql: String) throws { try open().send(sql) }

    /// Returns the rows of a statement.
    func rows(_ sql: String, _ values: SQLValue...) throws -> PostgresRows? {
        let session = try open()
        return try session.run(session.plan(for: sql), values)
    }

    // MARK: Transactions

    func transaction<Value>(_ access: SQLAccess, _ body: () throws -> Value) throws -> Value {
        switch access {
        case .reading:
            return try transaction("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", body)
        case .writing, .jobs:
            guard !isReadOnly else { throw SQLStoreError(.readOnly, name, "is opened for reading only") }
            return try transaction("BEGIN") {
                if access == .writing { try PostgresSchema.lock(self) }
                return try body()
            }
        }
    }

    /// Runs a closure in a transaction that begins with a statement.
    func transaction<Value>(_ beginning: String, _ body: () throws -> Value) throws -> Value {
        let session = try reopened()
        do {
            try session.send(beginning)
            let value = try body()
            // Errors of statements that were not waited for are thrown here, before the commit.
            try session.finish()
            try commit(session)
            return value
        } catch {
            guard session.isOpen else {
                self.session = nil
                throw error
            }
            do {
                try session.send("ROLLBACK")
                try session.finish()
            } catch {
                self.session = nil
            }
            throw error
        }
    }

    private func commit(_ session: PostgresSession) throws {
        do {
            try session.send("COMMIT")
            try session.finish()
        } catch let error as SQLStoreError where error.code == .disconnected {
            throw SQLStoreError(
                .unknownOutcome, name,
                "the connection was lost during a commit: the change is stored entirely or not at all; "
                    + "look before you repeat it")
        }
    }

    // MARK: Sessions

    /// Returns the session of the current transaction.
    private func open() throws -> PostgresSession {
        guard let session else { throw SQLStoreError(.disconnected, name, "the connection was lost") }
        return session
    }

    /// Returns an open session before a transaction. A server that restarts is waited for.
    private func reopened() throws -> PostgresSession {
        if let session, session.isOpen { return session }
        let deadline = ContinuousClock.now + options.reconnectTimeout
        while true {
            do {
                let session = try PostgresSession(address, lockTimeout: options.lockTimeout)
                self.session = session
                sessionNumber += 1
                return session
            } catch {
                guard ContinuousClock.now < deadline else { throw error }
                usleep(100_000)
            }
        }
    }

    /// Shuts the socket down, for tests of lost connections.
    func cut() {
        guard let session else { return }
        shutdown(PQsocket(session.handle), Int32(SHUT_RDWR))
    }

    // MARK: Changes

    func observeChanges(_ onChange: @escaping @Sendable () -> Void) -> (any ChangeObservation)? {
        observers.observe(onChange)
    }
}
