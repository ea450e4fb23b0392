internal import CreativeIntelligence

/// The content of `creatives campaigns show` for one campaign.
struct CampaignDetails {
    var report: CampaignReport
    var assignments: [Assignment]
    var decisions: [CampaignDecision]
    var edits: [CampaignEdit]
    var coherence: PerformanceCoherence
    var breakdown: [PerformanceSlice]?
    /// The dimension of the breakdown.
    var dimension: PerformanceDimensions?
    /// The breakdown by facet, if requested.
    var facetBreakdown: FacetBreakdown?
    /// The facets of the creatives, or `nil` if not requested.
    var facets: CreativeFacets?

    init(
        _ id: CampaignID, of store: some CampaignStore & PerformanceStore, in period: ReportPeriod,
        by dimension: CampaignVerb.Dimension?, withFacets: Bool = false
    ) async throws {
        guard let report = try await store.reports(on: [id], in: period).first else {
            throw StoreError(.unknownCampaign, "there is no campaign \(id)")
        }
        self.report = report
        self.dimension = dimension?.dimensions
        assignments = try await store.assignments(of: id)
        decisions = try await store.modelDecisions(of: id)
        let creatives = assignments.map(\.creative)
        let members = Set(creatives)
        // A decision about all campaigns concerns this one if it is about its creatives.
        edits = try await store.edits(limit: .max).filter {
            $0.campaign == id || ($0.campaign == nil && !members.isDisjoint(with: $0.creatives))
        }
        coherence = try await PerformanceCoherence(of: creatives, in: store)
        if withFacets || dimension == .facet {
            let known = CreativeFacets(
                of: try await store.snapshot().creatives.filter { $0.key.seat == report.campaign.seat })
            facets = known
            if dimension == .facet {
                facetBreakdown = try await FacetBreakdown(
                    of: creatives, facets: known, in: store, period: period)
            }
        }
        if let dimension = dimension?.dimensions {
            let slices = try await store.breakdown(of: creatives, by: dimension, in: period)
            // Days are sorted by time; geos and creatives by weight.
            breakdown =
                dimension == .day
                ? slices
                : slices.enumerated().sorted { left, right in
                    let weights = [left, right].map { $0.element.totals.metrics.impressions ?? 0 }
                    return weights[0] == weights[1] ? left.offset < right.offset : weights[0] > weights[1]
                }.map(\.element)
        }
    }
}
