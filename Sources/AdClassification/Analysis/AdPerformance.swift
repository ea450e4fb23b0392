package import CreativeModel

/// One ad as it is analysed: what it is, and its sums over the period.
package struct AdPerformance: Hashable, Sendable {
    /// The ad.
    package var creative: CreativeKey
    /// What people call it, else its id. Untrusted.
    var name: String
    /// Whether a classification of it was given.
    package var isClassified: Bool
    /// The awareness that it speaks to.
    package var level: AwarenessLevel?
    /// Its format: that of the classification, else that of the creative.
    var format: CreativeFormat?
    /// By how many levels its copy and its landing page differ; `nil` where one of them is unknown.
    var landingGap: Int?
    /// What is known of it; `nil` where nothing was given.
    package var classification: CreativeClassification?
    /// Its sums.
    package var totals: PerformanceTotals
    /// For each currency the sums that ratios are of: only rows that know both count.
    var ratios: [CurrencyCode: AdRatioSums]
    /// For each currency, how many rows the sums are made of: one a day; rows that cover several days count as one
    /// together.
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

    /// Whether it was shown, or cost anything.
    var hasDelivery: Bool { totals.byCurrency.values.contains(where: \.hasDelivery) }

    /// The only currency of its rows; `nil` where there are several, or no rows.
    var onlyCurrency: CurrencyCode? {
        totals.byCurrency.count == 1 ? totals.byCurrency.keys.first : nil
    }

    /// The segments that it lies in, from the narrowest.
    var segments: [AdSegment] {
        isClassified
            ? [.cell(level, format), .level(level), .format(format), .all]
            : [.unclassified, .format(format), .all]
    }
}

extension AdPerformance {
    /// Ads with their sums over a period, by key.
    ///
    /// Every row is read. More than 2,000 ads are read in several calls, between which an import may come.
    ///
    /// - Parameters:
    ///   - creatives: The ads; of repeated keys the last one counts.
    ///   - classifications: What is known of them; of several for one ad the latest counts, and those of other ads are
    ///     left out.
    ///   - store: Where their performance is.
    ///   - period: The days that count.
    /// - Throws: What the store throws.
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
        let places = Dictionary(uniqueKeysWithValues: ads.enumerated().map { ($1.creative, $0) })
        for start in stride(from: 0, to: ads.count, by: adsPerCall) {
            let keys = ads[start..<min(start + adsPerCall, ads.count)].map(\.creative)
            // Slices come creative by creative.
            var place = start
            for slice in try await store.breakdown(of: keys, by: [.creative, .day], in: period) {
                guard let creative = slice.creative else { continue }
                if ads[place].creative != creative {
                    guard let other = places[creative] else { continue }
                    place = other
                }
                ads[place].totals.add(slice.totals)
                for (currency, row) in slice.totals.byCurrency {
                    ads[place].rows[currency, default: 0] += 1
                    ads[place].ratios[currency, default: AdRatioSums()].add(row)
                }
            }
        }
        return ads
    }

    private static var adsPerCall: Int { 2000 }
}

extension PerformanceMetrics {
    /// Whether anything was shown or paid.
    var hasDelivery: Bool { (impressions ?? 0) > 0 || (spend ?? .zero) > .zero }
}
