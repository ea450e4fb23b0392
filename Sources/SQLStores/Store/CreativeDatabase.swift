internal import Dispatch
package import Foundation
package import JobScheduling

/// Keeps everything in one database: the durable store. Drivers open it; that of `SQLiteStore` keeps it in one file.
///
/// ```swift
/// let store = try CreativeDatabase(path: "campaigns.db")
/// _ = try await store.add(ImportBatch(creatives: creatives))
/// let plan = try await CampaignPlanner().plan(for: store.snapshot())
/// _ = try await store.apply(plan)
/// ```
///
/// Each call is one transaction: it happens as a whole or, after an error or a crash, not at all, and what it reads is of
/// one moment.
///
/// Its tables `campaigns`, `creative_campaigns` and `campaign_daily_summary` can be read by anyone. Daily summaries are
/// brought up to date in the transaction that changes what they sum up.
///
/// Errors are `StoreError` where a rule refuses, as in `InMemoryStore`, and ``SQLStoreError`` where the database fails.
///
/// It is an actor because a connection serves one call at a time. Calls have a thread of their own: one that waits for the disk
/// or for other processes holds no other task up.
public actor CreativeDatabase {
    /// Used by this store, and by those that were made of it for attempts of runs, on one executor.
    nonisolated(unsafe) let tables: StoreTables
    private let executor: StoreExecutor
    /// The attempt of a run that must hold where something changes; `nil` where none is asked for.
    private let claim: RunClaim?
    /// The name of the database.
    nonisolated let name: String
    let jobRetries: RetryRules
    /// What was taken over, where this opening took over a database of another system.
    public nonisolated let takenOver: TakenOverFile?

    /// Makes a store of an open database that has its tables.
    ///
    /// - Parameters:
    ///   - connection: The connection.
    ///   - jobRetries: When runs of jobs are tried again.
    ///   - takenOver: What was taken over as it was opened.
    ///   - now: The clock that stamps campaigns and assignments.
    package init(
        _ connection: sending any SQLConnection, jobRetries: RetryRules, takenOver: TakenOverFile?,
        now: @escaping @Sendable () -> Date
    ) {
        name = connection.name
        tables = StoreTables(connection, clock: now)
        executor = StoreExecutor()
        claim = nil
        self.jobRetries = jobRetries
        self.takenOver = takenOver
    }

    /// Makes a store over the tables of another one.
    init(_ store: CreativeDatabase, fencedBy claim: RunClaim) {
        name = store.name
        tables = store.tables
        executor = store.executor
        self.claim = claim
        jobRetries = store.jobRetries
        takenOver = store.takenOver
    }

    /// The queue on which all calls are done, one at a time.
    public nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    /// Reads at one moment.
    func read<Value>(_ body: (StoreTables) throws -> Value) throws -> Value {
        try tables.database.connection.transaction(writing: false) { try body(tables) }
    }

    /// Changes all or nothing.
    func write<Value>(_ body: (StoreTables) throws -> Value) throws -> Value {
        do {
            return try tables.database.connection.transaction(writing: true) {
                if let claim { try tables.jobs.checkHeld(claim) }
                return try body(tables)
            }
        } catch {
            tables.forgetWhatWasRead()
            throw error
        }
    }
}

/// What was taken over of a database of the system that some of the tables come from.
public struct TakenOverFile: Sendable, Hashable {
    /// Creatives, those that only campaigns or performance name included.
    public var creatives: Int
    /// Campaigns.
    public var campaigns: Int
    /// Rows of performance that were read.
    public var performanceRows: Int
    /// By the column at fault, how many rows of performance were left out. They stay in their own table.
    public var leftOut: [String: Int]

    package init(creatives: Int, campaigns: Int, performanceRows: Int, leftOut: [String: Int]) {
        self.creatives = creatives
        self.campaigns = campaigns
        self.performanceRows = performanceRows
        self.leftOut = leftOut
    }
}

/// A queue on which the calls of a store, and of those that share its connection, are done one at a time.
final class StoreExecutor: SerialExecutor {
    private let queue = DispatchQueue(label: "store")

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }
}
