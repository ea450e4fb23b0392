internal import CreativeModel
internal import Foundation

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

    func edits(limit: Int) throws -> [CampaignEdit] {
        let rows = try statement(
            "SELECT id, kind, at, campaign_id, detail FROM edits ORDER BY id DESC LIMIT ?")
        let creatives = try statement(
            """
            SELECT c.seat_id, c.buyer_creative_id
            FROM edit_creatives AS e JOIN creatives AS c ON c.id = e.creative_id
            WHERE e.edit_id = ? ORDER BY e.position
            """)
        try rows.bind(Int64(max(0, limit)), at: 1)
        var edits: [CampaignEdit] = []
        while try rows.step() {
            guard let kind = CampaignEdit.Kind(rawValue: rows.text(1)) else {
                throw damage("an edit is of kind \(rows.text(1).prefix(60))")
            }
            var edit = CampaignEdit(
                kind: kind, at: TimeText.date(rows.text(2)) ?? Date(timeIntervalSince1970: 0),
                campaign: CampaignID(rawValue: Int(rows.integer(3))), detail: rows.text(4))
            try creatives.bind(rows.integer(0), at: 1)
            while try creatives.step() {
                edit.creatives.append(
                    CreativeKey(seat: try seatName(creatives.integer(0)), id: creatives.text(1)))
            }
            edits.append(edit)
        }
        return edits
    }
}
