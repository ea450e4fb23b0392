extension AdBatch {
    /// What a run may do; every value has a default.
    public struct Options: Sendable, Hashable {
        /// The most ads that are classified anew, 1...500; default 200. Tries in vain count, reused results and skips do not.
        public var maxNew = 200
        /// The most new videos whose files are read, 0...50; default 15. Unreadable files do not count.
        public var maxVideo = 15
        /// How many days the window of active ads has, 1...90; default 30.
        public var daysBack = 30
        /// How old a result may be to be used again, above 0; default 30 days.
        public var staleAfter = Duration.seconds(30 * 86_400)
        /// Whether ads are classified anew whatever is kept; default `false`.
        public var force = false
        /// How many ads are classified at once, at least 1; default 4.
        public var parallelCalls = 4

        /// The values of ``maxNew``.
        package static let maxNewRange = 1...500
        /// The values of ``maxVideo``.
        package static let maxVideoRange = 0...50
        /// The values of ``daysBack``.
        public static let daysBackRange = ActiveAds.daysBackRange
        /// How many days ``staleAfter`` is where it is given in days: up to a hundred years.
        package static let staleAfterDaysRange = 1...36_500

        /// Makes options with their defaults.
        public init() {}

        /// Checks that all values are in their ranges.
        ///
        /// - Throws: ``ClassificationError`` with `invalidOption`.
        func check() throws {
            let ranged = [
                ("maxNew", maxNew, Self.maxNewRange), ("maxVideo", maxVideo, Self.maxVideoRange),
                ("daysBack", daysBack, Self.daysBackRange), ("parallelCalls", parallelCalls, 1...1_000),
            ]
            for (name, value, range) in ranged where !range.contains(value) {
                throw ClassificationError(.invalidOption, "\(name) is \(value), expected \(shown(range))")
            }
            guard staleAfter > .zero else {
                throw ClassificationError(.invalidOption, "staleAfter is \(staleAfter), expected more than 0")
            }
        }
    }

    /// Who wants a run, and what for.
    public struct RunLabel: Sendable, Hashable {
        /// The run's name, unique in a store; that of a run that is there already takes its place.
        public var id: String
        /// What for: `background_classification`, `classification`.
        public var goal: String
        /// Who or what started it: `job 3, run 17`, `command line`.
        public var trigger: String

        /// Makes a label.
        ///
        /// - Parameters:
        ///   - id: The run's name, unique in a store.
        ///   - goal: What for; default `classification`.
        ///   - trigger: Who or what started it.
        public init(id: String, goal: String = "classification", trigger: String) {
            self.id = id
            self.goal = goal
            self.trigger = trigger
        }
    }
}
