public import CreativeModel

extension InMemoryStore {
    /// Returns the creatives of a seat that no plan has accounted for yet.
    public func backlog(ofSeat seat: String) -> PlanningBacklog {
        var backlog = backlog().limited(toSeat: seat)
        backlog.planner = planning.planner(ofSeat: seat)
        return backlog
    }

    /// Returns the seats that have creatives or campaigns.
    public func seats() -> [String] {
        Set(book.creatives.keys.map(\.seat)).union(book.campaignsByID.values.map(\.seat)).sorted()
    }
}
