/// What every stage is handed beside its data: the seed, the threads, where progress goes and
/// whether to stop.
///
/// ```swift
/// let context = RunContext(seed: 7) { event in print(event.stage, event.completed) }
/// let plan = try await CampaignPlanner().plan(for: snapshot, context: context)
/// ```
public struct RunContext: Sendable {
    /// The seed of every random choice. Equal seeds and equal input give equal results.
    public var seed: UInt64

    /// How many threads a stage may use, 1 or more; values below 1 count as 1. The result never depends
    /// on it.
    public var threadCount: Int {
        didSet { threadCount = max(1, threadCount) }
    }

    private let report: (@Sendable (ProgressEvent) -> Void)?

    /// Makes a context.
    ///
    /// - Parameters:
    ///   - seed: The seed of every random choice.
    ///   - threadCount: How many threads a stage may use; values below 1 count as 1.
    ///   - progress: Called with each event, on whatever thread the stage runs, and so must be quick.
    public init(
        seed: UInt64 = 0, threadCount: Int = 1, progress: (@Sendable (ProgressEvent) -> Void)? = nil
    ) {
        self.seed = seed
        self.threadCount = max(1, threadCount)
        self.report = progress
    }

    /// Reports how far a stage is and stops it when its task was cancelled. A stage calls this once
    /// per iteration or batch.
    ///
    /// - Throws: `CancellationError` when the current task is cancelled.
    public func checkpoint(_ event: @autoclosure () -> ProgressEvent) throws {
        try Task.checkCancellation()
        if let report { report(event()) }
    }
}

/// How far a stage is.
public struct ProgressEvent: Sendable, Equatable {
    /// What is being done, in words for people: "Reading ads.csv".
    public var stage: String

    /// How much is done, in the unit of ``total``.
    public var completed: Int

    /// How much there is to do, or `nil` where that is unknown.
    public var total: Int?

    /// A remark for people, such as "1,204 rows"; may be empty.
    public var detail: String

    /// Makes an event.
    public init(stage: String, completed: Int, total: Int? = nil, detail: String = "") {
        self.stage = stage
        self.completed = completed
        self.total = total
        self.detail = detail
    }

    /// The share done, in 0...1, or `nil` where the total is unknown or 0.
    public var fraction: Double? {
        guard let total, total > 0 else { return nil }
        return min(1, max(0, Double(completed) / Double(total)))
    }
}
