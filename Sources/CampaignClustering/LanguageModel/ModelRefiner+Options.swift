extension ModelRefiner {
    /// How a model is asked; every value has a default.
    public struct Options: Sendable {
        /// How freely the model chooses words, in 0...2; default 0.5, `nil` for the model's own.
        public var temperature: Double? = 0.5
        /// The most tokens of an answer, at least 1; default 4,096. A batch has a cluster for every 120 of them.
        public var maximumOutputTokens = 4_096
        /// The most tokens of clusters in one request, at least 1; default 12,000. They are estimated, a token for four bytes.
        var batchTokens = 12_000
        /// How long one attempt may take; default 60 s.
        public var timeout: Duration = .seconds(60)
        /// How many batches are asked about at once, at least 1; default 8.
        public var parallelBatches = 8
        /// The fewest creatives of a part where a draft is split, at least 1; default 2.
        var smallestPart = 2
        /// What is assumed about when creatives run, where a draft is split by launches.
        var flights = FlightOptions()

        /// Makes options with their defaults.
        public init() {}

        /// What an answer says of one cluster is about half as long as this, in tokens.
        private static let outputTokensOfCluster = 120

        var batchSize: BatchSize {
            BatchSize(clusters: max(1, maximumOutputTokens / Self.outputTokensOfCluster), tokens: batchTokens)
        }

        func check() throws {
            for (name, value) in [
                ("maximumOutputTokens", maximumOutputTokens), ("batchTokens", batchTokens),
                ("parallelBatches", parallelBatches), ("smallestPart", smallestPart),
            ] where value < 1 {
                throw PlanningError(.invalidOption, "\(name) is \(value), expected at least 1")
            }
            if let temperature, !(0...2).contains(temperature) {
                throw PlanningError(
                    .invalidOption, "temperature is \(temperature), expected a number from 0 to 2")
            }
        }
    }
}
