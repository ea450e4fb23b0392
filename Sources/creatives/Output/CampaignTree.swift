internal import CreativeIntelligence

/// A tree of campaigns.
struct CampaignTree {
    var overview: CampaignOverview
    var unassigned: [UnassignedCreative]
    /// The maximum number of campaigns; 0 for all.
    var limit: Int

    func lines() -> [String] {
        let shown = limit == 0 ? overview.campaigns[...] : overview.campaigns.prefix(limit)
        var branches = shown.map { (title: title(of: $0), leaves: leaves(of: $0)) }
        let hidden = overview.campaigns.count - shown.count
        if hidden > 0 {
            let creatives = overview.campaigns.dropFirst(shown.count).reduce(0) { $0 + $1.creatives.count }
            branches.append(
                (
                    "… and \(Display.counted(hidden, "more campaign")) with \(Display.counted(creatives, "creative")) (\(RowLimit.option) 0 shows all)",
                    []
                ))
        }
        if !unassigned.isEmpty {
            let title = "Unassigned (\(Display.counted(unassigned.count, "creative")))"
            branches.append((title, UnassignedText.lines(UnassignedGroup.groups(of: unassigned))))
        }
        return branches.enumerated().flatMap { index, branch in
            let isLast = index == branches.count - 1
            let leaves = branch.leaves.enumerated().map { position, leaf in
                (isLast ? "    " : "│   ") + (position == branch.leaves.count - 1 ? "└── " : "├── ") + leaf
            }
            return [(isLast ? "└── " : "├── ") + branch.title] + leaves
        }
    }

    private func title(of entry: CampaignOverview.Entry) -> String {
        let campaign = entry.campaign
        let isOneSeat = overview.campaigns.allSatisfy { $0.campaign.seat == campaign.seat }
        let seat = isOneSeat ? "" : ", seat \(Display.safe(campaign.seat))"
        let status = campaign.status == .active ? "" : ", \(campaign.status.rawValue)"
        return
            "\(Display.safe(campaign.name)) (\(Display.counted(entry.creatives.count, "creative"))\(seat)\(status))"
    }

    private func leaves(of entry: CampaignOverview.Entry) -> [String] {
        let report = entry.performance
        return [
            "Spend: \(CampaignText.spend(report.totals))",
            "Best performer: \(report.bestPerformer.map { "creative \(Display.safe($0.id))" } ?? "–")",
            "Top geos: \(CampaignText.geos(report))",
        ] + (GroupText.summary(CampaignGroup.groups(of: entry.assignments)).map { ["Groups: \($0)"] } ?? [])
    }
}
