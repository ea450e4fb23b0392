public import Foundation

/// Work that is done once or again and again.
///
/// While a job is active or paused there is exactly one run of it that has not ended: the one that waits for its time or is
/// under way. So no job is forgotten.
public struct Job: Hashable, Sendable, Identifiable {
    /// Whether it goes on.
    public enum Status: String, CaseIterable, Sendable, Codable {
        /// Its runs start when they are due.
        case active
        /// Its next run waits until somebody resumes it.
        case paused
        /// It has no next run: it was to run once, or ``Job/maxRuns`` times, and these have ended, well or not.
        case completed
        /// Somebody put it away.
        case archived
    }

    /// Where it comes from.
    public enum Origin: Hashable, Sendable {
        /// Somebody added it.
        case added
        /// Somebody had another job run now.
        case runNow(JobID)
        /// It follows a run.
        case step(RunID)
    }

    /// Its number.
    public let id: JobID
    /// What people call it.
    public var name: String
    /// What it does: the name of a ``JobType``.
    public var type: String
    /// With what.
    public var parameters: JobParameters
    /// When.
    public var schedule: JobSchedule
    /// What follows a completed run, one after another.
    public var steps: [JobStep]
    /// After how many ended runs it is completed; `nil` for never.
    public var maxRuns: Int?
    /// Where it comes from.
    public var origin: Origin
    /// Whether it goes on.
    public var status: Status
    /// How many of its runs have ended, well or not.
    public var endedRuns: Int
    /// When it was added.
    public var createdAt: Date

    /// Makes a job of a draft, as a store does.
    ///
    /// - Parameters:
    ///   - draft: What was asked for.
    ///   - id: Its number.
    ///   - createdAt: When it is added.
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

/// A job that nobody has added yet.
public struct JobDraft: Hashable, Sendable {
    /// What people call it.
    public var name: String
    /// What it does: the name of a ``JobType``.
    public var type: String
    /// With what.
    public var parameters: JobParameters
    /// When.
    public var schedule: JobSchedule
    /// What follows a completed run, one after another; each follows whether the one before it fails or not.
    public var steps: [JobStep]
    /// After how many ended runs it is completed; `nil` for never.
    public var maxRuns: Int?
    /// Where it comes from.
    public var origin: Job.Origin = .added

    /// Makes a draft.
    ///
    /// - Parameters:
    ///   - type: What it does: the name of a ``JobType``.
    ///   - parameters: With what.
    ///   - schedule: When.
    ///   - name: What people call it; the type unless given.
    ///   - steps: What follows a completed run.
    ///   - maxRuns: After how many ended runs it is completed.
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

/// What follows a run: a job of its own, that runs once and is tried again like any other. Its failure is its own: the run
/// that it follows stays completed.
public struct JobStep: Hashable, Sendable, Codable {
    /// What it does: the name of a ``JobType``.
    public var type: String
    /// With what.
    public var parameters: JobParameters

    /// Makes a step.
    ///
    /// - Parameters:
    ///   - type: What it does: the name of a ``JobType``.
    ///   - parameters: With what.
    public init(_ type: String, _ parameters: JobParameters = [:]) {
        self.type = type
        self.parameters = parameters
    }
}

/// The number of a job, from 1 on; a number is never given twice.
public struct JobID: RawRepresentable, Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The number.
    public let rawValue: Int

    /// Makes an id.
    public init(rawValue: Int) { self.rawValue = rawValue }

    /// The number.
    public var description: String { String(rawValue) }

    /// Orders by number.
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// The number of a run, from 1 on, over all jobs; a number is never given twice.
public struct RunID: RawRepresentable, Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The number.
    public let rawValue: Int

    /// Makes an id.
    public init(rawValue: Int) { self.rawValue = rawValue }

    /// The number.
    public var description: String { String(rawValue) }

    /// Orders by number.
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
