internal import Foundation

/// Reads the parts of pages about one campaign.
struct CampaignReading {
    let store: any CreativeStore & CampaignStore & PerformanceStore
    /// The folder of pictures, if there is one.
    var pictures: PictureFolder?

    /// Returns the spend by day of a group of creatives.
    func series(of creatives: [CreativeKey], in period: ReportPeriod) async throws -> DailySeries {
        DailySeries(try await store.breakdown(of: creatives, by: .day, in: period))
    }

    /// Returns the geos of a group of creatives, the strongest first.
    func geos(of creatives: [CreativeKey], in period: ReportPeriod) async throws -> [PerformanceSlice] {
        Self.strongestFirst(try await store.breakdown(of: creatives, by: .geo, in: period))
    }

    /// Returns the tiles of creatives, in the order of their assignments.
    func tiles(_ assignments: some Sequence<Assignment>, isMovable: Bool) async throws -> [CreativeTile] {
        let assignments = Array(assignments)
        let creatives = try await store.creatives(assignments.map(\.creative))
        let byKey = Dictionary(creatives.map { ($0.key, $0) }) { first, _ in first }
        return assignments.map { assignment in
            let creative = byKey[assignment.creative] ?? Creative(key: assignment.creative)
            return CreativeTile(
                creative: creative, evidence: assignment.evidence, assignedBy: assignment.assignedBy,
                hasPicture: pictures?.hasPicture(of: creative) ?? false, totals: nil, isMovable: isMovable)
        }
    }

    /// Orders slices by spend if all have one currency, else by impressions. Ties keep their order.
    static func strongestFirst(_ slices: [PerformanceSlice]) -> [PerformanceSlice] {
        let currencies = Set(slices.flatMap { $0.totals.spend.map(\.currency) })
        func weight(_ slice: PerformanceSlice) -> Double {
            currencies.count == 1
                ? slice.totals.spend.first?.amount.units ?? -1
                : Double(slice.totals.metrics.impressions ?? -1)
        }
        return slices.enumerated().map { ($0.offset, $0.element, weight($0.element)) }.sorted {
            ($1.2, $0.0) < ($0.2, $1.0)
        }.map(\.1)
    }
}
