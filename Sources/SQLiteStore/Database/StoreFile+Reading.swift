internal import CreativeModel

extension StoreFile {
    func assignments(of campaign: CampaignID?) throws -> [Assignment] {
        let columns = """
            SELECT c.seat_id, c.buyer_creative_id,
                a.campaign_id, a.assigned_by, a.assigned_at, a.evidence, a.manually_assigned
            FROM creative_campaigns AS a JOIN creatives AS c ON c.id = a.creative_id
            """
        let rows = try statement(campaign == nil ? columns : columns + " WHERE a.campaign_id = ?")
        if let campaign { try rows.bind(Int64(campaign.rawValue), at: 1) }
        var assignments: [Assignment] = []
        while try rows.step() {
            let key = CreativeKey(seat: try seatName(rows.integer(0)), id: rows.text(1))
            assignments.append(try assignment(rows, of: key, from: 2))
        }
        return assignments.sorted { $0.creative < $1.creative }
    }

    func unassigned() throws -> [UnassignedCreative] {
        let rows = try statement(
            """
            SELECT c.seat_id, c.buyer_creative_id, r.reason
            FROM creatives AS c LEFT JOIN unassigned_reasons AS r ON r.creative_id = c.id
            WHERE c.is_described
                AND NOT EXISTS (SELECT 1 FROM creative_campaigns AS a WHERE a.creative_id = c.id)
            """)
        var unassigned: [UnassignedCreative] = []
        while try rows.step() {
            unassigned.append(
                UnassignedCreative(
                    creative: CreativeKey(seat: try seatName(rows.integer(0)), id: rows.text(1)),
                    reason: rows.optionalText(2) ?? UnassignedCreative.notPlanned))
        }
        return unassigned.sorted { $0.creative < $1.creative }
    }
}
