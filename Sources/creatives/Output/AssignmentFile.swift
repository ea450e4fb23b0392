internal import CreativeIntelligence
internal import Foundation

/// The file of `--assignments`: one row per creative.
struct AssignmentFile {
    var overview: CampaignOverview

    /// New columns are appended at the end; columns are never reordered.
    static let header = ["creative_id", "campaign_id", "campaign_name", "assigned_by", "evidence", "seat"]

    func write(to file: URL) throws {
        var rows: [(key: CreativeKey, cells: [String])] = []
        for entry in overview.campaigns {
            for assignment in entry.assignments {
                let evidence = assignment.evidence.map(\.detail).joined(separator: "; ")
                rows.append(
                    (
                        assignment.creative,
                        [
                            assignment.creative.id, entry.campaign.id.description, entry.campaign.name,
                            assignment.assignedBy.rawValue, evidence, assignment.creative.seat,
                        ]
                    ))
            }
        }
        rows += overview.unassigned.map {
            ($0.creative, [$0.creative.id, "", "", "", $0.reason, $0.creative.seat])
        }
        rows.sort { $0.key < $1.key }
        let writer = try CSVWriter(file)
        try writer.write(Self.header)
        for row in rows { try writer.write(row.cells) }
        try writer.close()
    }
}
