public import Foundation
internal import StageCore

/// Validates jobs and adds them to a store.
///
/// ```swift
/// let scheduler = JobScheduler(store: store, types: types)
/// let daily = try JobSchedule(cron: "0 6 * * MON-FRI", timeZone: "Europe/Berlin")
/// let job = try await scheduler.add(JobDraft("ad_classification", ["max_new": 100], schedule: daily))
/// _ = try await scheduler.runNow(job.id)
/// ```
public struct JobScheduler: Sendable {
    /// The store that holds the jobs.
    let store: any JobStore
    /// The available job types.
    package let types: JobRegistry
    /// The clock.
    package let now: @Sendable () -> Date

    /// Creates a scheduler.
    ///
    /// - Parameters:
    ///   - store: The store that holds the jobs.
    ///   - types: The available job types.
    ///   - now: The clock.
    public init(store: any JobStore, types: JobRegistry, now: @escaping @Sendable () -> Date = { Date() }) {
        self.store = store
        self.types = types
        self.now = now
    }

    /// Adds a job.
    ///
    /// - Throws: ``JobError``: `unknownType`; `invalidParameter` for a parameter that is unknown, missing, of
    ///   the wrong kind or out of range; `invalidJob` for a name that is empty or too long, a number of runs
    ///   below 1, too many steps, or a schedule without a future time. Also any error that the store throws.
    ///   If it throws, no job is added.
    public func add(_ draft: JobDraft) async throws -> Job {
        try check(draft)
        return try await store.add(draft, at: now())
    }

    /// Runs the work of a job immediately, by adding a job that runs once with the same type, parameters and
    /// steps. The schedule and the status of the original job do not change, and its status does not matter.
    ///
    /// - Throws: ``JobError`` with `unknownJob`, or the errors of ``add(_:)`` if the type has changed since
    ///   the job was added.
    public func runNow(_ id: JobID) async throws -> Job {
        guard let job = try await store.jobs([id]).first?.job else {
            throw JobError(.unknownJob, "there is no job \(id)")
        }
        var draft = JobDraft(
            job.type, job.parameters, schedule: .once(now()), name: job.name, steps: job.steps)
        draft.origin = .runNow(id)
        return try await add(draft)
    }

    /// Runs work immediately, without an existing job.
    ///
    /// - Parameters:
    ///   - type: The name of the job type.
    ///   - parameters: The parameters to run the job with.
    ///   - steps: The steps that follow a completed run.
    /// - Throws: The errors of ``add(_:)``.
    public func runNow(_ type: String, _ parameters: JobParameters = [:], steps: [JobStep] = []) async throws
        -> Job
    {
        try await add(JobDraft(type, parameters, schedule: .once(now()), steps: steps))
    }

    /// The maximum length of a name, in Unicode scalars.
    static let longestName = 200
    /// The maximum number of steps of a job.
    static let maximumStepCount = 20

    private func check(_ draft: JobDraft) throws {
        // Counts scalars, because one character can consist of any number of them.
        guard draft.name.unicodeScalars.count <= Self.longestName,
            draft.name.contains(where: { !$0.isWhitespace }),
            !draft.name.utf8.contains(0)
        else {
            throw JobError(
                .invalidJob,
                "the name has \(counted(draft.name.unicodeScalars.count, "character")), expected 1 to \(Self.longestName), not all blank"
            )
        }
        if let maxRuns = draft.maxRuns, maxRuns < 1 {
            throw JobError(.invalidJob, "the number of runs is \(maxRuns), expected at least 1")
        }
        if case .unreadable = draft.schedule {
            throw JobError(
                .invalidJob, "the schedule is \(draft.schedule), expected a cron expression and a time zone")
        }
        if draft.maxRuns != nil, case .once = draft.schedule {
            throw JobError(
                .invalidJob,
                "a job that runs once has a maximum number of runs, expected a recurring schedule")
        }
        guard draft.steps.count <= Self.maximumStepCount else {
            throw JobError(
                .invalidJob,
                "a job has \(counted(draft.steps.count, "step")), expected at most \(Self.maximumStepCount)")
        }
        try types.check(draft.type, draft.parameters)
        for step in draft.steps { try types.check(step.type, step.parameters) }
    }
}
