public import Foundation

/// The record of one classification run over many ads: its trigger, parameters and result.
public struct ClassificationRun: Hashable, Sendable, Codable, Identifiable {
    /// The states of a run.
    public enum State: String, Sendable, Codable {
        /// The run is in progress, or its process was killed: see ``ClassificationRun/startedAt``.
        case running
        /// The run finished.
        case completed
        /// The run ended with an error.
        case failed
    }

    /// The number of ads by result. The four results sum to ``input``.
    public struct Counts: Hashable, Sendable, Codable {
        /// The number of ads to classify.
        public var input = 0
        /// The number of ads classified by this run.
        public var new = 0
        /// The number of ads with a result from an earlier run.
        public var reused = 0
        /// The number of skipped ads, each with a reason.
        public var skipped = 0
        /// The number of ads whose classification failed.
        public var failed = 0

        /// Creates counts of 0.
        public init() {}
    }

    /// The identifier, unique in a store.
    public var id: String
    /// The purpose, such as `background_classification` or `classification`.
    public var goal: String
    /// The trigger, such as `job 3, run 17` or `command line`.
    public var trigger: String
    /// The parameters, as JSON.
    public var parameters: String
    /// The state.
    public var state: State
    /// The number of ads by result.
    public var counts: Counts
    /// The error of a failed run.
    public var error: String?
    /// The start time.
    public var startedAt: Date
    /// The end time.
    public var endedAt: Date?

    /// Creates the record of a run that is starting.
    ///
    /// - Parameters:
    ///   - id: The identifier, unique in a store.
    ///   - goal: The purpose.
    ///   - trigger: The trigger.
    ///   - parameters: The parameters, as JSON.
    ///   - startedAt: The start time.
    public init(id: String, goal: String, trigger: String, parameters: String, startedAt: Date) {
        self.id = id
        self.goal = goal
        self.trigger = trigger
        self.parameters = parameters
        self.startedAt = startedAt
        state = .running
        counts = Counts()
    }
}

/// A store of classifications and of the records of their runs.
///
/// Implementation guidance: every call is one transaction. The creatives need not exist in the store.
public protocol ClassificationStore: Sendable {
    /// Returns the classifications of some keys, in the order of the keys. Unknown keys are ignored, and repeated keys
    /// count once.
    func classifications(_ keys: [CreativeClassification.Key]) async throws -> [CreativeClassification]

    /// Returns all classifications of some creatives, for any input, prompt and model, by key.
    func classifications(of creatives: [CreativeKey]) async throws -> [CreativeClassification]

    /// Saves classifications. A later one **replaces** an earlier one with the same key.
    func keep(_ classifications: [CreativeClassification]) async throws

    /// Saves the record of a run, replacing an earlier one with the same ID.
    func keep(_ run: ClassificationRun) async throws

    /// Returns the records of runs, the latest start first; runs with the same start are ordered by descending ID.
    ///
    /// - Parameter limit: The maximum number of runs. A limit below 1 returns none.
    func classificationRuns(limit: Int) async throws -> [ClassificationRun]
}
