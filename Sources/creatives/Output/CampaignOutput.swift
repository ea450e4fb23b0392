internal import CreativeIntelligence
internal import Foundation

/// Prints the results of `creatives campaigns`.
struct CampaignOutput {
    var form: OutputForm
    var limit: RowLimit
    var order: CampaignOrder?

    private var isJSON: Bool { form == .json }

    /// - Parameters:
    ///   - period: The reporting period.
    ///   - decisions: The decisions of models.
    ///   - coherence: The validation results by campaign; empty if not requested.
    ///   - groups: The groups inside campaigns; only for JSON.
    func list(
        _ reports: [CampaignReport], in period: ReportPeriod, decisions: [CampaignDecision],
        coherence: [CampaignID: PerformanceCoherence], groups: [CampaignID: [CampaignGroup]]
    ) throws {
        let decided = Dictionary(grouping: decisions, by: \.campaign)
        let reports = order?.sorted(reports) ?? reports
        if isJSON {
            let campaigns = reports.map {
                CampaignJSON.report(
                    $0, decisions: decided[$0.campaign.id] ?? [], coherence: coherence[$0.campaign.id],
                    groups: groups[$0.campaign.id] ?? [])
            }
            return try JSONValue.object(["campaigns": .array(campaigns)]).print()
        }
        let sorted = order == nil ? CampaignOrder.creatives.sorted(reports) : reports
        let warnings = sorted.flatMap { report in
            report.performance.warnings.map { CampaignText.warning($0, of: report.campaign) }
        }
        if form == .csv {
            CampaignCSV.print(Array(limit.ofCSV.cut(sorted)), coherence: coherence)
            return StandardError.write(warnings: warnings)
        }
        let shown = limit.cut(sorted)
        print(Headline.campaigns(reports, in: period) + "\n")
        let isValidated = !coherence.isEmpty
        let showsSeat = Set(reports.map(\.campaign.seat)).count > 1
        let outcomes = OutcomeColumns(reports.map(\.performance.totals), dropOrder: 4)
        let isDecided = sorted.contains { decided[$0.campaign.id] != nil }
        let table = TextTable(
            columns: CampaignRow.columns(
                showsSeat: showsSeat, showsModel: isDecided,
                showsStatus: sorted.contains { $0.campaign.status != .active }, outcomes: outcomes,
                validated: isValidated),
            rows: shown.map { report in
                CampaignRow(report).cells(seat: showsSeat, outcomes: outcomes)
                    + (isDecided ? [DecisionText(decided[report.campaign.id] ?? []).summary] : [])
                    + (coherence[report.campaign.id].map { [Self.verdict($0)] } ?? [])
            })
        for line in table.lines(width: Terminal.columns) { print(line) }
        limit.printRest(sorted.count - shown.count, "campaign")
        StandardError.write(warnings: warnings)
    }

    func show(_ details: CampaignDetails) throws {
        switch form {
        case .json: return try CampaignJSON.details(details).print()
        case .csv:
            let limit = limit.ofCSV
            if let breakdown = details.breakdown {
                return CampaignCSV.print(Array(limit.cut(breakdown)), by: details.dimension ?? [])
            }
            if let breakdown = details.facetBreakdown {
                return CampaignCSV.print(Array(limit.cut(breakdown.slices)))
            }
            return CampaignCSV.print(limit.cut(details.assignments))
        case .text: break
        }
        let campaign = details.report.campaign
        let seat = campaign.seat == CreativeKey.defaultSeat ? "" : ", seat \(Display.safe(campaign.seat))"
        print("\(Display.safe(campaign.name)) (campaign \(campaign.id), \(campaign.status.rawValue)\(seat))")
        if let summary = campaign.summary { print(Display.safe(summary)) }
        print("")
        for line in CampaignRow(details.report).paragraph { print(line) }
        print("Coherence: \(coherence(details.coherence))")
        for warning in details.report.performance.warnings { print("Warning: \(warning.detail)") }
        if let breakdown = details.breakdown { printBreakdown(breakdown) }
        if let breakdown = details.facetBreakdown { printFacets(breakdown) }
        if !details.decisions.isEmpty { print("\nModel decisions") }
        for line in limit.cut(DecisionText(details.decisions).lines) { print("  " + line) }
        limit.printRest(details.decisions.count - limit.cut(details.decisions).count, "decision")
        let groups = CampaignGroup.groups(of: details.assignments)
        if !groups.isEmpty { print("\nGroups: \(Display.grouped(Int64(groups.count)))") }
        for line in limit.cut(GroupText.lines(groups)) { print("  " + line) }
        limit.printRest(groups.count - limit.cut(groups).count, "group")
        print("\nMembers: \(Display.counted(details.assignments.count, "creative"))")
        for assignment in limit.cut(details.assignments) {
            let reasons = assignment.evidence.map(\.detail).joined(separator: "; ")
            let line =
                "  \(Display.safe(assignment.creative.id))  \(assignment.assignedBy.rawValue): \(Display.safe(reasons))"
            print(Display.cut(line, to: max(40, Terminal.columns)))
        }
        limit.printRest(details.assignments.count - limit.cut(details.assignments).count, "creative")
        if !details.edits.isEmpty { print("\nEdits") }
        for edit in limit.cut(details.edits) { print("  " + Self.line(edit)) }
    }

