public import Foundation

/// Work that is done once or repeatedly.
///
/// An active or paused job has exactly one run that has not ended: it is pending or running. So no job is
/// forgotten.
public struct Job: Hashable, Sendable, Identifiable {
    /// The status of a job.
    public enum Status: String, CaseIterable, Sendable, Codable {
        /// Its runs start when they are due.
        case active
        /// The next run waits until the job is resumed.
        case paused
        /// The job has no next run: it was to run once, or ``Job/maxRuns`` times, and these runs have ended,
        /// successfully or not.
        case completed
        /// The job was archived by a person.
        case archived
    }

    /// The origin of a job.
    public enum Origin: Hashable, Sendable {
        /// Added by a person.
        case added
        /// Created by running another job immediately.
        case runNow(JobID)
        /// Created as a step that follows a run.
        case step(RunID)
    }

    /// The ID of the job.
    public let id: JobID
    /// The display name.
    public var name: String
    /// The name of its ``JobType``.
    public var type: String
    /// The parameters to run the job with.
    public var parameters: JobParameters
    /// The schedule.
    public var schedule: JobSchedule
    /// The steps that follow a completed run, one after another.
    public var steps: [JobStep]
    /// The number of ended runs after which the job is completed, or `nil` for no limit.
    public var maxRuns: Int?
    /// The origin of the job.
    public var origin: Origin
    /// The status of the job.
    public var status: Status
    /// The number of runs that have ended, successfully or not.
    public var endedRuns: Int
    /// The time at which the job was added.
    public var createdAt: Date

    /// Creates a job from a draft, as a store does.
    ///
    /// - Parameters:
    ///   - draft: The draft of the job.
    ///   - id: The ID of the job.
    ///   - createdAt: The time at which the job is added.
    public init(_ draft: JobDraft, id: JobID, createdAt: Date) {
        self.id = id
        name = draft.name
        type = draft.type
        parameters = draft.parameters
        schedule = draft.schedule
        steps = draft.steps
        maxRuns = draft.maxRuns
        origin = draft.origin
        status = .active
        endedRuns = 0
        self.createdAt = createdAt
    }
}

/// A job that has not been added yet.
public struct JobDraft: Hashable, Sendable {
    /// The display name.
    public var name: String
    /// The name of its ``JobType``.
    public var type: String
    /// The parameters to run the job with.
    public var parameters: JobParameters
    /// The schedule.
    public var schedule: JobSchedule
    /// The steps that follow a completed run, one after another. Each step runs even if the one before it
    /// fails.
    public var steps: [JobStep]
    /// The number of ended runs after which the job is completed, or `nil` for no limit.
    public var maxRuns: Int?
    /// The origin of the job.
    public var origin: Job.Origin = .added

    /// Creates a draft.
    ///
    /// - Parameters:
    ///   - type: The name of its ``JobType``.
    ///   - parameters: The parameters to run the job with.
    ///   - schedule: The schedule.
    ///   - name: The display name. The default is the type.
    ///   - steps: The steps that follow a completed run.
    ///   - maxRuns: The number of ended runs after which the job is completed.
    public init(
        _ type: String, _ parameters: JobParameters = [:], schedule: JobSchedule, name: String? = nil,
        steps: [JobStep] = [], maxRuns: Int? = nil
    ) {
        self.name = name ?? type
        self.type = type
        self.parameters = parameters
        self.schedule = schedule
        self.steps = steps
        self.maxRuns = maxRuns
    }
}

/// A step that follows a run: a job of its own that runs once and is retried like any other. If it fails, the
/// run that it follows remains completed.
public struct JobStep: Hashable, Sendable, Codable {
    /// The name of its ``JobType``.
    public var type: String
    /// The parameters to run the step with.
    public var parameters: JobParameters

    /// Creates a step.
    ///
    /// - Parameters:
    ///   - type: The name of its ``JobType``.
    ///   - parameters: The parameters to run the step with.
    public init(_ type: String, _ parameters: JobParameters = [:]) {
        self.type = type
        self.parameters = parameters
    }
}

/// The ID of a job: a number starting at 1 that is never reused.
public struct JobID: RawRepresentable, Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The number.
    public let rawValue: Int

    /// Creates an ID.
    public init(rawValue: Int) { self.rawValue = rawValue }

    /// The number.
    public var description: String { String(rawValue) }

    /// Orders by number.
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// The ID of a run: a number starting at 1, counted over all jobs, that is never reused.
public struct RunID: RawRepresentable, Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The number.
    public let rawValue: Int

    /// Creates an ID.
    public init(rawValue: Int) { self.rawValue = rawValue }

    /// The number.
    public var description: String { String(rawValue) }

    /// Orders by number.
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
