package import CreativeModel

/// One ad in an analysis, with its sums over the period.
package struct AdPerformance: Hashable, Sendable {
    /// The key of the ad.
    package var creative: CreativeKey
    /// The name, or else the ID. Untrusted.
    var name: String
    /// Whether the ad is classified.
    package var isClassified: Bool
    /// The awareness level.
    package var level: AwarenessLevel?
    /// The format of the classification, or else of the creative.
    var format: CreativeFormat?
    /// The distance in levels between its copy and its landing page; `nil` if one of them is unknown.
    var landingGap: Int?
    /// The classification; `nil` if there is none.
    package var classification: CreativeClassification?
    /// Its sums.
    package var totals: PerformanceTotals
    /// The sums for ratios in each currency, over the rows in which both metrics are known.
    var ratios: [CurrencyCode: AdRatioSums]
    /// The number of rows in each currency: one per day, with rows that cover several days counted as one together.
    var rows: [CurrencyCode: Int]

    init(_ creative: Creative, _ classification: CreativeClassification?) {
        self.creative = creative.key
        name = creative.name ?? creative.key.id
        isClassified = classification != nil
        level = classification?.creativeLevel?.level
        format = classification?.format ?? creative.format
        if let copy = classification?.copyLevel?.level, let landing = classification?.landingLevel?.level {
            landingGap = abs(copy.rawValue - landing.rawValue)
        }
        self.classification = classification
        totals = PerformanceTotals()
        ratios = [:]
        rows = [:]
    }

    /// Whether the ad was shown or had spend.
    var hasDelivery: Bool { totals.byCurrency.values.contains(where: \.hasDelivery) }

    /// The only currency of its rows; `nil` if there are several, or no rows.
    var onlyCurrency: CurrencyCode? {
        totals.byCurrency.count == 1 ? totals.byCurrency.keys.first : nil
    }

    /// The segments of the ad, from the narrowest.
    var segments: [AdSegment] {
        isClassified
            ? [.cell(level, format), .level(level), .format(format), .all]
            : [.unclassified, .format(format), .all]
    }
}

extension AdPerformance {
    /// Reads ads with their sums over a period, ordered by key.
    ///
    /// Every row is read. More than 2,000 ads are read in several calls, and an import may happen between them.
    ///
    /// - Parameters:
    ///   - creatives: The ads; of repeated keys the last one counts.
    ///   - classifications: The classifications of the ads. Of several for one ad the latest counts; those of other ads are
    ///     ignored.
    ///   - store: The store of their performance.
    ///   - period: The days to include.
    /// - Throws: Errors of the store.
    /// - Complexity: O(n log n) in the rows of those ads.
    static func read(
        _ creatives: [Creative], classifications: [CreativeClassification], from store: some PerformanceStore,
        in period: ReportPeriod
    ) async throws -> [AdPerformance] {
        let latest = Dictionary(classifications.map { ($0.key.creative, $0) }) { left, right in
            (left.classifiedAt, left.key) < (right.classifiedAt, right.key) ? right : left
        }
        let known = Dictionary(creatives.map { ($0.key, $0) }) { $1 }
        var ads = known.values.sorted { $0.key < $1.key }.map { AdPerformance($0, latest[$0.key]) }
        let indices = Dictionary(uniqueKeysWithValues: ads.enumerated().map { ($1.creative, $0) })
        for start in stride(from: 0, to: ads.count, by: adsPerCall) {
            let keys = ads[start..<min(start + adsPerCall, ads.count)].map(\.creative)
            // Slices are ordered by creative.
            var index = start
            for slice in try await store.breakdown(of: keys, by: [.creative, .day], in: period) {
                guard let creative = slice.creative else { continue }
                if ads[index].creative != creative {
                    guard let other = indices[creative] else { continue }
                    index = other
                }
                ads[index].totals.add(slice.totals)
                for (currency, row) in slice.totals.byCurrency {
                    ads[index].rows[currency, default: 0] += 1
                    ads[index].ratios[currency, default: AdRatioSums()].add(row)
                }
            }
        }
        return ads
    }

    private static var adsPerCall: Int { 2000 }
}

extension PerformanceMetrics {
    /// Whether there are impressions or spend above 0.
    var hasDelivery: Bool { (impressions ?? 0) > 0 || (spend ?? .zero) > .zero }
}
