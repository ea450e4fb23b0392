import CreativeIntelligence
import Foundation
import Synchronization
import Testing

/// A fault before or after the work of a first attempt: what a kill leaves behind.
enum Fault: String, CaseIterable, Sendable {
    case before, after
}

struct ScriptedFault: Error, CustomStringConvertible {
    var description: String { "the script says so" }
}

/// A handler whose first attempts fail.
struct FaultyHandler: JobHandler {
    let base: any JobHandler
    let fault: Fault
    var failures = 1

    var type: JobType { base.type }
    func check(_ parameters: JobParameters) throws(JobError) { try base.check(parameters) }

    func run(_ parameters: JobParameters, in context: JobContext) async throws -> JobOutcome {
        guard context.attempt <= failures else { return try await base.run(parameters, in: context) }
        if fault == .after { _ = try await base.run(parameters, in: context) }
        throw ScriptedFault()
    }
}

final class JobClock: Sendable {
    private let time = Mutex(Date(timeIntervalSince1970: 1_767_225_600))
    var now: Date { time.withLock(\.self) }
    func advance(by seconds: Double) { time.withLock { $0 += seconds } }
}

/// A store in a file with made-up ads, creatives and deals, and jobs in the same file.
final class JobsFixture: Sendable {
    let folder: URL
    let store: CreativeDatabase
    let clock = JobClock()

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("jobs-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        store = try CreativeDatabase(path: folder.appendingPathComponent("store.db").path) { [clock] in clock.now }
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func types(_ change: (any JobHandler) -> any JobHandler = { $0 }) -> JobTypes {
        let usual: [any JobHandler] = [
            PerformanceSyncJob(store: store), ClassificationJob(store: store, classifier: RuleClassifier()),
            ClusteringJob(store: store),
            PackageJob(store: store) { try PackageCreator(embedder: .hashed, method: .kmeans) },
            SummaryJob(store: store),
        ]
        return JobTypes(usual.map(change))
    }

    func scheduler(_ types: JobTypes) -> JobScheduler {
        JobScheduler(store: store, types: types) { [clock] in clock.now }
    }

    /// Works until nothing is left, letting the time of further attempts pass.
    func workOff(_ types: JobTypes) async throws {
        var options = WorkerOptions()
        options.parallelRuns = 1
        while let next = try await store.nextDueTime(of: types.names) {
            clock.advance(by: max(0, next.timeIntervalSince(clock.now)))
            try await JobWorker(store: store, types: types, options: options) { [clock] in clock.now }.runDue()
        }
    }
}
