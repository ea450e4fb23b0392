/// How much a call of `removeEnded` has removed.
public struct RemovedRuns: Hashable, Sendable {
    /// How many runs, each with its log.
    public var runs: Int
    /// How many jobs.
    public var jobs: Int

    /// Makes an answer.
    ///
    /// - Parameters:
    ///   - runs: How many runs.
    ///   - jobs: How many jobs.
    public init(runs: Int, jobs: Int) {
        self.runs = runs
        self.jobs = jobs
    }

    /// Whether there was nothing to remove, so that no further call finds anything.
    package var isEmpty: Bool { runs == 0 && jobs == 0 }
}
