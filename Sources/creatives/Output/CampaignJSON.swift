internal import CreativeIntelligence
internal import Foundation

/// Campaigns as JSON, with keys shared by several commands.
enum CampaignJSON {
    /// - Parameters:
    ///   - decisions: The decisions of models about the campaign, or `nil` if not requested.
    ///   - coherence: The result of the validation, or `nil` if not requested.
    ///   - groups: The groups inside the campaign.
    static func report(
        _ report: CampaignReport, decisions: [CampaignDecision]? = nil,
        coherence: PerformanceCoherence? = nil,
        groups: [CampaignGroup] = []
    ) -> JSONValue {
        var keys = keys(of: report)
        if !groups.isEmpty { keys["groups"] = Self.groups(groups) }
        if let decisions {
            keys["model_decisions"] = .array(decisions.map { .object(decision($0.decision)) })
        }
        if let coherence {
            keys["coherence"] = JSONValue(coherence.correlation)
            keys["verdict"] = .string(coherence.verdict.rawValue)
        }
        return .object(keys)
    }

    static func details(_ details: CampaignDetails) -> JSONValue {
        var campaign = keys(of: details.report)
        campaign["description"] = JSONValue(details.report.campaign.summary)
        campaign["coherence"] = JSONValue(details.coherence.correlation)
        campaign["verdict"] = .string(details.coherence.verdict.rawValue)
        let groups = CampaignGroup.groups(of: details.assignments)
        if !groups.isEmpty { campaign["groups"] = Self.groups(groups) }
        campaign["creatives"] = .array(
            details.assignments.map { assignment in
                var creative: [String: JSONValue] = [
                    "id": .string(assignment.creative.id), "seat": .string(assignment.creative.seat),
                    "assigned_by": .string(assignment.assignedBy.rawValue),
                    "assigned_at": .string(assignment.assignedAt.formatted(.iso8601)),
                    "evidence": .array(assignment.evidence.map { .string($0.detail) }),
                ]
                if let facets = details.facets {
                    creative["facets"] = FacetBreakdown.json(facets.facets(of: assignment.creative))
                }
                return .object(creative)
            })
        campaign["model_decisions"] = .array(
            details.decisions.map { found in
                var keys = decision(found.decision)
                keys["creative_ids"] = .array(found.decision.creatives.map { .string($0.id) })
                return .object(keys)
            })
        campaign["edits"] = .array(details.edits.map(edit))
        var document: [String: JSONValue] = ["campaign": .object(campaign)]
        if let breakdown = details.breakdown { document["breakdown"] = .array(breakdown.map(slice)) }
        if let breakdown = details.facetBreakdown { document["breakdown"] = breakdown.json }
        return .object(document)
    }

    /// Returns the groups inside a campaign.
    static func groups(_ groups: [CampaignGroup]) -> JSONValue {
        .array(
            groups.map { group in
                .object([
                    "name": .string(group.name),
                    "creative_ids": .array(group.creatives.map { .string($0.id) }),
                ])
            })
    }

    static func unassigned(_ stray: UnassignedCreative) -> JSONValue {
        .object([
            "creative_id": .string(stray.creative.id), "seat": .string(stray.creative.seat),
            "reason": .string(stray.reason), "kind": .string(stray.kind.rawValue),
        ])
    }

    private static func decision(_ decision: ModelDecision) -> [String: JSONValue] {
        [
            "kind": .string(decision.kind.rawValue), "name": JSONValue(decision.name),
            "confidence": JSONValue(decision.confidence), "reason": .string(decision.reason),
            "model": .string(decision.model),
            "decided_at": JSONValue(decision.decidedAt?.formatted(.iso8601)),
            "creatives": .integer(Int64(decision.creatives.count)),
        ]
    }

    static func edit(_ edit: CampaignEdit) -> JSONValue {
        .object([
            "id": .integer(Int64(edit.id)), "by": .string(edit.by.rawValue), "seat": JSONValue(edit.seat),
            "undone_at": JSONValue(edit.undoneAt?.formatted(.iso8601)),
            "at": .string(edit.at.formatted(.iso8601)), "kind": .string(edit.kind.rawValue),
            "campaign_id": JSONValue(edit.campaign?.description),
            "creative_ids": .array(edit.creatives.map { .string($0.id) }), "detail": .string(edit.detail),
        ])
    }

