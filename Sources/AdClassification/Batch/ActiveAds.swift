package import CreativeModel
internal import Foundation

/// The active ads: with delivery in a window of days, and not stopped.
///
/// An ad is active if it has impressions or spend above 0 in the window and its latest status is not paused, deleted,
/// archived or disapproved. If a source provides only lifetime totals, every ad with delivery counts, and a warning reports
/// it. Beside rows with days, totals are outside of the window, and a warning reports how much is left out.
package struct ActiveAds: Sendable {
    /// The ads, the one with the highest spend first.
    ///
    /// Money in different currencies is never added or compared. Ads are ordered by the share of their currency's spend that
    /// precedes them, so that any number of first ads covers about the same share of each currency. With one currency that is
    /// the order of spend. Ads without spend follow by impressions; equal ads are ordered by key.
    package let ads: [Creative]
    /// Every ad with delivery in the window, stopped or not, in the same order: the basis for figures of an account. Ads that
    /// were stopped for bad performance are part of the spend; without them, the account would look better than it is.
    package let delivered: [Creative]
    /// The window; `nil` if there are no days.
    package let window: ClosedRange<Day>?
    /// Whether there is any performance, in the window or not.
    package let hasPerformance: Bool
    /// Warnings for the user.
    package let warnings: [String]

    /// The allowed length of a window, in days.
    static let daysBackRange = 1...90

    /// Finds the active ads.
    ///
    /// - Parameters:
    ///   - store: The store of the ads.
    ///   - seat: The seat of the ads; `nil` for all.
    ///   - daysBack: The length of the window in days, 1...90; the default is 30.
    ///   - end: The last day of the window; `nil` for the newest day with performance of any ad of the seat, stopped or not,
    ///     that is not after today. If all days are after today, the clock is assumed to be wrong, and the newest day is
    ///     used.
    ///   - today: The current day; `nil` for that of the clock in the most advanced time zone (UTC+14).
    /// - Throws: ``ClassificationError`` with `invalidOption`; errors of the store.
    /// - Complexity: O(n log n) in ads, plus two breakdowns by the store, or four if there are totals beside days.
    package init(
        in store: some CreativeStore & PerformanceStore, seat: String? = nil, daysBack: Int = 30,
        endingOn end: Day? = nil, today: Day? = nil
    ) async throws {
        guard Self.daysBackRange.contains(daysBack) else {
            throw ClassificationError(
                .invalidOption, "daysBack is \(daysBack), expected \(shown(Self.daysBackRange))")
        }
        let known = try await store.creatives().filter { seat == nil || $0.key.seat == seat }
        // Includes stopped ads, which show how recent the data is.
        let days = try await store.breakdown(of: known.map(\.key), by: .day, in: .all)
        let window = ReportWindow(
            days, daysBack: daysBack, endingOn: end, today: today ?? Day(latestDateAt: Date()))
        let slices = try await store.breakdown(of: known.map(\.key), by: .creative, in: window.period)
        let byKey = Dictionary(known.map { ($0.key, $0) }) { first, _ in first }
        let delivered = AdRanking.ranked(slices).compactMap { byKey[$0] }
        let running = slices.filter { slice in
            slice.creative.flatMap { byKey[$0] }.map { !($0.status?.isStopped ?? false) } ?? false
        }
        ads = AdRanking.ranked(running).compactMap { byKey[$0] }
        self.delivered = delivered
        self.window = window.days
        hasPerformance = !days.isEmpty
        var warnings = window.warnings
        if let left = try await window.totalsLeftOut(of: known.map(\.key), days, in: store) {
            warnings.append(left)
        }
        if ads.isEmpty, hasPerformance {
            let stopped =
                delivered.isEmpty ? "" : ", except for \(AdWords.count(delivered.count, "stopped ad"))"
            warnings.append(
                "no ad ran\(window.days.map { " from \($0.lowerBound) to \($0.upperBound)" } ?? "")\(stopped)"
            )
        }
        self.warnings = warnings
    }
}

/// Returns a range in words: `a number from 1 to 90`.
func shown(_ range: ClosedRange<Int>) -> String { "a number from \(range.lowerBound) to \(range.upperBound)" }

/// Orders ads by their spend: see ``ActiveAds/ads``.
enum AdRanking {
    private struct Candidate {
        var key: CreativeKey
        /// The share of the spend in its currency that precedes it; above 1 without spend.
        var covered = 2.0
        /// Its own share of the spend.
        var share = 0.0
        var impressions: Int64
    }

    /// Returns the keys of slices with delivery, in order.
    static func ranked(_ slices: [PerformanceSlice]) -> [CreativeKey] {
        var candidates: [Candidate] = []
        var spent: [CurrencyCode: [(index: Int, amount: Int64)]] = [:]
        for slice in slices {
            guard let key = slice.creative else { continue }
            let spends = slice.totals.spend.filter { $0.amount > .zero }
            let impressions = slice.totals.metrics.impressions ?? 0
            guard impressions > 0 || !spends.isEmpty else { continue }
            for spend in spends {
                spent[spend.currency, default: []].append((candidates.count, spend.amount.rawValue))
            }
            candidates.append(Candidate(key: key, impressions: impressions))
        }
        for spends in spent.values { cover(spends, in: &candidates) }
        return candidates.sorted { left, right in
            if left.covered != right.covered { return left.covered < right.covered }
            if left.share != right.share { return left.share > right.share }
            if left.impressions != right.impressions { return left.impressions > right.impressions }
            return left.key < right.key
        }.map(\.key)
    }

    /// Sets the shares in one currency. An ad in several currencies keeps the position closer to the front.
    private static func cover(_ spends: [(index: Int, amount: Int64)], in candidates: inout [Candidate]) {
        let sorted = spends.sorted { left, right in
            if left.amount != right.amount { return left.amount > right.amount }
            return candidates[left.index].key < candidates[right.index].key
        }
        let total = sorted.reduce(0) { $0 + Double($1.amount) }
        var before = 0.0
        var same = 0.0
        for (rank, spend) in sorted.enumerated() {
            // Ads with equal spend have equal shares, so that their other figures decide.
            if rank > 0, spend.amount == sorted[rank - 1].amount {
                same += Double(spend.amount)
            } else {
                before += same
                same = Double(spend.amount)
            }
            let (covered, share) = (before / total, Double(spend.amount) / total)
            let index = candidates[spend.index]
            if covered < index.covered || (covered == index.covered && share > index.share) {
                candidates[spend.index].covered = covered
                candidates[spend.index].share = share
            }
        }
    }
}
