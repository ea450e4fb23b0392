import CreativeIntelligence
import Foundation
import Testing

/// The storage of jobs and of the data that they use.
enum Backing: String, CaseIterable, Sendable {
    /// One SQLite file for both.
    case file
    /// Two stores in memory.
    case memory
}

/// A store of the product with a job store, files to import, and workers with a clock of their own.
final class JobsFixture: Sendable {
    let folder: URL
    let product: any ProductStore
    let jobs: any JobStore
    let clock = JobClock()
    let classifier: CountingClassifier

    init(_ backing: Backing = .file, classifier: CountingClassifier = CountingClassifier()) throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("jobs-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        self.classifier = classifier
        let now: @Sendable () -> Date = { [clock] in clock.now }
        switch backing {
        case .file:
            let store = try CreativeDatabase(path: folder.appendingPathComponent("store.db").path, now: now)
            (product, jobs) = (store, store)
        case .memory: (product, jobs) = (InMemoryStore(now: now), InMemoryJobStore())
        }
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// Writes a file and returns its path.
    func file(_ name: String, _ text: String) throws -> String {
        let file = folder.appendingPathComponent(name)
        try Data(text.utf8).write(to: file)
        return file.path
    }

    /// Returns the handlers of all types.
    func handler(of type: TypeCase) -> any JobHandler {
        switch type {
        case .performanceSync: PerformanceSyncJob(store: product)
        case .classification: ClassificationJob(store: product, classifier: classifier)
        case .clustering: ClusteringJob(store: product)
        case .packages:
            PackageJob(store: product) { _ in try PackageCreator(embedder: .hashed, method: .kmeans) }
        case .summaries: SummaryJob(store: product)
        }
    }

    /// Returns the job types of the product, and `broken`.
    ///
    /// - Parameter change: Wraps each handler for the test.
    func types(_ change: (any JobHandler) -> any JobHandler = { $0 }) -> JobRegistry {
        JobRegistry(TypeCase.allCases.map { change(handler(of: $0)) } + [BrokenHandler()])
    }

    func scheduler(_ types: JobRegistry) -> JobScheduler {
        JobScheduler(store: jobs, types: types) { [clock] in clock.now }
    }

    func worker(_ types: JobRegistry, name: String = "one", grace: Duration = .seconds(30)) -> JobWorker {
        var options = WorkerOptions()
        options.parallelRuns = 1
        options.name = name
        options.grace = grace
        return JobWorker(store: jobs, types: types, options: options) { [clock] in clock.now }
    }

    /// Advances the clock by some hours, and executes all runs that become due.
    func pass(hours: Double = 12, _ types: JobRegistry) async throws {
        let end = clock.now.addingTimeInterval(hours * 3_600)
        while let next = try await jobs.nextDueTime(of: types.names), next <= end {
            // At its exact end, a lease still holds.
            clock.advance(to: next.addingTimeInterval(0.001))
            try await worker(types).runDue()
        }
        clock.advance(to: end)
    }

    /// Runs work immediately, with all steps and retries, and returns its run.
    @discardableResult func run(
        _ type: String, _ parameters: JobParameters = [:], steps: [JobStep] = [],
        with types: JobRegistry? = nil
    ) async throws -> JobRun {
        let types = types ?? self.types()
        let job = try await scheduler(types).runNow(type, parameters, steps: steps)
        try await pass(types)
        return try #require(try await jobs.runs(of: job.id, limit: 1).first)
    }

    /// Returns the log messages of the handler of a run.
    func messages(of run: JobRun) async throws -> [String] {
        try await jobs.log(of: run.id).filter { $0.kind == .message }.map(\.message)
    }

    /// Returns the jobs that follow a run, one after another, each with its last run.
    func chain(after run: JobRun) async throws -> [JobOverview] {
        var chain: [JobOverview] = []
        var last = run
        while true {
            let ids = try await jobs.steps(after: last.id)
            guard let next = try await jobs.jobs(ids).first, let ended = next.last else { return chain }
            #expect(ids.count == 1)
            chain.append(next)
            last = ended
        }
    }
}
