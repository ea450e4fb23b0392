public import Foundation
internal import StageCore

/// Takes jobs, after it has made sure that they can be done.
///
/// ```swift
/// let scheduler = JobScheduler(store: store, types: types)
/// let daily = try JobSchedule(cron: "0 6 * * MON-FRI", timeZone: "Europe/Berlin")
/// let job = try await scheduler.add(JobDraft("ad_classification", ["max_new": 100], schedule: daily))
/// _ = try await scheduler.runNow(job.id)
/// ```
public struct JobScheduler: Sendable {
    /// Where jobs are kept.
    let store: any JobStore
    /// What can be done.
    package let types: JobRegistry
    /// The clock.
    package let now: @Sendable () -> Date

    /// Makes a scheduler.
    ///
    /// - Parameters:
    ///   - store: Where jobs are kept.
    ///   - types: What can be done.
    ///   - now: The clock.
    public init(store: any JobStore, types: JobRegistry, now: @escaping @Sendable () -> Date = { Date() }) {
        self.store = store
        self.types = types
        self.now = now
    }

    /// Adds a job.
    ///
    /// - Throws: ``JobError``: `unknownType`; `invalidParameter` for one that is unknown, missing, of another kind or out of range;
    ///   `invalidJob` for an empty or long name, a number of runs below 1, too many steps, a schedule without a time to come. Nothing is
    ///   added then. What the store throws.
    public func add(_ draft: JobDraft) async throws -> Job {
        try check(draft)
        return try await store.add(draft, at: now())
    }

    /// Has a job's work done at once: adds a job that runs once, with the same type, parameters and steps. The job's own schedule stays as
    /// it is, whatever its status.
    ///
    /// - Throws: ``JobError`` with `unknownJob`, or as ``add(_:)`` where the type has changed since the job was added.
    public func runNow(_ id: JobID) async throws -> Job {
        guard let job = try await store.jobs([id]).first?.job else {
            throw JobError(.unknownJob, "there is no job \(id)")
        }
        var draft = JobDraft(
            job.type, job.parameters, schedule: .once(now()), name: job.name, steps: job.steps)
        draft.origin = .runNow(id)
        return try await add(draft)
    }

    /// Has some work done at once, without a job that it is a run of.
    ///
    /// - Parameters:
    ///   - type: What.
    ///   - parameters: With what.
    ///   - steps: What follows.
    /// - Throws: As ``add(_:)``.
    public func runNow(_ type: String, _ parameters: JobParameters = [:], steps: [JobStep] = []) async throws
        -> Job
    {
        try await add(JobDraft(type, parameters, schedule: .once(now()), steps: steps))
    }

    /// The longest name, in Unicode scalars.
    static let longestName = 200
    /// The most steps of one job.
    static let maximumStepCount = 20

    private func check(_ draft: JobDraft) throws {
        // Scalars: one character may be made of any number of them.
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
            throw JobError(.invalidJob, "the number of runs is \(maxRuns), expected 1 or more")
        }
        if case .unreadable = draft.schedule {
            throw JobError(
                .invalidJob, "the schedule is \(draft.schedule), expected a cron expression and a time zone")
        }
        if draft.maxRuns != nil, case .once = draft.schedule {
            throw JobError(
                .invalidJob, "a job that runs once has a number of runs, expected a schedule that recurs")
        }
        guard draft.steps.count <= Self.maximumStepCount else {
            throw JobError(
                .invalidJob,
                "a job has \(counted(draft.steps.count, "step")), expected \(Self.maximumStepCount) at most")
        }
        try types.check(draft.type, draft.parameters)
        for step in draft.steps { try types.check(step.type, step.parameters) }
    }
}
