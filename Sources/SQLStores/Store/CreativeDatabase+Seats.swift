public import CreativeModel

/// What the store says of one seat: only that seat's rows are read.
extension CreativeDatabase {
    /// All that planning reads of a seat, at one moment.
    ///
    /// - Throws: ``SQLStoreError``.
    /// - Complexity: O(*n*) for *n* creatives of the seat.
    public func snapshot(ofSeat seat: String) throws -> StoreSnapshot {
        try read { try $0.snapshot(ofSeat: seat) }
    }

    /// What no plan of a seat has accounted for yet.
    ///
    /// - Throws: ``SQLStoreError``.
    /// - Complexity: O(*n*) for *n* creatives of the seat.
    public func backlog(ofSeat seat: String) throws -> PlanningBacklog {
        try read { try $0.backlog(ofSeat: seat) }
    }

    /// The creatives of a seat, by key.
    ///
    /// - Throws: ``SQLStoreError``.
    public func creatives(ofSeat seat: String) throws -> [Creative] {
        try read { try $0.creatives.numbered(ofSeat: seat).map(\.creative) }
    }

    /// The seats that have creatives or campaigns, in order.
    ///
    /// - Throws: ``SQLStoreError``.
    public func seats() throws -> [String] {
        try read { try $0.seatsInUse() }
    }

    /// Reports on the campaigns of a seat, by id.
    ///
    /// - Throws: ``SQLStoreError``.
    public func reports(ofSeat seat: String, in period: ReportPeriod) throws -> [CampaignReport] {
        try reports(on: read { try $0.campaigns.all(ofSeat: seat).map(\.id) }, in: period)
    }

    /// The assignments of a seat, by creative.
    ///
    /// - Throws: ``SQLStoreError``.
    public func assignments(ofSeat seat: String) throws -> [Assignment] {
        try read { try $0.campaigns.assignments(ofSeat: seat) }
    }

    /// The creatives of a seat without a campaign, by key.
    ///
    /// - Throws: ``SQLStoreError``.
    public func unassigned(ofSeat seat: String) throws -> [UnassignedCreative] {
        try read { try $0.campaigns.unassigned(ofSeat: seat) }
    }
}
