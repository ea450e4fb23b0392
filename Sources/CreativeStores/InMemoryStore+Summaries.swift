public import CreativeModel

extension InMemoryStore: SummaryStore {
    /// Returns the number of campaigns. This store computes summaries on demand and keeps none.
    public func refreshSummaries() -> SummaryOutcome {
        SummaryOutcome(campaigns: book.campaignsByID.count)
    }

    /// Returns the number of campaigns of a seat.
    public func refreshSummaries(ofSeat seat: String) -> SummaryOutcome {
        SummaryOutcome(campaigns: book.campaignsByID.values.count { $0.seat == seat })
    }
}
