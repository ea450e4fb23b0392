package import CreativeModel

/// Whether the creatives of a campaign perform in the same places: a check on what rules put together.
///
/// Each creative has a share of its impressions in each geo. The coherence of a campaign is the mean of Pearson's
/// correlation of these shares over all pairs of creatives. Creatives of one campaign are mostly targeted alike; where they
/// are not, the campaign may be two. What cannot be told is **unknown**, not incoherent.
package struct PerformanceCoherence: Sendable, Hashable {
    /// What the correlation says.
    package enum Verdict: String, Sendable, Codable {
        /// The correlation is above ``threshold``.
        case coherent
        /// It is not.
        case incoherent
        /// There is one geo only, no performance, or fewer than two creatives whose shares differ between geos.
        case unknown
    }

    /// The mean correlation over all pairs, in -1...1; `nil` where unknown.
    package var correlation: Double?
    /// How many creatives could be compared.
    package var comparedCount: Int

    /// What the correlation says.
    package var verdict: Verdict {
        correlation.map { $0 > Self.threshold ? .coherent : .incoherent } ?? .unknown
    }

    /// Above this, a campaign is coherent: 0.6.
    package static let threshold = 0.6

    /// The days that count: 30, ending at the newest day of data.
    static let period = ReportPeriod.lastDays(30)

    /// Reads a breakdown by creative and geo.
    ///
    /// - Parameter slices: The slices of one campaign's creatives, in any order. Rows without a geo are passed over.
    /// - Complexity: O(slices).
    package init(_ slices: [PerformanceSlice]) {
        var geos: [String: Int] = [:]
        var creatives: [CreativeKey: [Int: Double]] = [:]
        for slice in slices {
            guard let creative = slice.creative, let geo = slice.geo, !geo.isEmpty,
                let impressions = slice.totals.metrics.impressions, impressions > 0
            else { continue }
            let place = geos[geo] ?? geos.count
            geos[geo] = place
            creatives[creative, default: [:]][place, default: 0] += Double(impressions)
        }
        // With standardised shares, the mean correlation of all pairs follows from the length of their sum. A creative has
        // rows for few geos; the mean that is taken off everywhere is one number for all others.
        let vectors = creatives.sorted { $0.key < $1.key }.compactMap {
            StandardisedShares($0.value, count: geos.count)
        }
        comparedCount = vectors.count
        guard vectors.count >= 2 else { return }
        let base = vectors.reduce(0) { $0 + $1.base }
        var sum = Array(repeating: base, count: geos.count)
        for vector in vectors { for (place, share) in vector.shares { sum[place] += share } }
        let count = Double(vectors.count)
        let square = sum.reduce(0) { $0 + $1 * $1 }
        let mean = (square - count) / (count * (count - 1))
        // No sign for what rounds to nothing.
        correlation = abs(mean) < 1e-12 ? 0 : min(1, max(-1, mean))
    }

    /// Reads the performance of some creatives over the last 30 days.
    ///
    /// - Parameters:
    ///   - creatives: The creatives of a campaign.
    ///   - store: Where their performance is.
    package init(of creatives: [CreativeKey], in store: some PerformanceStore) async throws {
        self.init(try await store.breakdown(of: creatives, by: [.creative, .geo], in: Self.period))
    }
}

/// The shares of a creative's impressions by geo, less their mean, scaled to length 1.
private struct StandardisedShares {
    /// What a geo without impressions has.
    var base: Double
    /// What the others have above that, by place.
    var shares: [(place: Int, share: Double)]

    /// `nil` where the shares do not differ.
    init?(_ impressions: [Int: Double], count: Int) {
        guard count >= 2 else { return nil }
        let sorted = impressions.sorted { $0.key < $1.key }
        let all = sorted.reduce(0) { $0 + $1.value }
        // The length of shares less their mean: the sum of squares less the square of the sum, which is 1, over the count.
        let squares = sorted.reduce(0) { $0 + ($1.value / all) * ($1.value / all) }
        let length = max(0, squares - 1 / Double(count)).squareRoot()
        guard length > 1e-6 else { return nil }
        base = -1 / Double(count) / length
        shares = sorted.map { ($0.key, $0.value / all / length) }
    }
}
