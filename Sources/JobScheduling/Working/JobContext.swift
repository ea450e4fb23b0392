public import Foundation
public import StageCore

/// The values that a handler receives in addition to its parameters.
public struct JobContext: Sendable {
    /// The job.
    public let job: Job
    /// The run. The ID is the same in all its attempts.
    public let run: RunID
    /// The number of the attempt, starting at 1.
    public let attempt: Int
    /// The time for which the run was scheduled.
    public let scheduledFor: Date
    /// The clock.
    public let now: @Sendable () -> Date
    /// The context to pass to stages. Their progress is reported as the progress of the run.
    public let stages: RunContext
    private let claim: RunClaim
    let jobs: (any JobStore)?
    private let writeLog: @Sendable (String) async throws -> Void

    /// Creates a context, for tests of handlers.
    ///
    /// - Parameters:
    ///   - claimed: The run and its job.
    ///   - jobs: The store that holds the run, or `nil` if no store is fenced.
    ///   - now: The clock.
    ///   - stages: The context to pass to stages.
    ///   - log: A function that receives the lines of the log.
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

    /// Returns the store through which this run makes its changes. Each change fails with `runLost` once
    /// another attempt has claimed the run. A store that is not a ``FencedStore``, or does not hold the run,
    /// is returned unchanged.
    ///
    /// ```swift
    /// try await context.fenced(store).savePackages(packages)
    /// ```
    public func fenced<Store>(_ store: Store) -> Store {
        guard let jobs, let fencing = store as? any FencedStore else { return store }
        return fencing.fenced(by: claim, of: jobs) as? Store ?? store
    }

    /// Adds a line to the log of the run immediately. A line of more than 2,000 Unicode scalars is truncated.
    ///
    /// - Throws: Any error that the store throws.
    public func log(_ message: String) async throws {
        let scalars = message.unicodeScalars
        let isLong = scalars.dropFirst(Self.longestLine).first != nil
        try await writeLog(
            isLong ? String(String.UnicodeScalarView(scalars.prefix(Self.longestLine))) + "…" : message)
    }

    private static let longestLine = 2_000
}
