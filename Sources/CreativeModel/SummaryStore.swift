/// What a refresh of summaries did.
public struct SummaryOutcome: Hashable, Sendable, Codable {
    /// How many campaigns were looked at.
    public var campaigns: Int
    /// How many of them had daily summaries or reports that differed from what their performance gives.
    public var repaired: Int

    /// Makes an outcome.
    ///
    /// - Parameters:
    ///   - campaigns: How many campaigns were looked at.
    ///   - repaired: How many of them had summaries or reports that were wrong.
    public init(campaigns: Int = 0, repaired: Int = 0) {
        self.campaigns = campaigns
        self.repaired = repaired
    }
}

/// Keeps sums of performance ready, so that reading them costs no summing up.
///
/// Implementation guidance: summaries are brought up to date in the transaction that changes what they sum up, and so a
/// refresh finds nothing to repair unless something else wrote, or an earlier release had a defect. What it sums up, the
/// revision included, stays as it is.
public protocol SummaryStore: Sendable {
    /// Makes anew whatever is kept ready, of what it sums up. Each campaign is done as a whole or not at all.
    ///
    /// Sums whose performance the store never had stay as they are.
    ///
    /// - Returns: How many campaigns there were, and of how many something was wrong. A report that was not kept yet is
    ///   made, and was not wrong.
    func refreshSummaries() async throws -> SummaryOutcome

    /// Makes anew whatever is kept ready of the campaigns of one seat. Unless implemented, all is made anew.
    func refreshSummaries(ofSeat seat: String) async throws -> SummaryOutcome
}

extension SummaryStore {
    /// Makes anew whatever is kept ready, of all seats.
    public func refreshSummaries(ofSeat seat: String) async throws -> SummaryOutcome {
        try await refreshSummaries()
    }
}
