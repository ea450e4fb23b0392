internal import StageCore

extension CampaignPlanner {
    /// The options of a planner.
    public struct Options: Sendable {
        /// The minimum number of creatives in a campaign, at least 1. The default is 3. Smaller groups
        /// are gathered, join their nearest campaign, or stay unassigned.
        public var minimumClusterSize = 3

        /// The range of ``minimumClusterSize`` offered to people.
        package static let minimumClusterSizeRange = 1...1_000_000

        /// The assumptions about when creatives run.
        public var flights = FlightOptions()

        /// Whether untouched creatives follow similar ones that a person moved. The default is `true`.
        public var learnsFromEdits = true

        /// How fine or coarse campaigns are. The default is `usual`. With any other resolution, a plan covers all creatives,
        /// because the number of campaigns depends on all of them.
        public var resolution = CampaignResolution.usual

        /// A label for the settings of custom stages. A plan with a new variant covers all creatives
        /// again. The default is empty.
        public var variant = ""

        /// Creates options with their default values.
        public init() {}
    }
}

extension CampaignPlanner.Options {
    /// - Throws: ``PlanningError`` if an option is out of range.
    func check() throws {
        guard minimumClusterSize >= 1 else {
            throw PlanningError(
                .invalidOption, "minimumClusterSize is \(minimumClusterSize), expected at least 1")
        }
        if case .count(let counts) = resolution, counts.lowerBound < 1 {
            throw PlanningError(
                .invalidOption, "resolution starts at \(counts.lowerBound) campaigns, expected at least 1")
        }
        guard flights.longestPauseDays >= 0, flights.assumedFlightDays >= 0 else {
            throw PlanningError(
                .invalidOption,
                "longestPause is \(flights.longestPauseDays) and assumedFlight \(flights.assumedFlightDays), expected at least 0 days"
            )
        }
    }
}
