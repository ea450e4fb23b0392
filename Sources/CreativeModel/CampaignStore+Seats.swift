/// What stores say of one seat, where they have no shorter way.
extension CampaignStore {
    /// The part of the whole snapshot that is of a seat.
    public func snapshot(ofSeat seat: String) async throws -> StoreSnapshot {
        try await snapshot().limited(toSeat: seat)
    }

    /// The part of the whole backlog that is of a seat.
    public func backlog(ofSeat seat: String) async throws -> PlanningBacklog {
        try await backlog().limited(toSeat: seat)
    }

    /// The seats of all creatives and campaigns.
    public func seats() async throws -> [String] {
        let snapshot = try await snapshot()
        return Set(snapshot.creatives.map(\.key.seat) + snapshot.campaigns.map(\.seat)).sorted()
    }

    /// The reports on all campaigns that are of a seat.
    public func reports(ofSeat seat: String, in period: ReportPeriod) async throws -> [CampaignReport] {
        try await reports(on: nil, in: period).filter { $0.campaign.seat == seat }
    }

    /// The assignments that are of a seat.
    public func assignments(ofSeat seat: String) async throws -> [Assignment] {
        try await assignments(of: nil).filter { $0.creative.seat == seat }
    }

    /// The creatives without a campaign that are of a seat.
    public func unassigned(ofSeat seat: String) async throws -> [UnassignedCreative] {
        try await unassigned().filter { $0.creative.seat == seat }
    }
}

/// Reading of a seat where one is named, else of all.
extension CampaignStore {
    /// All that planning reads, of one seat or all.
    package func snapshot(ofSeat seat: String?) async throws -> StoreSnapshot {
        if let seat { try await snapshot(ofSeat: seat) } else { try await snapshot() }
    }

    /// What no plan has accounted for yet, of one seat or all.
    package func backlog(ofSeat seat: String?) async throws -> PlanningBacklog {
        if let seat { try await backlog(ofSeat: seat) } else { try await backlog() }
    }

    /// Reports on the campaigns of one seat or all, by id.
    package func reports(ofSeat seat: String?, in period: ReportPeriod) async throws -> [CampaignReport] {
        if let seat {
            try await reports(ofSeat: seat, in: period)
        } else {
            try await reports(on: nil, in: period)
        }
    }

    /// The assignments of one seat or all, by creative.
    package func assignments(ofSeat seat: String?) async throws -> [Assignment] {
        if let seat { try await assignments(ofSeat: seat) } else { try await assignments(of: nil) }
    }

    /// The creatives without a campaign of one seat or all, by key.
    package func unassigned(ofSeat seat: String?) async throws -> [UnassignedCreative] {
        if let seat { try await unassigned(ofSeat: seat) } else { try await unassigned() }
    }
}

extension StoreSnapshot {
    /// The part that is of a seat.
    package func limited(toSeat seat: String) -> StoreSnapshot {
        StoreSnapshot(
            revision: revision, creatives: creatives.filter { $0.key.seat == seat },
            campaigns: campaigns.filter { $0.seat == seat },
            assignments: assignments.filter { $0.creative.seat == seat },
            exclusions: exclusions.filter { $0.creative.seat == seat },
            decisions: decisions.filter { $0.seat == seat }, otherNames: otherNames.filter { $0.key == seat })
    }
}

extension PlanningBacklog {
    /// The part that is of a seat, by the same planner.
    package func limited(toSeat seat: String) -> PlanningBacklog {
        PlanningBacklog(
            revision: revision, planner: planner, creatives: creatives.filter { $0.key.seat == seat })
    }
}
