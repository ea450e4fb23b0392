public import CreativeModel

/// Whether the creatives of a campaign perform in the same places: a check on what rules put together.
///
/// Each creative has a share of its impressions in each geo. The coherence of a campaign is the mean of Pearson's
/// correlation of these shares over all pairs of creatives. Creatives of one campaign are mostly targeted alike; where they
/// are not, the campaign may be two. What cannot be told is **unknown**, not incoherent.
public struct PerformanceCoherence: Sendable, Hashable {
    /// What the correlation says.
    public enum Verdict: String, Sendable, Codable {
        /// The correlation is above ``threshold``.
        case coherent
        /// It is not.
        case incoherent
        /// There is one geo only, no performance, or fewer than two creatives whose shares differ between geos.
        case unknown
    }

    /// The mean correlation over all pairs, in -1...1; `nil` where unknown.
    public var correlation: Double?
    /// How many creatives could be compared.
    public var comparedCount: Int

    /// What the correlation says.
    public var verdict: Verdict {
        correlation.map { $0 > Self.threshold ? .coherent : .incoherent } ?? .unknown
    }

    /// Above this, a campaign is coherent: 0.6.
    public static let threshold = 0.6

    /// The days that count: 30, ending at the newest day of data.
    public static let period = ReportPeriod.lastDays(30)

    /// Reads a breakdown by creative and geo.
    ///
    /// - Parameter slices: The slices of one campaign's creatives, in any order. Rows without a geo are passed over.
    /// - Complexity: O(slices).
    public init(_ slices: [PerformanceSlice]) {
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
        // With standardised shares, the mean correlation of all pairs follows from the length of their sum.
        let vectors = creatives.sorted { $0.key < $1.key }.compactMap {
            Self.standardised($0.value, count: geos.count)
        }
        comparedCount = vectors.count
        guard vectors.count >= 2 else { return }
        var sum = Array(repeating: 0.0, count: geos.count)
        for vector in vectors { for place in sum.indices { sum[place] += vector[place] } }
        let count = Double(vectors.count)
        let square = sum.reduce(0) { $0 + $1 * $1 }
        correlation = min(1, max(-1, (square - count) / (count * (count - 1))))
    }

    /// Reads the performance of some creatives over the last 30 days.
    ///
    /// - Parameters:
    ///   - creatives: The creatives of a campaign.
    ///   - store: Where their performance is.
    public init(of creatives: [CreativeKey], in store: some PerformanceStore) async throws {
        self.init(try await store.breakdown(of: creatives, by: [.creative, .geo], in: Self.period))
    }

    /// The shares less their mean, of length 1; `nil` where they do not differ.
    private static func standardised(_ impressions: [Int: Double], count: Int) -> [Double]? {
        guard count >= 2 else { return nil }
        let all = impressions.sorted { $0.key < $1.key }.reduce(0) { $0 + $1.value }
        let shares = (0..<count).map { (impressions[$0] ?? 0) / all - 1 / Double(count) }
        let length = shares.reduce(0) { $0 + $1 * $1 }.squareRoot()
        guard length > 1e-9 else { return nil }
        return shares.map { $0 / length }
    }
}
