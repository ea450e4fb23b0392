package import CreativeModel
internal import Foundation

/// The ads that run: with delivery in a window of days, and not stopped.
///
/// An ad is active that has impressions or spend above 0 in the window and whose latest status is not paused, deleted, archived or
/// disapproved. Where a source gives nothing but lifetime totals, every ad with delivery counts, and a warning says so; beside rows with
/// days, totals fall in no window, and a warning says how much is left out.
package struct ActiveAds: Sendable {
    /// The ads, the one with the highest spend first.
    ///
    /// Money of several currencies is never added up or compared. Each ad stands at the share of its currency's spend that the ads before
    /// it make up, so that the first ads, however many, cover about the same share of each currency. With one currency that is the order
    /// of spend. Then come ads without spend by impressions; what is equal stands by key.
    package let ads: [Creative]
    /// Every ad with delivery in the window, stopped or not, in the same order: what figures of an account stand on. Ads that were stopped
    /// because they did badly are part of what was paid; without them the others would look better than the account is.
    package let delivered: [Creative]
    /// The window; `nil` where there are no days to count.
    package let window: ClosedRange<Day>?
    /// Whether there is any performance, in the window or not.
    package let hasPerformance: Bool
    /// What a person should know.
    package let warnings: [String]

    /// How long a window may be, in days.
    static let daysBackRange = 1...90

    /// Finds the ads that run.
    ///
    /// - Parameters:
    ///   - store: Where they are.
    ///   - seat: Whose ads; `nil` for all.
    ///   - daysBack: How many days the window has, 1...90; default 30.
    ///   - end: The window's last day; `nil` for the newest day with performance of any ad of the seat, stopped or not, that is not after
    ///     today. Where every day is, the clock is taken to be wrong, and the newest counts.
    ///   - today: The day that it is; `nil` for that of the clock where the date is furthest on (UTC+14).
    /// - Throws: ``ClassificationError`` with `invalidOption`; what the store throws.
    /// - Complexity: O(n log n) in ads, and what the store needs for two breakdowns, of four where there are totals beside days.
    package init(
        in store: some CreativeStore & PerformanceStore, seat: String? = nil, daysBack: Int = 30,
        endingOn end: Day? = nil, today: Day? = nil
    ) async throws {
        guard Self.daysBackRange.contains(daysBack) else {
            throw ClassificationError(
                .invalidOption, "daysBack is \(daysBack), expected \(shown(Self.daysBackRange))")
        }
        let known = try await store.creatives().filter { seat == nil || $0.key.seat == seat }
        // Stopped ads too: they tell how new the data is.
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
            let stopped = delivered.isEmpty ? "" : ", but for \(AdWords.count(delivered.count, "stopped ad"))"
            warnings.append(
                "no ad ran\(window.days.map { " from \($0.lowerBound) to \($0.upperBound)" } ?? "")\(stopped)"
            )
        }
        self.warnings = warnings
    }
}

/// A range as people write it: `1...90`.
func shown(_ range: ClosedRange<Int>) -> String { "a number from \(range.lowerBound) to \(range.upperBound)" }

/// Puts ads in the order of their spend: see ``ActiveAds/ads``.
enum AdRanking {
    private struct Place {
        var key: CreativeKey
        /// The share of the spend in its currency that is before it; above 1 without spend.
        var covered = 2.0
        /// Its own share of it.
        var share = 0.0
        var impressions: Int64
    }

    /// The keys of slices with delivery, in order.
    static func ranked(_ slices: [PerformanceSlice]) -> [CreativeKey] {
        var places: [Place] = []
        var spent: [CurrencyCode: [(place: Int, amount: Int64)]] = [:]
        for slice in slices {
            guard let key = slice.creative else { continue }
            let spends = slice.totals.spend.filter { $0.amount > .zero }
            let impressions = slice.totals.metrics.impressions ?? 0
            guard impressions > 0 || !spends.isEmpty else { continue }
            for spend in spends {
                spent[spend.currency, default: []].append((places.count, spend.amount.rawValue))
            }
            places.append(Place(key: key, impressions: impressions))
        }
        for spends in spent.values { cover(spends, in: &places) }
        return places.sorted { left, right in
            if left.covered != right.covered { return left.covered < right.covered }
            if left.share != right.share { return left.share > right.share }
            if left.impressions != right.impressions { return left.impressions > right.impressions }
            return left.key < right.key
        }.map(\.key)
    }

    /// Notes the shares in one currency; an ad with several keeps the place that is nearer to the front.
    private static func cover(_ spends: [(place: Int, amount: Int64)], in places: inout [Place]) {
        let sorted = spends.sorted { left, right in
            if left.amount != right.amount { return left.amount > right.amount }
            return places[left.place].key < places[right.place].key
        }
        let total = sorted.reduce(0) { $0 + Double($1.amount) }
        var before = 0.0
        var same = 0.0
        for (rank, spend) in sorted.enumerated() {
            // Ads that spent the same cover the same, so that their other figures decide.
            if rank > 0, spend.amount == sorted[rank - 1].amount {
                same += Double(spend.amount)
            } else {
                before += same
                same = Double(spend.amount)
            }
            let (covered, share) = (before / total, Double(spend.amount) / total)
            let place = places[spend.place]
            if covered < place.covered || (covered == place.covered && share > place.share) {
                places[spend.place].covered = covered
                places[spend.place].share = share
            }
        }
    }
}
