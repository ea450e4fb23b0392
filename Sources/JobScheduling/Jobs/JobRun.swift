public import Foundation
public import StageCore

/// One run of a job, from when it is planned to its end, with all its attempts.
public struct JobRun: Hashable, Sendable, Identifiable {
    /// How far it is.
    public enum State: String, CaseIterable, Sendable, Codable {
        /// It waits for its time, or to be tried again.
        case pending
        /// A worker has it.
        case running
        /// It came to its end.
        case completed
        /// It failed, and is not tried again.
        case failed
    }

    /// Its number.
    public package(set) var id: RunID
    /// Whose run it is.
    public package(set) var job: JobID
    /// When the schedule wanted it.
    public var scheduledFor: Date
    /// From when on it may start: later than ``scheduledFor`` after a failure.
    public var dueAt: Date
    /// How far it is.
    public var state: State = .pending
    /// How often it was started.
    public var attempts = 0
    /// How many of the attempts failed.
    public var failures = 0
    /// How many ended without a word: their worker was killed.
    public var interruptions = 0
    /// Who has it, or had it last.
    public var worker: String?
    /// When the last attempt began.
    public var startedAt: Date?
    /// When the run ended.
    public var endedAt: Date?
    /// Until when its worker must have been heard of; after that it counts as interrupted.
    public var leaseEnds: Date?
    /// For how many seconds its worker may be silent: the length of ``leaseEnds`` from each sign of life.
    public var lease: Double?
    /// How far the attempt is, where it says so.
    public var progress: RunProgress?
    /// What came of it.
    public var outcome: JobOutcome?
    /// Why the last attempt failed.
    public var error: String?

    /// Makes a run that waits.
    ///
    /// - Parameters:
    ///   - id: Its number.
    ///   - job: Whose run it is.
    ///   - time: When the schedule wants it.
    public init(id: RunID, job: JobID, at time: Date) {
        self.id = id
        self.job = job
        scheduledFor = time
        dueAt = time
    }

    /// Whether it has not ended.
    public var isLive: Bool { state == .pending || state == .running }

    /// How many seconds the last attempt took, or `nil` where it has not ended.
    package var duration: Double? {
        guard let startedAt, let endedAt else { return nil }
        return endedAt.timeIntervalSince(startedAt)
    }
}

/// How far a run is.
public struct RunProgress: Hashable, Sendable, Codable {
    /// What is being done.
    public var stage: String
    /// How much of it is done.
    public var completed: Int
    /// Of how much, where known.
    public var total: Int?

    /// Makes a progress of an event.
    public init(_ event: ProgressEvent) {
        stage = event.stage
        completed = event.completed
        total = event.total
    }
}

/// What came of a run.
public struct JobOutcome: Hashable, Sendable, Codable {
    /// In a sentence.
    public var summary: String
    /// In figures, by name.
    public var figures: [String: JobValue]
    /// What is to follow, before the steps of the job itself.
    public var steps: [JobStep]

    /// Makes an outcome.
    ///
    /// - Parameters:
    ///   - summary: In a sentence.
    ///   - figures: In figures, by name.
    ///   - steps: What is to follow, before the steps of the job itself.
    public init(_ summary: String, figures: [String: JobValue] = [:], steps: [JobStep] = []) {
        self.summary = summary
        self.figures = figures
        self.steps = steps
    }
}

/// One line of what happened in a run.
public struct RunLogEntry: Hashable, Sendable {
    /// What a line tells.
    public enum Kind: String, CaseIterable, Sendable, Codable {
        /// An attempt began.
        case started
        /// What the handler says.
        case message
        /// An attempt failed, and is tried again.
        case retried
        /// An attempt ended without a word, and is tried again.
        case interrupted
        /// A worker that stops gave the run back.
        case released
        /// The run came to its end.
        case completed
        /// The run failed.
        case failed
    }

    /// When.
    public var at: Date
    /// In which attempt, from 1 on.
    public var attempt: Int
    /// What the line tells.
    public var kind: Kind
    /// The line; untrusted.
    public var message: String

    /// Makes an entry.
    ///
    /// - Parameters:
    ///   - at: When.
    ///   - attempt: In which attempt, from 1 on.
    ///   - kind: What the line tells.
    ///   - message: The line.
    public init(at: Date, attempt: Int, kind: Kind, message: String) {
        self.at = at
        self.attempt = attempt
        self.kind = kind
        self.message = message
    }
}
