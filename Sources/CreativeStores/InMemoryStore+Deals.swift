public import CreativeModel

extension InMemoryStore: DealStore {
    /// Takes deals over; the last of an id counts.
    public func add(_ deals: [Deal]) -> DealOutcome {
        var outcome = DealOutcome()
        // What an id was before this call decides, so that a deal which comes twice counts once.
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

    /// All deals, by id.
    public func deals() -> [Deal] {
        dealsByID.values.sorted { $0.id < $1.id }
    }

    /// Forgets deals; ids that are not known are passed over.
    public func removeDeals(_ ids: [Deal.ID]) {
        for id in ids { dealsByID[id] = nil }
    }
}

extension InMemoryStore: PackageStore {
    /// Replaces all proposals.
    public func savePackages(_ packages: [PackageProposal]) { proposals = packages }

    /// The proposals of the last save, in its order.
    public func packages() -> [PackageProposal] { proposals }
}
