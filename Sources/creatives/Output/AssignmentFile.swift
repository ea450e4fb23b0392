internal import CreativeIntelligence
internal import Foundation

/// The file of `--assignments`: a row per creative.
struct AssignmentFile {
    var plan: CampaignPlan
    /// The ids of the plan's campaigns, once applied.
    var campaigns: [CampaignID?]

    static let header = ["creative_id", "campaign_id", "campaign_name", "assigned_by", "evidence"]

    func write(to file: URL) throws {
        var rows: [(key: CreativeKey, cells: [String])] = []
        for (planned, id) in zip(plan.campaigns, campaigns) {
            for member in planned.members {
                let evidence = member.evidence.map(\.detail).joined(separator: "; ")
                rows.append(
                    (
                        member.creative,
                        [
                            member.creative.id, id?.description ?? "", planned.name,
                            member.assignedBy.rawValue,
                            evidence,
                        ]
                    ))
            }
        }
        rows += plan.unassigned.map { ($0.creative, [$0.creative.id, "", "", "", $0.reason]) }
        rows.sort { $0.key < $1.key }
        let writer = try CSVWriter(file)
        try writer.write(Self.header)
        for row in rows { try writer.write(row.cells) }
        try writer.close()
    }
}