    /// Returns the spend by currency, in micros.
    static func spend(_ totals: PerformanceTotals) -> JSONValue {
        .object(
            Dictionary(
                uniqueKeysWithValues: totals.spend.map {
                    ($0.currency.rawValue, .integer($0.amount.rawValue))
                }))
    }

    /// Returns the performance of a campaign, with keys shared by all commands.
    static func performance(_ report: PerformanceReport) -> [String: JSONValue] {
        var keys = sums(report.totals)
        keys["top_geos"] = .array(report.topGeos.map(JSONValue.string))
        keys["best_performer"] = JSONValue(report.bestPerformer?.id)
        keys["first_day"] = JSONValue(report.totals.firstDay?.description)
        keys["last_day"] = JSONValue(report.totals.lastDay?.description)
        return keys
    }

    private static func keys(of report: CampaignReport) -> [String: JSONValue] {
        let campaign = report.campaign
        var keys = performance(report.performance)
        keys["id"] = .string(campaign.id.description)
        keys["seat"] = .string(campaign.seat)
        keys["name"] = .string(campaign.name)
        keys["named_by"] = .string(campaign.namedBy.rawValue)
        keys["status"] = .string(campaign.status.rawValue)
        keys["method"] = .string(campaign.method.rawValue)
        keys["confidence"] = JSONValue(campaign.confidence)
        keys["creatives"] = .integer(Int64(report.creativeCount))
        keys["active_creatives"] = .integer(Int64(report.activeCreativeCount))
        keys["win_rate"] = winRate(report.performance.totals.metrics.winRate)
        keys["warnings"] = .array(report.performance.warnings.map { .string($0.detail) })
        return keys
    }

    private static func winRate(_ rate: WinRate?) -> JSONValue {
        guard let rate else { return .null }
        return .object([
            "value": JSONValue(rate.value), "basis": .string(rate.basis.rawValue),
            "numerator": .integer(rate.numerator), "denominator": .integer(rate.denominator),
        ])
    }

    private static func slice(_ slice: PerformanceSlice) -> JSONValue {
        var keys = sums(slice.totals)
        if let creative = slice.creative { keys["creative_id"] = .string(creative.id) }
        if let geo = slice.geo { keys["geo"] = .string(geo) }
        if slice.creative == nil, slice.geo == nil { keys["day"] = JSONValue(slice.day?.description) }
        return .object(keys)
    }

    static func sums(_ totals: PerformanceTotals) -> [String: JSONValue] {
        var keys = [
            "ctr": JSONValue(totals.metrics.clickThroughRate), "cpm": costs(totals, \.costPerMille),
            "cpc": costs(totals, \.costPerClick), "cpa": costs(totals, \.costPerAcquisition),
            "roas": costs(totals, \.returnOnAdSpend),
        ]
        // Metrics that few sources have are present where they are known.
        for metric in Metric.allCases where metric.isCommon || totals.metrics[metric] != nil {
            keys[metric.name] =
                metric.isMoney
                ? amounts(metric, of: totals)
                : metric.isFractional
                    ? JSONValue(totals.metrics[metric].map { Micros(rawValue: $0).units })
                    : JSONValue(totals.metrics[metric])
        }
        if let frequency = totals.metrics.frequency { keys["frequency"] = .number(frequency) }
        return keys
    }

    /// Returns a sum by currency, in micros. Currencies with an unknown sum are omitted.
    private static func amounts(_ metric: Metric, of totals: PerformanceTotals) -> JSONValue {
        .object(
            Dictionary(
                uniqueKeysWithValues: totals.byCurrency.compactMap { currency, metrics in
                    metrics[metric].map { (currency.rawValue, JSONValue.integer($0)) }
                }))
    }

    /// Returns a cost by currency, in units. Currencies with an unknown cost are omitted.
    private static func costs(
        _ totals: PerformanceTotals, _ cost: (PerformanceMetrics) -> Double?
    ) -> JSONValue {
        .object(
            Dictionary(
                uniqueKeysWithValues: totals.byCurrency.compactMap { currency, metrics in
                    cost(metrics).map { (currency.rawValue, JSONValue.number($0)) }
                }))
    }
}
