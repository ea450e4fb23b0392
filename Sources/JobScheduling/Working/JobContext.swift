public import Foundation
public import StageCore

/// What a handler is handed beside its parameters.
public struct JobContext: Sendable {
    /// The job.
    public let job: Job
    /// The run: the same in all its attempts.
    public let run: RunID
    /// Which attempt, from 1 on.
    public let attempt: Int
    /// When the schedule wanted the run.
    public let scheduledFor: Date
    /// The clock.
    public let now: @Sendable () -> Date
    /// What stages are handed: their progress becomes the run's.
    public let stages: RunContext
    private let claim: RunClaim
    private let jobs: (any JobStore)?
    private let writeLog: @Sendable (String) async throws -> Void

    /// Makes a context; for tests of handlers.
    ///
    /// - Parameters:
    ///   - claimed: The run and its job.
    ///   - jobs: Where the run is kept; `nil` where no store is fenced.
    ///   - now: The clock.
    ///   - stages: What stages are handed.
    ///   - log: Where lines of the log go.
    public init(
        _ claimed: ClaimedRun, jobs: (any JobStore)? = nil, now: @escaping @Sendable () -> Date = { Date() },
        stages: RunContext = RunContext(),
        log: @escaping @Sendable (String) async throws -> Void = { _ in }
    ) {
        job = claimed.job
        run = claimed.run.id
        attempt = claimed.run.attempts
        scheduledFor = claimed.run.scheduledFor
        self.now = now
        self.stages = stages
        claim = claimed.claim
        self.jobs = jobs
        writeLog = log
    }

    /// The store through which the work of this run makes its changes: each is refused with `runLost` once another attempt has the
    /// run. A store that is no ``FencedStore``, or not the one that holds the run, comes back as it is.
    ///
    /// ```swift
    /// try await context.fenced(store).savePackages(packages)
    /// ```
    public func fenced<Store>(_ store: Store) -> Store {
        guard let jobs, let fencing = store as? any FencedStore else { return store }
        return fencing.fenced(by: claim, of: jobs) as? Store ?? store
    }

    /// Adds a line to the log of the run, at once; one of more than 2,000 Unicode scalars is cut.
    ///
    /// - Throws: What the store throws.
    public func log(_ message: String) async throws {
        let scalars = message.unicodeScalars
        let isLong = scalars.dropFirst(Self.longestLine).first != nil
        try await writeLog(
            isLong ? String(String.UnicodeScalarView(scalars.prefix(Self.longestLine))) + "…" : message)
    }

    private static let longestLine = 2_000
}
