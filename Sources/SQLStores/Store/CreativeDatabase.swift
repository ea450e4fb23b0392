internal import Dispatch
package import Foundation
package import JobScheduling

/// A durable store that keeps all data in one database. Drivers open it; `SQLiteStore` provides one that uses a single
/// file.
///
/// ```swift
/// let store = try CreativeDatabase(path: "campaigns.db")
/// _ = try await store.add(ImportBatch(creatives: creatives))
/// let plan = try await CampaignPlanner().plan(for: store.snapshot())
/// _ = try await store.apply(plan)
/// ```
///
/// Each call is one transaction: it succeeds entirely or, after an error or a crash, has no effect. All data that a
/// call reads is from one moment.
///
/// The tables `campaigns`, `creative_campaigns` and `campaign_daily_summary` may be read by other programs. Daily
/// summaries are updated in the transaction that changes their underlying data.
///
/// Errors are `StoreError` if a rule rejects a call, as in `InMemoryStore`, and ``SQLStoreError`` if the database
/// fails.
///
/// The store is an actor because a connection serves one call at a time. Calls run on a thread of their own, so a call
/// that waits for the disk or for other processes does not block other tasks.
public actor CreativeDatabase {
    /// Shared by this store and the stores derived from it for attempts of runs, which use the same executor.
    nonisolated(unsafe) let tables: StoreTables
    private let executor: StoreExecutor
    /// The claim that must be valid for a change; `nil` if none is required.
    private let claim: RunClaim?
    /// The name of the database.
    nonisolated let name: String
    let jobRetries: JobRetryPolicy
    /// The data imported from another system's database, if this call to open the database imported it.
    public nonisolated let takenOver: TakenOverFile?

    /// Creates a store from an open database that already has its tables.
    ///
    /// - Parameters:
    ///   - connection: The connection.
    ///   - jobRetries: The retry policy of job runs.
    ///   - takenOver: The data imported when the database was opened.
    ///   - now: The clock for the timestamps of campaigns and assignments.
    package init(
        _ connection: sending any SQLConnection, jobRetries: JobRetryPolicy, takenOver: TakenOverFile?,
        now: @escaping @Sendable () -> Date
    ) {
        name = connection.name
        tables = StoreTables(connection, clock: now)
        executor = StoreExecutor()
        claim = nil
        self.jobRetries = jobRetries
        self.takenOver = takenOver
    }

    /// Creates a store that shares the tables of another one.
    init(_ store: CreativeDatabase, fencedBy claim: RunClaim) {
        name = store.name
        tables = store.tables
        executor = store.executor
        self.claim = claim
        jobRetries = store.jobRetries
        takenOver = store.takenOver
    }

    /// The queue on which all calls run, one at a time.
    public nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    /// Runs a closure in a read transaction.
    func read<Value>(_ body: (StoreTables) throws -> Value) throws -> Value {
        try perform(.reading, body)
    }

    /// Runs a closure in a write transaction.
    func write<Value>(_ body: (StoreTables) throws -> Value) throws -> Value {
        try perform(.writing) {
            if let claim { try $0.jobs.checkHeld(claim) }
            return try body($0)
        }
    }

    /// Runs a closure in a transaction that changes only jobs and their runs.
    func work<Value>(_ body: (StoreTables) throws -> Value) throws -> Value {
        try perform(.jobs) {
            if let claim { try $0.jobs.checkHeld(claim) }
            return try body($0)
        }
    }

    /// Runs a transaction. One that fails because of a concurrent change, or before its commit because the connection is
    /// lost, is run again, a bounded number of times.
    private func perform<Value>(_ access: SQLAccess, _ body: (StoreTables) throws -> Value) throws -> Value {
        let database = tables.database
        var attempt = 1
        while true {
            database.access = access
            do {
                return try database.connection.transaction(access) { try body(tables) }
            } catch {
                tables.forgetWhatWasRead()
                guard let error = error as? SQLStoreError, attempt < Self.attempts(after: error.code) else {
                    throw error
                }
                attempt += 1
            }
        }
    }

    /// Returns the highest number of attempts of a transaction that failed.
    private static func attempts(after code: SQLStoreError.Code) -> Int {
        switch code {
        case .conflict: 10
        case .disconnected: 2
        default: 1
        }
    }
}

/// The data imported from a database of the system whose tables this package can read.
public struct TakenOverFile: Sendable, Hashable {
    /// The number of creatives, including those that only campaigns or performance refer to.
    public var creatives: Int
    /// The number of campaigns.
    public var campaigns: Int
    /// The number of performance rows read.
    public var performanceRows: Int
    /// The number of skipped performance rows, by invalid column. They remain in their own table.
    public var leftOut: [String: Int]

    package init(creatives: Int, campaigns: Int, performanceRows: Int, leftOut: [String: Int]) {
        self.creatives = creatives
        self.campaigns = campaigns
        self.performanceRows = performanceRows
        self.leftOut = leftOut
    }
}

/// A queue for the calls of a store, and of the stores that share its connection, one at a time.
final class StoreExecutor: SerialExecutor {
    private let queue = DispatchQueue(label: "store")

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }
}
