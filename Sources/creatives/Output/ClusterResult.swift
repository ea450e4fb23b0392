internal import CreativeIntelligence

/// What `creatives cluster` prints.
struct ClusterResult {
    var overview: CampaignOverview
    /// Of the import and the plan.
    var warnings: [String]
    var report: ImportReport
    /// What reads words.
    var model: String
    /// `nil` where no model was asked.
    var usage: ModelUsage?
    var seconds: Double

    func printTable(limit: Int) {
        let width = Terminal.columns
        printHead()
        if !overview.campaigns.isEmpty {
            print("")
            for line in CampaignTable(overview: overview, limit: limit).lines(width: width) { print(line) }
        }
        if !overview.unassigned.isEmpty {
            print("\nUnassigned: \(Display.counted(overview.unassigned.count, "creative"))")
            for reason in UnassignedText.reasons(overview.unassigned.map(\.reason), limit: 5) {
                print("  " + Display.cut(reason, to: max(20, width - 2)))
            }
        }
        printProblems(width: width)
    }

    func printTree(limit: Int) {
        printHead()
        let tree = CampaignTree(overview: overview, unassigned: overview.unassigned, limit: limit)
        for line in tree.lines() { print(Display.cut(line, to: max(40, Terminal.columns))) }
        printProblems(width: Terminal.columns)
    }

    private func printHead() {
        let creatives = Display.counted(overview.creativeCount, "creative")
        let campaigns = Display.counted(overview.campaigns.count, "campaign")
        print("\(creatives) in \(campaigns), spend \(CampaignText.spend(overview.totals))")
    }

    /// Warnings and rejected rows go where diagnostics go.
    private func printProblems(width: Int) {
        if let usage { print("\n\(usage.line())") }
        StandardError.write(warnings: warnings)
        RejectedRows(report: report, noun: "bad row").printOut()
    }
}

extension ClusterResult {
    /// The document of `--json`.
    var json: JSONValue {
        .object([
            "campaigns": .array(overview.campaigns.map(Self.campaign)),
            "unassigned": .array(
                overview.unassigned.map(CampaignJSON.unassigned)),
            "totals": .object([
                "creatives": .integer(Int64(overview.creativeCount)),
                "assigned": .integer(Int64(overview.assignedCount)),
                "unassigned": .integer(Int64(overview.creativeCount - overview.assignedCount)),
                "spend": CampaignJSON.spend(overview.totals),
            ]),
            "usage": ModelUsage.json(usage),
            "model": .string(model),
            "warnings": .array(warnings.map(JSONValue.string)),
            "rejected": RejectedRows(report: report, noun: "bad row").json,
            "seconds": .number(seconds),
        ])
    }

    private static func campaign(_ entry: CampaignOverview.Entry) -> JSONValue {
        var keys = CampaignJSON.performance(entry.performance)
        keys["id"] = .string(entry.campaign.id.description)
        keys["seat"] = .string(entry.campaign.seat)
        keys["name"] = .string(entry.campaign.name)
        keys["status"] = .string(entry.campaign.status.rawValue)
        keys["creative_ids"] = .array(entry.creatives.map { .string($0.id) })
        keys["status"] = .string(entry.campaign.status.rawValue)
        keys["method"] = .string(entry.campaign.method.rawValue)
        keys["confidence"] = JSONValue(entry.campaign.confidence)
        return .object(keys)
    }
}
