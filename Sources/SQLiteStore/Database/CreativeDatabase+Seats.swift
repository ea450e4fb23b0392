public import CreativeModel

/// What the store says of one seat: only that seat's rows are read.
extension CreativeDatabase {
    /// All that planning reads of a seat, at one moment.
    ///
    /// - Throws: ``SQLiteStoreError``.
    /// - Complexity: O(*n*) for *n* creatives of the seat.
    public func snapshot(ofSeat seat: String) throws -> StoreSnapshot {
        try file.read { try file.snapshot(ofSeat: seat) }
    }

    /// What no plan of a seat has accounted for yet.
    ///
    /// - Throws: ``SQLiteStoreError``.
    /// - Complexity: O(*n*) for *n* creatives of the seat.
    public func backlog(ofSeat seat: String) throws -> PlanningBacklog {
        try file.read { try file.backlog(ofSeat: seat) }
    }

    /// The creatives of a seat, by key.
    ///
    /// - Throws: ``SQLiteStoreError``.
    public func creatives(ofSeat seat: String) throws -> [Creative] {
        try file.read { try file.creatives(ofSeat: seat) }
    }

    /// The seats that have creatives or campaigns, in order.
    ///
    /// - Throws: ``SQLiteStoreError``.
    public func seats() throws -> [String] {
        try file.read { try file.usedSeats() }
    }

    /// Reports on the campaigns of a seat, by id.
    ///
    /// - Throws: ``SQLiteStoreError``.
    public func reports(ofSeat seat: String, in period: ReportPeriod) throws -> [CampaignReport] {
        try reports(on: file.read { try file.campaigns(ofSeat: seat).map(\.id) }, in: period)
    }

    /// The assignments of a seat, by creative.
    ///
    /// - Throws: ``SQLiteStoreError``.
    public func assignments(ofSeat seat: String) throws -> [Assignment] {
        try file.read { try file.assignments(ofSeat: seat) }
    }

    /// The creatives of a seat without a campaign, by key.
    ///
    /// - Throws: ``SQLiteStoreError``.
    public func unassigned(ofSeat seat: String) throws -> [UnassignedCreative] {
        try file.read { try file.unassigned(ofSeat: seat) }
    }
}
