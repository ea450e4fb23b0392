public import CreativeModel

extension InMemoryStore: DealStore {
    /// Adds deals. If an ID occurs twice, the last deal wins.
    public func add(_ deals: [Deal]) -> DealOutcome {
        var outcome = DealOutcome()
        // Compares with the deal before this call, so that a deal that occurs twice counts once.
        var before: [Deal.ID: Deal?] = [:]
        for deal in deals {
            if before[deal.id] == nil { before[deal.id] = .some(dealsByID[deal.id]) }
            dealsByID[deal.id] = deal
        }
        for (id, known) in before {
            if known == nil {
                outcome.new += 1
            } else if known != dealsByID[id] {
                outcome.changed += 1
            }
        }
        return outcome
    }

    /// Returns all deals, by ID.
    public func deals() -> [Deal] {
        dealsByID.values.sorted { $0.id < $1.id }
    }

    /// Removes deals. Unknown IDs are ignored.
    public func removeDeals(_ ids: [Deal.ID]) {
        for id in ids { dealsByID[id] = nil }
    }
}

extension InMemoryStore: PackageStore {
    /// Replaces all proposals.
    public func savePackages(_ packages: [PackageProposal]) { proposals = packages }

    /// Returns the proposals of the last save, in the same order.
    public func packages() -> [PackageProposal] { proposals }
}
