internal import CreativeIntelligence

/// The result of `creatives cluster`.
struct ClusterResult {
    var overview: CampaignOverview
    /// The reporting period.
    var period: ReportPeriod
    /// The changes of the run.
    var outcome: PlanOutcome
    /// The warnings of the import and the plan.
    var warnings: [String]
    var report: ImportReport
    /// The embedding model.
    var model: String
    /// `nil` if no model was used.
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
            for reason in UnassignedText.lines(UnassignedGroup.groups(of: overview.unassigned)) {
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

    func printCSV(limit: RowLimit) {
        CampaignCSV.print(Array(limit.cut(overview.campaigns)))
        printWarnings()
    }

    private func printHead() {
        print(Headline.campaigns(overview, in: period))
    }

    /// Prints warnings and rejected rows to standard error.
    private func printProblems(width: Int) {
        if let usage { print("\n\(usage.line())") }
        printWarnings()
    }

    private func printWarnings() {
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
            "unassigned_groups": UnassignedText.json(UnassignedGroup.groups(of: overview.unassigned)),
            "totals": totals,
            "usage": ModelUsage.json(usage),
            "model": .string(model),
            "warnings": .array(warnings.map(JSONValue.string)),
            "rejected": RejectedRows(report: report, noun: "bad row").json,
            "seconds": .number(seconds),
        ])
    }

    /// The totals of the input, assigned or not. The last two count the changes of the run.
    private var totals: JSONValue {
        .object([
            "creatives": .integer(Int64(overview.creativeCount)),
            "assigned": .integer(Int64(overview.assignedCount)),
            "unassigned": .integer(Int64(overview.creativeCount - overview.assignedCount)),
            "spend": CampaignJSON.spend(overview.totals),
            "impressions": JSONValue(overview.totals.metrics.impressions),
            "clicks": JSONValue(overview.totals.metrics.clicks),
            "first_day": JSONValue(overview.totals.firstDay?.description),
            "last_day": JSONValue(overview.totals.lastDay?.description),
            "campaigns_created": .integer(Int64(outcome.created.count)),
            "creatives_categorized": .integer(Int64(outcome.newlyAssigned)),
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
        let groups = CampaignGroup.groups(of: entry.assignments)
        if !groups.isEmpty { keys["groups"] = CampaignJSON.groups(groups) }
        return .object(keys)
    }
}
