public import CreativeModel

extension InMemoryStore: SummaryStore {
    /// Counts the campaigns: nothing is kept ready here.
    public func refreshSummaries() -> SummaryOutcome {
        SummaryOutcome(campaigns: book.campaignsByID.count)
    }

    /// Counts the campaigns of a seat.
    public func refreshSummaries(ofSeat seat: String) -> SummaryOutcome {
        SummaryOutcome(campaigns: book.campaignsByID.values.count { $0.seat == seat })
    }
}
