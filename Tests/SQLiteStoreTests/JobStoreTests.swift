import CreativeModel
import Foundation
import JobScheduling
import CreativeIntelligenceTesting
import Testing

@testable import SQLStores
@testable import SQLiteStore

/// Jobs in a store file.
@Suite struct JobStoreTests {
    private let folder = TemporaryFolder()

    private func newPath() -> String { folder.url.appendingPathComponent("\(UUID().uuidString).db").path }

    @Test func `a store file conforms`() async throws {
        try await JobStoreConformance { rules in
            var options = CreativeDatabase.Options()
            options.jobRetries = rules
            return try CreativeDatabase(path: newPath(), options: options)
        }.checkAll()
    }

    private static let now = Date(timeIntervalSince1970: 1_767_603_600.123)

    private func filled(_ path: String, count: Int = 1) async throws -> CreativeDatabase {
        let store = try CreativeDatabase(path: path)
        for _ in 0..<count {
            _ = try await store.add(JobDraft("a", schedule: .once(Self.now)), at: Self.now)
        }
        return store
    }

    @Test func `jobs persist when the file is opened again`() async throws {
        let path = newPath()
        var jobs: [JobOverview] = []
        do {
            let store = try await filled(path)
            let schedule = try JobSchedule(cron: "0 6 * * MON-FRI", timeZone: "Europe/Berlin")
            let draft = JobDraft("b", ["n": 1], schedule: schedule, steps: [JobStep("a", ["x": "y"])])
            _ = try await store.add(draft, at: Self.now)
            _ = try await store.claimRun(for: "w", of: ["a"], lease: .seconds(60), at: Self.now)
            jobs = try await store.jobs(nil)
        }
        #expect(jobs.count == 2)
        #expect(try await CreativeDatabase(path: path).jobs(nil) == jobs)
        var options = CreativeDatabase.Options()
        options.readOnly = true
        let reader = try CreativeDatabase(path: path, options: options)
        #expect(try await reader.jobs(nil) == jobs)
        let error = await #expect(throws: SQLiteStoreError.self) {
            try await reader.claimRun(for: "w", of: [], lease: .seconds(60), at: Self.now)
        }
        #expect(error?.code == .readOnly)
    }

    /// The ratio 0/0 must not prevent the end of a run.
    @Test func `figures that are not numbers are stored as text`() async throws {
        let store = try await filled(newPath())
        let claimed = try await store.claimRun(for: "w", of: ["a"], lease: .seconds(60), at: Self.now)
        let claim = try #require(claimed?.claim)
        let outcome = JobOutcome(
            "", figures: ["a": .number(.nan), "b": .number(-.infinity), "c": .number(2)])
        #expect(try await store.end(claim, .completed(outcome), at: Self.now))
        let figures = try await store.runs(of: nil, limit: 1).first?.outcome?.figures
        #expect(figures == ["a": "nan", "b": "-inf", "c": 2])
    }

    @Test func `two connections claim each run once`() async throws {
        let (path, count) = (newPath(), 200)
        let stores = try await [filled(path, count: count), CreativeDatabase(path: path)]
        let claimed = try await withThrowingTaskGroup(of: [Int].self) { group in
            for store in stores {
                for task in 0..<2 {
                    group.addTask {
                        var own: [Int] = []
                        while let claimed = try await store.claimRun(
                            for: "\(task)", of: ["a"], lease: .seconds(60), at: Self.now)
                        {
                            own.append(claimed.run.id.rawValue)
                        }
                        return own
                    }
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(claimed.flatMap(\.self).sorted() == Array(1...count))
        #expect(try await stores[0].runs(of: nil, limit: .max).allSatisfy { $0.attempts == 1 })
    }

    /// A worker may be suspended during its work, and continue after another one has done it and the next steps.
    @Test func `a worker that lost its run changes nothing`() async throws {
        let path = newPath()
        let store = try await filled(path)
        let elsewhere = try CreativeDatabase(path: newPath())
        let batch = ImportBatch(creatives: [Creative(key: CreativeKey(id: "1"))])
        let claimed = try await store.claimRun(for: "one", of: ["a"], lease: .seconds(60), at: Self.now)
        let claim = try #require(claimed?.claim)
        let other = try CreativeDatabase(path: path)
        let context = JobContext(try #require(claimed), jobs: store)
        let fenced = context.fenced(store)
        var refusals: [JobError.Code?] = []
        func note(_ change: () async throws -> Void) async {
            do {
                try await change()
                refusals.append(nil)
            } catch {
                refusals.append((error as? JobError)?.code)
            }
        }
        await note { _ = try await fenced.add(batch) }
        let taken = try await other.claimRun(for: "two", of: ["a"], lease: .seconds(60), at: Self.now + 61)
        #expect(taken?.run.attempts == 2)
        await note { try await fenced.savePackages([]) }
        // Also not through another connection to the same file, or through one of its roles.
        await note { try await Task { try await context.fenced(other).removeDeals(["1"]) }.value }
        let role: any CampaignStore = store
        await note { _ = try await context.fenced(role).createCampaign(named: "late", seat: "s") }
        // The run does not apply to another file.
        await note { _ = try await context.fenced(elsewhere).add(batch) }
        #expect(try await fenced.creatives().count == 1, "it may read")
        #expect(refusals == [nil, .runLost, .runLost, .runLost, nil])
        // A log entry identifies its attempt, and a late one is ignored.
        try await store.log("late", by: claim, at: Self.now + 62)
        #expect(try await store.add(batch).newCreatives == 0, "others may write")
        #expect(try await store.log(of: claim.run).map(\.kind) == [.started, .interrupted, .started])
    }

    @Test func `polling for work does not wait for writers`() async throws {
        let path = newPath()
        _ = try await filled(path)
        var options = CreativeDatabase.Options()
        options.busyTimeout = .seconds(0)
        let store = try CreativeDatabase(path: path, options: options)
        let writer = try SQLiteConnection.openForWriting(path, busyTimeout: 0)
        try writer.run("BEGIN IMMEDIATE")
        #expect(try await store.claimRun(for: "w", of: ["b"], lease: .seconds(60), at: Self.now) == nil)
        #expect(try await store.claimRun(for: "w", of: ["a"], lease: .seconds(60), at: Self.now - 1) == nil)
        let error = await #expect(throws: SQLiteStoreError.self) {
            try await store.claimRun(for: "w", of: ["a"], lease: .seconds(60), at: Self.now)
        }
        #expect(error?.code == .busy)
        try writer.run("COMMIT")
        #expect(try await store.claimRun(for: "w", of: ["a"], lease: .seconds(60), at: Self.now) != nil)
    }

    @Test func `the schema rejects a second live run of a job`() async throws {
        let path = newPath()
        _ = try await filled(path)
        let connection = try SQLiteConnection.openForWriting(path, busyTimeout: 0)
        let columns = """
            job_id, job_type, job_is_active, scheduled_for, due_at, state, attempts, failures, interruptions
            """
        let copy = "INSERT INTO job_runs (\(columns)) SELECT \(columns) FROM job_runs"
        #expect(throws: SQLiteStoreError.self) { try connection.run(copy) }
        try connection.run("UPDATE job_runs SET state = 'completed'")
        try connection.run(copy)
    }

    @Test(arguments: [
        "background_jobs SET parameters = '{'",
        "background_jobs SET steps = '{}'",
        "background_jobs SET status = 'new'", "background_jobs SET origin = 'new'",
        "job_runs SET progress = '1'",
        "job_runs SET outcome = ''", "job_runs SET state = 'new', lease_ends_at = NULL",
        "job_log SET kind = 'new'",
    ])
    func `damage is reported`(change: String) async throws {
        let path = newPath()
        let store = try await filled(path)
        _ = try await store.claimRun(for: "w", of: ["a"], lease: .seconds(60), at: Self.now)
        try SQLiteConnection.openForWriting(path, busyTimeout: 0).run("UPDATE \(change)")
        let error = await #expect(throws: SQLiteStoreError.self) {
            _ = try await store.jobs(nil)
            _ = try await store.log(of: RunID(rawValue: 1))
        }
        #expect(error?.code == .corrupt)
    }

    @Test(arguments: [
        (SQLJobTables.firstDue(in: .sqlite), "INDEX job_runs_due (job_type=? AND due_at<?)"),
        (SQLJobTables.silent, "INDEX job_runs_under_way (lease_ends_at<?)"),
        // From the beginning of the index, reading only the first row.
        (SQLJobTables.firstLease, "INDEX job_runs_under_way"),
    ])
    func `workers search an index of live runs only`(sql: String, plan: String) async throws {
        let path = newPath()
        _ = try await filled(path)
        let connection = try SQLiteConnection.openForWriting(path, busyTimeout: 0)
        let rows = try connection.prepare("EXPLAIN QUERY PLAN \(sql)")
        var steps: [String] = []
        while try rows.step() { steps.append(rows.text(3)) }
        // A further step would sort the rows.
        #expect(steps.count == 1 && steps.allSatisfy { $0.hasSuffix(plan) })
    }

    /// Ended runs are found from the oldest on, and other tables by their index, without a full scan.
    @Test(arguments: [
        (SQLJobTables.endedRuns(in: .sqlite), "SEARCH ended USING INDEX job_runs_ended (ended_at<?)"),
        (SQLJobTables.jobsWithoutRuns, "SEARCH ended USING INDEX jobs_ended (created_at<?)"),
    ])
    func `ended runs are found in order`(sql: String, first: String) async throws {
        let path = newPath()
        _ = try await filled(path)
        let connection = try SQLiteConnection.openForWriting(path, busyTimeout: 0)
        let rows = try connection.prepare("EXPLAIN QUERY PLAN \(sql)")
        var steps: [String] = []
        while try rows.step() { steps.append(rows.text(3)) }
        #expect(steps.first == first)
        // Recurring jobs use the rows found so far, and live runs their own index.
        let scans = steps.filter { $0.hasPrefix("SCAN") || $0.contains("TEMP B-TREE") }
        #expect(Set(scans).subtracting(["SCAN followed", "SCAN live USING INDEX job_runs_live"]).isEmpty)
        #expect(!steps.contains { $0.contains("AUTOMATIC") })
    }
}
