public import Foundation
public import StageCore

/// A run of a job, from planning to its end, with all its attempts.
public struct JobRun: Hashable, Sendable, Identifiable {
    /// The state of a run.
    public enum State: String, CaseIterable, Sendable, Codable {
        /// The run waits for its time, or for a retry.
        case pending
        /// A worker executes the run.
        case running
        /// The run has completed.
        case completed
        /// The run has failed and is not retried.
        case failed
    }

    /// The ID of the run.
    public package(set) var id: RunID
    /// The ID of its job.
    public package(set) var job: JobID
    /// The time for which the run was scheduled.
    public var scheduledFor: Date
    /// The earliest time at which the run may start. It is later than ``scheduledFor`` after a failure.
    public var dueAt: Date
    /// The state of the run.
    public var state: State = .pending
    /// The number of attempts started.
    public var attempts = 0
    /// The number of attempts that failed.
    public var failures = 0
    /// The number of attempts whose lease expired because their worker was killed.
    public var interruptions = 0
    /// The name of the worker of the current or last attempt.
    public var worker: String?
    /// The start of the last attempt.
    public var startedAt: Date?
    /// The time at which the run ended.
    public var endedAt: Date?
    /// The time at which the lease of the worker expires. After that the attempt counts as interrupted.
    public var leaseEnds: Date?
    /// The length of the lease, in whole nanoseconds: each renewal sets ``leaseEnds`` to that time after it.
    public var lease: Duration?
    /// The progress of the attempt, if reported.
    public var progress: RunProgress?
    /// The outcome of the run.
    public var outcome: JobOutcome?
    /// The error of the last attempt.
    public var error: String?

    /// Creates a pending run.
    ///
    /// - Parameters:
    ///   - id: The ID of the run.
    ///   - job: The ID of its job.
    ///   - time: The time for which the run is scheduled.
    public init(id: RunID, job: JobID, at time: Date) {
        self.id = id
        self.job = job
        scheduledFor = time
        dueAt = time
    }

    /// Whether the run has not ended.
    public var isLive: Bool { state == .pending || state == .running }

    /// The duration of the last attempt in seconds, or `nil` if it has not ended.
    package var duration: Double? {
        guard let startedAt, let endedAt else { return nil }
        return endedAt.timeIntervalSince(startedAt)
    }
}

/// The progress of a run.
public struct RunProgress: Hashable, Sendable, Codable {
    /// The current stage.
    public var stage: String
    /// The number of completed units.
    public var completed: Int
    /// The total number of units, if known.
    public var total: Int?

    /// Creates progress from an event.
    public init(_ event: ProgressEvent) {
        stage = event.stage
        completed = event.completed
        total = event.total
    }

    /// Creates the progress of a run that waits for its parts.
    static func parts(ended: Int, of total: Int) -> RunProgress {
        RunProgress(ProgressEvent(stage: partsStage, completed: ended, total: total))
    }

    /// The stage of a run that waits for its parts; see ``JobDivision``.
    package static let partsStage = "parts"
}

/// The outcome of a run.
public struct JobOutcome: Hashable, Sendable, Codable {
    /// A one-sentence summary.
    public var summary: String
    /// Figures by name.
    public var figures: [String: JobValue]
    /// The steps that follow the run, before the steps of the job.
    public var steps: [JobStep]

    /// Creates an outcome.
    ///
    /// - Parameters:
    ///   - summary: A one-sentence summary.
    ///   - figures: Figures by name.
    ///   - steps: The steps that follow the run, before the steps of the job.
    public init(_ summary: String, figures: [String: JobValue] = [:], steps: [JobStep] = []) {
        self.summary = summary
        self.figures = figures
        self.steps = steps
    }
}

/// A line in the log of a run.
public struct RunLogEntry: Hashable, Sendable {
    /// The kind of a log entry.
    public enum Kind: String, CaseIterable, Sendable, Codable {
        /// An attempt started.
        case started
        /// A message of the handler.
        case message
        /// An attempt failed and will be retried.
        case retried
        /// The lease of an attempt expired, and the run will be retried.
        case interrupted
        /// A stopping worker released the run.
        case released
        /// The run completed.
        case completed
        /// The run failed.
        case failed
    }

    /// The time of the entry.
    public var at: Date
    /// The number of the attempt, starting at 1.
    public var attempt: Int
    /// The kind of the entry.
    public var kind: Kind
    /// The message; untrusted.
    public var message: String

    /// Creates an entry.
    ///
    /// - Parameters:
    ///   - at: The time of the entry.
    ///   - attempt: The number of the attempt, starting at 1.
    ///   - kind: The kind of the entry.
    ///   - message: The message.
    public init(at: Date, attempt: Int, kind: Kind, message: String) {
        self.at = at
        self.attempt = attempt
        self.kind = kind
        self.message = message
    }
}
