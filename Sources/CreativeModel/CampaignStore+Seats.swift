/// Default implementations of the requirements for one seat.
extension CampaignStore {
    /// Returns the full snapshot, filtered by seat.
    public func snapshot(ofSeat seat: String) async throws -> StoreSnapshot {
        try await snapshot().limited(toSeat: seat)
    }

    /// Returns the full backlog, filtered by seat.
    public func backlog(ofSeat seat: String) async throws -> PlanningBacklog {
        try await backlog().limited(toSeat: seat)
    }

    /// Returns the seats of all creatives and campaigns.
    public func seats() async throws -> [String] {
        let snapshot = try await snapshot()
        return Set(snapshot.creatives.map(\.key.seat) + snapshot.campaigns.map(\.seat)).sorted()
    }

    /// Returns the reports on all campaigns, filtered by seat.
    public func reports(ofSeat seat: String, in period: ReportPeriod) async throws -> [CampaignReport] {
        try await reports(on: nil, in: period).filter { $0.campaign.seat == seat }
    }

    /// Returns all assignments, filtered by seat.
    public func assignments(ofSeat seat: String) async throws -> [Assignment] {
        try await assignments(of: nil).filter { $0.creative.seat == seat }
    }

    /// Returns all creatives without a campaign, filtered by seat.
    public func unassigned(ofSeat seat: String) async throws -> [UnassignedCreative] {
        try await unassigned().filter { $0.creative.seat == seat }
    }
}

/// Queries of one seat, or of all seats if `nil`.
extension CampaignStore {
    /// Returns the planning data of one seat, or of all.
    package func snapshot(ofSeat seat: String?) async throws -> StoreSnapshot {
        if let seat { try await snapshot(ofSeat: seat) } else { try await snapshot() }
    }

    /// Returns the creatives of one seat, or of all, that no plan has covered yet.
    package func backlog(ofSeat seat: String?) async throws -> PlanningBacklog {
        if let seat { try await backlog(ofSeat: seat) } else { try await backlog() }
    }

    /// Returns reports on the campaigns of one seat, or of all, by ID.
    package func reports(ofSeat seat: String?, in period: ReportPeriod) async throws -> [CampaignReport] {
        if let seat {
            try await reports(ofSeat: seat, in: period)
        } else {
            try await reports(on: nil, in: period)
        }
    }

    /// Returns the assignments of one seat, or of all, by creative.
    package func assignments(ofSeat seat: String?) async throws -> [Assignment] {
        if let seat { try await assignments(ofSeat: seat) } else { try await assignments(of: nil) }
    }

    /// Returns the creatives without a campaign of one seat, or of all, by key.
    package func unassigned(ofSeat seat: String?) async throws -> [UnassignedCreative] {
        if let seat { try await unassigned(ofSeat: seat) } else { try await unassigned() }
    }
}

extension StoreSnapshot {
    /// Returns the part of the snapshot that belongs to a seat.
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
    /// Returns the part of the backlog that belongs to a seat, with the same planner.
    package func limited(toSeat seat: String) -> PlanningBacklog {
        PlanningBacklog(
            revision: revision, planner: planner, creatives: creatives.filter { $0.key.seat == seat })
    }
}
