/// How often and after what time a run that failed is tried again.
public struct RetryRules: Hashable, Sendable {
    /// How often: 3 times.
    public var retries: Int
    /// After how many seconds the first time; twice as many each further time: 5 minutes.
    public var firstDelay: Double
    /// After how many seconds at most: an hour.
    public var longestDelay: Double
    /// How often an attempt may end without a word before the run counts as failed: 20 times. It is tried again at once, as the
    /// fault may be its worker's; without a limit, work that kills its worker would kill all of them for ever.
    public var interruptions: Int

    /// Makes rules.
    ///
    /// - Parameters:
    ///   - retries: How often, 0 or more.
    ///   - firstDelay: After how many seconds the first time.
    ///   - longestDelay: After how many seconds at most.
    ///   - interruptions: How often an attempt may end without a word.
    public init(
        retries: Int = 3, firstDelay: Double = 300, longestDelay: Double = 3_600, interruptions: Int = 20
    ) {
        self.retries = retries
        self.firstDelay = firstDelay
        self.longestDelay = longestDelay
        self.interruptions = interruptions
    }

    /// How many seconds to wait after a failure, or `nil` where the run is not tried again.
    ///
    /// - Parameter failures: How many attempts have failed, 1 or more.
    public func delay(afterFailures failures: Int) -> Double? {
        guard failures <= retries else { return nil }
        // Beyond 60 doublings any delay is the longest.
        return min(firstDelay * Double(1 << min(60, max(0, failures - 1))), longestDelay)
    }
}
