public import Foundation

/// The record of one run over many ads: who wanted it, what was asked, what came of it.
public struct ClassificationRun: Hashable, Sendable, Codable, Identifiable {
    /// How far it is.
    public enum State: String, Sendable, Codable {
        /// Under way, or killed: see ``ClassificationRun/startedAt``.
        case running
        /// It came to its end.
        case completed
        /// It ended with an error.
        case failed
    }

    /// What became of the ads: the four sum to ``input``.
    public struct Counts: Hashable, Sendable, Codable {
        /// How many ads were to be classified.
        public var input = 0
        /// Classified now.
        public var new = 0
        /// Taken from earlier runs.
        public var reused = 0
        /// Left out, each with a reason.
        public var skipped = 0
        /// Tried in vain.
        public var failed = 0

        /// Makes counts of nothing.
        public init() {}
    }

    /// Its name: unique in a store.
    public var id: String
    /// What for: `background_classification`, `classification`.
    public var goal: String
    /// Who or what started it: `job 3, run 17`, `command line`.
    public var trigger: String
    /// What was asked, as JSON.
    public var parameters: String
    /// How far it is.
    public var state: State
    /// What became of the ads.
    public var counts: Counts
    /// Why it failed.
    public var error: String?
    /// When it began.
    public var startedAt: Date
    /// When it ended.
    public var endedAt: Date?

    /// Makes the record of a run that begins.
    ///
    /// - Parameters:
    ///   - id: Its name: unique in a store.
    ///   - goal: What for.
    ///   - trigger: Who or what started it.
    ///   - parameters: What was asked, as JSON.
    ///   - startedAt: When it began.
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

/// Holds what classifiers found, and the records of their runs.
///
/// Implementation guidance: every call is one transaction. Creatives need not be known.
public protocol ClassificationStore: Sendable {
    /// The classifications of some keys, in the order of the keys; unknown ones are left out, and repeated keys count once.
    func classifications(_ keys: [CreativeClassification.Key]) async throws -> [CreativeClassification]

    /// All classifications of some creatives, of whatever input, wording and model, by key.
    func classifications(of creatives: [CreativeKey]) async throws -> [CreativeClassification]

    /// Keeps classifications; a later one **replaces** that of the same key.
    func keep(_ classifications: [CreativeClassification]) async throws

    /// Keeps the record of a run, in place of an earlier one of the same id.
    func keep(_ run: ClassificationRun) async throws

    /// The records of runs, the latest start first; of one start by falling id.
    ///
    /// - Parameter limit: How many at most; none below 1.
    func classificationRuns(limit: Int) async throws -> [ClassificationRun]
}
