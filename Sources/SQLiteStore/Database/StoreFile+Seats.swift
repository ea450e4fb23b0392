internal import CreativeModel

/// Reads one seat by its number: rows of others are not looked at.
extension StoreFile {
    func creatives(ofSeat seat: String) throws -> [Creative] {
        try numberedCreatives(ofSeat: seat).map(\.creative)
    }

    private func numberedCreatives(ofSeat seat: String) throws -> [(id: Int64, creative: Creative)] {
        guard let number = try seatID(seat) else { return [] }
        let rows = try statement(
            "SELECT \(Self.creativeColumns) FROM creatives AS c WHERE c.seat_id = ? AND c.is_described")
        try rows.bind(number, at: 1)
        var creatives: [(id: Int64, creative: Creative)] = []
        while try rows.step() { creatives.append(try creative(rows)) }
        return creatives.sorted { $0.creative.key < $1.creative.key }
    }

    func campaigns(ofSeat seat: String) throws -> [Campaign] {
        guard let number = try seatID(seat) else { return [] }
        let rows = try statement(
            "SELECT \(Self.campaignColumns) FROM campaigns WHERE seat_id = ? ORDER BY id")
        try rows.bind(number, at: 1)
        var campaigns: [Campaign] = []
        while try rows.step() { campaigns.append(try campaign(rows)) }
        return campaigns
    }

    func assignments(ofSeat seat: String) throws -> [Assignment] {
        guard let number = try seatID(seat) else { return [] }
        let rows = try statement(
            """
            SELECT c.buyer_creative_id, a.campaign_id, a.assigned_by, a.assigned_at, a.evidence, a.manually_assigned
            FROM creatives AS c CROSS JOIN creative_campaigns AS a ON a.creative_id = c.id WHERE c.seat_id = ?
            """)
        try rows.bind(number, at: 1)
        let name = try seatName(number)
        var assignments: [Assignment] = []
        while try rows.step() {
            let key = CreativeKey(seat: name, id: rows.text(0))
            assignments.append(try assignment(rows, of: key, from: 1))
        }
        return assignments.sorted { $0.creative < $1.creative }
    }

    func unassigned(ofSeat seat: String) throws -> [UnassignedCreative] {
        guard let number = try seatID(seat) else { return [] }
        let rows = try statement(
            """
            SELECT c.buyer_creative_id, r.reason
            FROM creatives AS c LEFT JOIN unassigned_reasons AS r ON r.creative_id = c.id
            WHERE c.seat_id = ? AND c.is_described
                AND NOT EXISTS (SELECT 1 FROM creative_campaigns AS a WHERE a.creative_id = c.id)
            """)
        try rows.bind(number, at: 1)
        let name = try seatName(number)
        var unassigned: [UnassignedCreative] = []
        while try rows.step() {
            unassigned.append(
                UnassignedCreative(
                    creative: CreativeKey(seat: name, id: rows.text(0)),
                    reason: rows.optionalText(1) ?? UnassignedCreative.notPlanned))
        }
        return unassigned.sorted { $0.creative < $1.creative }
    }

    private func exclusions(ofSeat seat: String) throws -> [Exclusion] {
        guard let number = try seatID(seat) else { return [] }
        let rows = try statement(
            """
            SELECT c.buyer_creative_id, e.campaign_id
            FROM creatives AS c CROSS JOIN exclusions AS e ON e.creative_id = c.id WHERE c.seat_id = ?
            """)
        try rows.bind(number, at: 1)
        let name = try seatName(number)
        var exclusions: [Exclusion] = []
        while try rows.step() {
            exclusions.append(
                Exclusion(
                    creative: CreativeKey(seat: name, id: rows.text(0)),
                    campaign: CampaignID(rawValue: Int(rows.integer(1)))))
        }
        return exclusions.sorted { ($0.creative, $0.campaign) < ($1.creative, $1.campaign) }
    }

    func snapshot(ofSeat seat: String) throws -> StoreSnapshot {
        let creatives = try numberedCreatives(ofSeat: seat)
        return StoreSnapshot(
            revision: try revision, creatives: creatives.map(\.creative),
            campaigns: try campaigns(ofSeat: seat), assignments: try assignments(ofSeat: seat),
            exclusions: try exclusions(ofSeat: seat),
            decisions: try decisions(about: creatives.map(\.id)).map(\.decision))
    }

    func backlog(ofSeat seat: String) throws -> PlanningBacklog {
        var creatives: [Creative] = []
        if let number = try seatID(seat) {
            let pending = try statement(
                """
                SELECT c.id FROM creatives AS c CROSS JOIN planning AS p ON p.creative_id = c.id
                WHERE c.seat_id = ? AND (p.planned_at IS NULL OR p.changed_at > p.planned_at)
                """)
            try pending.bind(number, at: 1)
            var ids: [Int64] = []
            while try pending.step() { ids.append(pending.integer(0)) }
            creatives = try self.creatives(numbered: ids)
        }
        return PlanningBacklog(
            revision: try revision, planner: try planner(ofSeat: seat), creatives: creatives)
    }

    /// The seats that have creatives or campaigns.
    func usedSeats() throws -> [String] {
        let rows = try statement(
            """
            SELECT seat FROM seats AS s
            WHERE EXISTS (SELECT 1 FROM creatives AS c WHERE c.seat_id = s.id AND c.is_described)
                OR EXISTS (SELECT 1 FROM campaigns AS k WHERE k.seat_id = s.id)
            """)
        var seats: [String] = []
        while try rows.step() { seats.append(rows.text(0)) }
        return seats.sorted()
    }

    // MARK: Planners

    /// What made the last plan of a seat, or of all seats alike.
    func planner(ofSeat seat: String?) throws -> String? {
        let row = try statement(
            """
            SELECT s.planner, p.planner, (SELECT count(*) FROM seat_planners AS o WHERE o.planner IS NOT s.planner)
            FROM store_state AS s LEFT JOIN seat_planners AS p ON p.seat_id = ?
            """)
        try row.bind(seat.flatMap { try seatID($0) }, at: 1)
        guard try row.step() else { return nil }
        defer { row.reset() }
        if seat != nil { return row.optionalText(1) ?? row.optionalText(0) }
        return row.integer(2) == 0 ? row.optionalText(0) : nil
    }

    /// Keeps what made a plan.
    func keepPlanner(of plan: CampaignPlan) throws {
        guard let planner = plan.planner else { return }
        if let seat = plan.seat {
            let replace = try statement("REPLACE INTO seat_planners (seat_id, planner) VALUES (?, ?)")
            try replace.bind(madeSeatID(seat), at: 1)
            try replace.bind(planner, at: 2)
            return try replace.run()
        }
        let update = try statement("UPDATE store_state SET planner = ?")
        try update.bind(planner, at: 1)
        try update.run()
        try statement("DELETE FROM seat_planners").run()
    }
}
