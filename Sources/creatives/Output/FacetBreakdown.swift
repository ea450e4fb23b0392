internal import CreativeIntelligence

/// The performance of a campaign by the facets of its creatives.
///
/// A creative counts for each of its facets, so that the values of one kind add up to the campaign, and kinds do not.
struct FacetBreakdown {
    /// The creatives with one facet.
    struct Slice {
        var facet: CreativeFacet
        var creatives: Int
        var totals: PerformanceTotals
    }

    /// The slices, by kind, then by impressions.
    let slices: [Slice]

    init(
        of creatives: [CreativeKey], facets: CreativeFacets, in store: some PerformanceStore,
        period: ReportPeriod
    ) async throws {
        var groups: [CreativeFacet: [CreativeKey]] = [:]
        for creative in creatives {
            for facet in facets.facets(of: creative) { groups[facet, default: []].append(creative) }
        }
        let sorted = groups.sorted { $0.key < $1.key }
        let reports = try await store.performance(of: sorted.map(\.value), in: period)
        slices = zip(sorted, reports).map { group, report in
            Slice(facet: group.key, creatives: group.value.count, totals: report.totals)
        }.sorted { left, right in
            let weights = [left, right].map { $0.totals.metrics.impressions ?? 0 }
            return left.facet.kind == right.facet.kind && weights[0] != weights[1]
                ? weights[0] > weights[1] : left.facet < right.facet
        }
    }

    /// The lines of a table.
    func lines(limit: RowLimit) -> [String] {
        TextTable(
            columns: [
                .init(title: "Facet"), .init(title: "Value", shrinksTo: 12),
                .init(title: "Creatives", alignsRight: true), .init(title: "Spend", alignsRight: true),
                .init(title: "Impr.", alignsRight: true, dropOrder: 3),
                .init(title: "Clicks", alignsRight: true, dropOrder: 1),
                .init(title: "CTR", alignsRight: true, dropOrder: 2),
            ],
            rows: limit.cut(slices).map { slice in
                let metrics = slice.totals.metrics
                return [
                    Display.safe(slice.facet.kind.rawValue), Display.safe(slice.facet.value),
                    "\(slice.creatives)",
                    CampaignText.spend(slice.totals), metrics.impressions.map(Display.compact) ?? "–",
                    metrics.clicks.map(Display.compact) ?? "–",
                    metrics.clickThroughRate.map(Display.percent) ?? "–",
                ]
            }
        ).lines(width: Terminal.columns)
    }

    /// The array `breakdown` of the JSON document.
    var json: JSONValue {
        .array(
            slices.map { slice in
                var keys = CampaignJSON.sums(slice.totals)
                keys["facet"] = .string(slice.facet.kind.rawValue)
                keys["value"] = .string(slice.facet.value)
                keys["creatives"] = .integer(Int64(slice.creatives))
                return .object(keys)
            })
    }

    /// The facets of a creative, by kind.
    static func json(_ facets: [CreativeFacet]) -> JSONValue {
        .object(
            Dictionary(grouping: facets, by: \.kind.rawValue).mapValues {
                .array($0.map { .string($0.value) })
            })
    }
}
