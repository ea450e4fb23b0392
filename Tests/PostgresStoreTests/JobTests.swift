import Foundation
import JobScheduling
import Synchronization
import Testing

@testable import PostgresStore
@testable import SQLStores

/// Tests of jobs whose runs are claimed over several connections at once.
@Suite(.postgres) struct PostgresJobTests {
    private static let start = Date(timeIntervalSince1970: 1_767_603_600)

    private func job(_ number: Int) -> JobDraft {
        JobDraft("a", schedule: .once(Self.start.addingTimeInterval(Double(number) / 100)))
    }

    @Test func `each run is done once, in order for each worker`() async throws {
        let database = try TestDatabase()
        let store = try database.store()
        for number in 0..<200 { _ = try await store.add(job(number), at: Self.start) }
        let done = Recorder<[RunID]>([])
        let now = Self.start.addingTimeInterval(60)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for worker in 0..<8 {
                group.addTask {
                    let store = try database.store()
                    var idle = 0
                    while idle < 3 {
                        let claimed = try await store.claimRun(
                            for: "w\(worker)", of: ["a", "b"], lease: .seconds(60), at: now)
                        guard let claimed else {
                            idle += 1
                            continue
                        }
                        idle = 0
                        done.value.withLock { $0.append(claimed.run.id) }
                        let held = try await store.end(
                            claimed.claim, .completed(JobOutcome("")), at: now)
                        #expect(held)
                    }
                }
            }
            try await group.waitForAll()
        }
        let runs = done.value.withLock { $0 }
        #expect(runs.count == 200 && Set(runs).count == 200)
        #expect(try await store.runs(of: nil, limit: .max).allSatisfy { $0.state == .completed })
    }

    /// A transaction that writes on behalf of a run proves that its worker is alive, however late it is.
    @Test func `a run is not taken over while its attempt writes`() async throws {
        let database = try TestDatabase()
        let store = try database.store()
        _ = try await store.add(job(0), at: Self.start)
        let first = try #require(
            try await store.claimRun(for: "w", of: ["a"], lease: .seconds(60), at: Self.start))
        let late = Self.start.addingTimeInterval(600)
        let writer = try PostgresConnection(PostgresAddress(database.url), options: PostgresOptions())
        let session = try writer.beginForTest()
        _ = try writer.rows(
            "SELECT id FROM job_runs WHERE id = ? FOR KEY SHARE", .integer(Int64(first.run.id.rawValue)))
        #expect(try await store.claimRun(for: "v", of: ["a"], lease: .seconds(60), at: late) == nil)
        // Its own worker can renew the lease meanwhile.
        #expect(try await store.renew(first.claim, until: late, progress: nil))
        try session.send("COMMIT")
        try session.finish()
        let later = late.addingTimeInterval(600)
        let second = try await store.claimRun(for: "v", of: ["a"], lease: .seconds(60), at: later)
        #expect(second?.run.id == first.run.id && second?.run.attempts == 2)
        #expect(try await !store.renew(first.claim, until: later, progress: nil))
        await #expect(throws: JobError.self) {
            let fenced = store.fenced(by: first.claim, of: store)
            _ = try await fenced.createCampaign(named: "late", seat: "a")
        }
    }

    @Test func `workers are woken once a batch, and only those of the same schema`() async throws {
        let (database, other) = (try TestDatabase(), try TestDatabase())
        let (store, stranger) = (try database.store(), try other.store())
        let wakes = Recorder(0)
        let observation = try database.store().observeChanges { wakes.value.withLock { $0 += 1 } }
        defer { observation?.cancel() }
        func waitForWakes(_ count: Int) async throws -> Int {
            for _ in 0..<1000 where wakes.value.withLock({ $0 }) < count {
                try await Task.sleep(for: .milliseconds(10))
            }
            return wakes.value.withLock { $0 }
        }
        // The first one reports that the connection is open.
        #expect(try await waitForWakes(1) == 1)
        _ = try await stranger.add(job(0), at: Self.start)
        _ = try await store.add(job(0), at: Self.start)
        #expect(try await waitForWakes(2) == 2)
        // A claim makes nothing due.
        let claimed = try #require(
            try await store.claimRun(for: "w", of: ["a"], lease: .seconds(60), at: Self.start))
        _ = try await store.end(claimed.claim, .completed(JobOutcome("")), at: Self.start)
        _ = try await store.add(job(1), at: Self.start)
        #expect(try await waitForWakes(3) == 3)
    }
}

/// A value that several tasks change.
private final class Recorder<Value: Sendable>: Sendable {
    let value: Mutex<Value>

    init(_ value: Value) { self.value = Mutex(value) }
}

extension PostgresConnection {
    /// Begins a transaction that the test ends.
    fileprivate func beginForTest() throws -> PostgresSession {
        var begun: PostgresSession?
        try withSession { session in
            try session.send("BEGIN")
            begun = session
        }
        return try #require(begun)
    }
}