    func unassigned(_ creatives: [UnassignedCreative]) throws {
        if isJSON {
            return try JSONValue.object([
                "unassigned": .array(creatives.map(CampaignJSON.unassigned)),
                "unassigned_groups": UnassignedText.json(UnassignedGroup.groups(of: creatives)),
            ]).print()
        }
        if form == .csv { return CampaignCSV.print(limit.ofCSV.cut(creatives)) }
        guard !creatives.isEmpty else { return print("no unassigned creatives") }
        print("Unassigned: \(Display.counted(creatives.count, "creative"))")
        UnassignedList(creatives, limit: limit).printOut()
    }

    func log(_ edits: [CampaignEdit]) throws {
        if isJSON { return try JSONValue.object(["edits": .array(edits.map(CampaignJSON.edit))]).print() }
        for edit in limit.cut(edits) { print(Self.line(edit)) }
        limit.printRest(edits.count - limit.cut(edits).count, "edit")
    }

    func done(_ report: CampaignReport, _ what: String) throws {
        if isJSON { return try JSONValue.object(["campaign": CampaignJSON.report(report)]).print() }
        let count = Display.counted(report.creativeCount, "creative")
        print("campaign \(report.campaign.id) “\(Display.safe(report.campaign.name))” \(what): \(count)")
    }

    func deleted(_ campaign: Campaign) throws {
        if isJSON { return try JSONValue.object(["deleted": .string(campaign.id.description)]).print() }
        print("campaign \(campaign.id) “\(Display.safe(campaign.name))” deleted")
    }

    func undone(_ edit: CampaignEdit) throws {
        if isJSON { return try JSONValue.object(["undone": CampaignJSON.edit(edit)]).print() }
        print("undid: \(Self.what(edit)) (\(Day(edit.at, in: .gmt)))")
    }

    /// - Parameter campaign: The campaign, or `nil` for all campaigns.
    func forgotten(_ count: Int, about campaign: Campaign?) throws {
        if isJSON { return try JSONValue.object(["forgotten": .integer(Int64(count))]).print() }
        let about = campaign.map { "campaign \($0.id) “\(Display.safe($0.name))”" } ?? "any campaign"
        guard count > 0 else { return print("no model decisions about \(about) are stored") }
        print(
            "removed \(Display.counted(count, "model decision")) about "
                + (campaign == nil ? "all campaigns" : about)
                + "; the next run plans their creatives again")
    }

    private func printBreakdown(_ slices: [PerformanceSlice]) {
        print("")
        let outcomes = OutcomeColumns(slices.map(\.totals), dropOrder: 3)
        let table = TextTable(
            columns: [
                .init(title: "Part", shrinksTo: 12), .init(title: "Spend", alignsRight: true),
                .init(title: "Impr.", alignsRight: true),
                .init(title: "Clicks", alignsRight: true, dropOrder: 1),
                .init(title: "CTR", alignsRight: true, dropOrder: 2),
            ] + outcomes.columns,
            rows: limit.cut(slices).map { slice in
                let part = slice.creative?.id ?? slice.geo ?? slice.day?.description ?? "several days"
                let metrics = slice.totals.metrics
                return [
                    part.isEmpty ? "unknown" : Display.safe(part), CampaignText.spend(slice.totals),
                    metrics.impressions.map(Display.compact) ?? "–",
                    metrics.clicks.map(Display.compact) ?? "–",
                    metrics.clickThroughRate.map(Display.percent) ?? "–",
                ] + outcomes.cells(slice.totals)
            })
        for line in table.lines(width: Terminal.columns) { print(line) }
        limit.printRest(slices.count - limit.cut(slices).count, "part")
    }

    private func printFacets(_ breakdown: FacetBreakdown) {
        guard !breakdown.slices.isEmpty else { return print("\nThe names of its creatives state no facets") }
        print("")
        for line in breakdown.lines(limit: limit) { print(line) }
        limit.printRest(breakdown.slices.count - limit.cut(breakdown.slices).count, "part")
    }

    private func coherence(_ coherence: PerformanceCoherence) -> String {
        guard let correlation = coherence.correlation else {
            return "unknown: not enough performance by geo in 30 days"
        }
        let count = Display.counted(coherence.comparedCount, "creative")
        return "\(coherence.verdict.rawValue), \(Self.rounded(correlation)) over \(count)"
    }

    private static func verdict(_ coherence: PerformanceCoherence) -> String {
        coherence.verdict.rawValue + (coherence.correlation.map { " (\(rounded($0)))" } ?? "")
    }

    private static func rounded(_ correlation: Double) -> String {
        String((correlation * 100).rounded() / 100)
    }

    private static func line(_ edit: CampaignEdit) -> String {
        let maker = edit.by == .model ? " (by a model)" : ""
        let undone = edit.undoneAt.map { " (undone \(Day($0, in: .gmt)))" } ?? ""
        return "\(Day(edit.at, in: .gmt))  \(what(edit))\(maker)\(undone)"
    }

    private static func what(_ edit: CampaignEdit) -> String {
        let count = edit.creatives.isEmpty ? "" : " (\(Display.counted(edit.creatives.count, "creative")))"
        let campaign = edit.campaign.map { "campaign \($0)" } ?? "all campaigns"
        return "\(campaign)  \(Display.safe(edit.detail))\(count)"
    }
}
