package import CreativeModel

/// The similarity of the creatives of a campaign in their performance by geo: a check on the result of
/// rules.
///
/// Each creative has a share of its impressions in each geo. The coherence of a campaign is the mean of
/// Pearson's correlation of these shares over all pairs of creatives. Creatives of one campaign usually
/// have the same targeting; if they do not, the campaign may be two. If the correlation is undefined,
/// the coherence is **unknown**, not incoherent.
package struct PerformanceCoherence: Sendable, Hashable {
    /// The verdict on a correlation.
    package enum Verdict: String, Sendable, Codable {
        /// The correlation is above ``threshold``.
        case coherent
        /// The correlation is not above ``threshold``.
        case incoherent
        /// There is only one geo, no performance, or fewer than two creatives whose shares differ
        /// between geos.
        case unknown
    }

    /// The mean correlation over all pairs, in -1...1; `nil` if unknown.
    package var correlation: Double?
    /// The number of creatives compared.
    package var comparedCount: Int

    /// The verdict on the correlation.
    package var verdict: Verdict {
        correlation.map { $0 > Self.threshold ? .coherent : .incoherent } ?? .unknown
    }

    /// The correlation above which a campaign is coherent: 0.6.
    package static let threshold = 0.6

    /// The period: 30 days, ending at the newest day of data.
    static let period = ReportPeriod.lastDays(30)

    /// Creates the coherence from a breakdown by creative and geo.
    ///
    /// - Parameter slices: The slices of one campaign's creatives, in any order. Slices without a geo
    ///   are ignored.
    /// - Complexity: O(slices).
    package init(_ slices: [PerformanceSlice]) {
        var geos: [String: Int] = [:]
        var creatives: [CreativeKey: [Int: Double]] = [:]
        for slice in slices {
            guard let creative = slice.creative, let geo = slice.geo, !geo.isEmpty,
                let impressions = slice.totals.metrics.impressions, impressions > 0
            else { continue }
            let index = geos[geo] ?? geos.count
            geos[geo] = index
            creatives[creative, default: [:]][index, default: 0] += Double(impressions)
        }
        // With standardised shares, the mean correlation of all pairs follows from the length of their
        // sum. A creative has slices for few geos; the value of all other geos, after subtracting the
        // mean, is a single number.
        let vectors = creatives.sorted { $0.key < $1.key }.compactMap {
            StandardisedShares($0.value, count: geos.count)
        }
        comparedCount = vectors.count
        guard vectors.count >= 2 else { return }
        let base = vectors.reduce(0) { $0 + $1.base }
        var sum = Array(repeating: base, count: geos.count)
        for vector in vectors { for (index, share) in vector.shares { sum[index] += share } }
        let count = Double(vectors.count)
        let square = sum.reduce(0) { $0 + $1 * $1 }
        let mean = (square - count) / (count * (count - 1))
        // Values that are zero up to rounding get no sign.
        correlation = abs(mean) < 1e-12 ? 0 : min(1, max(-1, mean))
    }

    /// Creates the coherence of creatives over the last 30 days.
    ///
    /// - Parameters:
    ///   - creatives: The creatives of a campaign.
    ///   - store: The store with their performance.
    package init(of creatives: [CreativeKey], in store: some PerformanceStore) async throws {
        self.init(try await store.breakdown(of: creatives, by: [.creative, .geo], in: Self.period))
    }
}

/// The shares of a creative's impressions by geo, minus their mean, scaled to length 1.
private struct StandardisedShares {
    /// The value of a geo without impressions.
    var base: Double
    /// The differences of the other geos from the base, by index.
    var shares: [(index: Int, share: Double)]

    /// Creates the shares; `nil` if they do not differ.
    init?(_ impressions: [Int: Double], count: Int) {
        guard count >= 2 else { return nil }
        let sorted = impressions.sorted { $0.key < $1.key }
        let all = sorted.reduce(0) { $0 + $1.value }
        // The length of the shares minus their mean: the sum of squares minus the squared sum, which is
        // 1, over the count.
        let squares = sorted.reduce(0) { $0 + ($1.value / all) * ($1.value / all) }
        let length = max(0, squares - 1 / Double(count)).squareRoot()
        guard length > 1e-6 else { return nil }
        base = -1 / Double(count) / length
        shares = sorted.map { ($0.key, $0.value / all / length) }
    }
}
