extension ModelRefiner {
    /// The options for asking a model; every option has a default.
    public struct Options: Sendable {
        /// The sampling temperature, in 0...2; `nil` for the model's default. The default is 0.5.
        public var temperature: Double? = 0.5
        /// The maximum number of tokens of an answer, at least 1. The default is 4,096. A batch holds
        /// one cluster per 120 of them.
        public var maximumOutputTokens = 4_096
        /// The maximum number of tokens of clusters in a request, at least 1, estimated at four bytes
        /// per token. The default is 12,000.
        var batchTokens = 12_000
        /// The timeout of one attempt. The default is 60 s.
        public var timeout: Duration = .seconds(60)
        /// The maximum number of batches asked about concurrently, at least 1. The default is 8.
        public var parallelBatches = 8
        /// The minimum number of creatives of a part when a draft is split, at least 1. The default is
        /// 2.
        var smallestPart = 2
        /// The assumptions about when creatives run, used to split a draft by launches.
        var flights = FlightOptions()

        /// Creates options with their default values.
        public init() {}

        /// Twice the typical number of tokens of an answer about one cluster.
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
