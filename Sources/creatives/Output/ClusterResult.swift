internal import CreativeIntelligence

/// What `creatives cluster` prints.
struct ClusterResult {
    var overview: CampaignOverview
    var plan: CampaignPlan
    var report: ImportReport
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
        if !plan.unassigned.isEmpty {
            print("\nUnassigned: \(Display.counted(plan.unassigned.count, "creative"))")
            for reason in UnassignedText.reasons(plan.unassigned.map(\.reason), limit: 5) {
                print("  " + Display.cut(reason, to: max(20, width - 2)))
            }
        }
        printProblems(width: width)
    }

    func printTree(limit: Int) {
        printHead()
        let tree = CampaignTree(overview: overview, unassigned: plan.unassigned, limit: limit)
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
        for warning in report.warnings + plan.warnings {
            StandardError.write("warning: \(Display.safe(warning))")
        }
        RejectedRows(report: report, noun: "bad row").printOut()
    }
}

extension ClusterResult {
    /// The document of `--json`.
    var json: JSONValue {
        .object([
            "campaigns": .array(overview.campaigns.map(Self.campaign)),
            "unassigned": .array(
                plan.unassigned.map { stray in
                    .object([
                        "creative_id": .string(stray.creative.id), "seat": .string(stray.creative.seat),
                        "reason": .string(stray.reason),
                    ])
                }),
            "totals": .object([
                "creatives": .integer(Int64(overview.creativeCount)),
                "assigned": .integer(Int64(overview.assignedCount)),
                "unassigned": .integer(Int64(overview.creativeCount - overview.assignedCount)),
                "spend": Self.spend(overview.totals),
            ]),
            "usage": ModelUsage.json(usage),
            "warnings": .array((report.warnings + plan.warnings).map(JSONValue.string)),
            "rejected": RejectedRows(report: report, noun: "bad row").json,
            "seconds": .number(seconds),
        ])
    }

    private static func campaign(_ entry: CampaignOverview.Entry) -> JSONValue {
        let totals = entry.performance.totals
        return .object([
            "id": .string(entry.campaign.id.description),
            "seat": .string(entry.campaign.seat),
            "name": .string(entry.campaign.name),
            "creative_ids": .array(entry.creatives.map { .string($0.id) }),
            "spend": spend(totals),
            "impressions": JSONValue(totals.metrics.impressions),
            "clicks": JSONValue(totals.metrics.clicks),
            "ctr": JSONValue(totals.metrics.clickThroughRate),
            "top_geos": .array(entry.performance.topGeos.map(JSONValue.string)),
            "best_performer": JSONValue(entry.performance.bestPerformer?.id),
            "first_day": JSONValue(totals.firstDay?.description),
            "last_day": JSONValue(totals.lastDay?.description),
            "method": .string(entry.campaign.method.rawValue),
            "confidence": JSONValue(entry.campaign.confidence),
        ])
    }

    private static func spend(_ totals: PerformanceTotals) -> JSONValue {
        .object(
            Dictionary(
                uniqueKeysWithValues: totals.spend.map {
                    ($0.currency.rawValue, .integer($0.amount.rawValue))
                }))
    }
}
