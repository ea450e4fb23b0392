/// How large clusters may be, and what follows from that for their number.
struct ClusterSizes: Sendable, Hashable {
    let least: Int
    let greatest: Int

    /// - Throws: `PackageError` where the sizes contradict each other. What is one too large must be divisible into two that are large
    ///   enough, or else some numbers of deals have no clustering at all.
    init(least: Int, greatest: Int) throws {
        guard least >= 1 else {
            throw PackageError(.invalidOption, "minClusterSize is \(least), expected at least 1")
        }
        // Not doubled: both may be as large as a number can be.
        guard greatest >= 2, greatest - least >= least - 1 else {
            let (double, overflow) = least.multipliedReportingOverflow(by: 2)
            throw PackageError(
                .invalidOption,
                "maxDealsPerCluster is \(greatest), expected at least \(overflow ? Int.max : max(2, double - 1)), as minClusterSize is "
                    + "\(least)"
            )
        }
        self.least = least
        self.greatest = greatest
    }

    /// How many clusters some deals may have: all of the greatest size, to all of the least.
    ///
    /// - Parameter dealCount: N, at least ``least``.
    func counts(of dealCount: Int) -> ClosedRange<Int> {
        let fewest = dealCount / greatest + (dealCount % greatest == 0 ? 0 : 1)
        return fewest...max(fewest, dealCount / least)
    }
}
