internal import CreativeModel
internal import Foundation
internal import StageCore

/// The window of days, derived from the available data.
struct ReportWindow {
    /// The days; `nil` if no data has a day.
    let days: ClosedRange<Day>?
    private(set) var warnings: [String] = []

    var period: ReportPeriod {
        days.map { ReportPeriod.days(first: $0.lowerBound, last: $0.upperBound) } ?? .all
    }

    /// - Parameter slices: All performance, by day.
    init(_ slices: [PerformanceSlice], daysBack: Int, endingOn end: Day?, today: Day) {
        let dated = slices.compactMap(\.day)
        let past = dated.filter { $0 <= today }
        let newest = past.max() ?? dated.max()
        days = newest.map { newest in
            let last = end ?? newest
            return last.advanced(by: 1 - daysBack)...last
        }
        if days == nil, !slices.isEmpty {
            warnings.append(
                "performance has lifetime totals only, without days: every ad that ever ran counts, regardless of the window"
            )
        }
        if end == nil, past.count < dated.count, let latest = dated.max() {
            let future = dated.count - past.count
            let days = counted(future, "day") + " of performance"
            warnings.append(
                past.isEmpty
                    ? "there is no performance up to today, \(today), only \(days) after it: is the clock of this machine correct?"
                    : "\(days) after today, \(today), the last \(latest), \(future == 1 ? "is" : "are") left out"
            )
        }
    }

    /// Returns a warning about totals of several days that are outside of the window but may include its days; `nil` if there
    /// are none.
    func totalsLeftOut(
        of creatives: [CreativeKey], _ slices: [PerformanceSlice], in store: some PerformanceStore
    ) async throws -> String? {
        guard let days, slices.contains(where: { $0.day == nil && $0.hasDelivery }) else { return nil }
        let dimensions: PerformanceDimensions = [.creative, .day]
        let all = try await store.breakdown(of: creatives, by: dimensions, in: .all)
        let inside = try await store.breakdown(of: creatives, by: dimensions, in: period)
        let inWindow = Dictionary(
            inside.filter { $0.day == nil }.map { ($0.creative, $0.totals) }, uniquingKeysWith: { $1 })
        var ads = 0
        var spend: [CurrencyCode: Micros] = [:]
        for slice in all where slice.day == nil && slice.hasDelivery {
            let own = inWindow[slice.creative] ?? PerformanceTotals()
            // Totals that end before the window are not missing from it.
            guard own != slice.totals, slice.totals.lastDay.map({ $0 >= days.lowerBound }) ?? true else {
                continue
            }
            ads += 1
            for (currency, amount) in slice.totals.spend {
                let rest = amount.rawValue - (own.byCurrency[currency]?.spend?.rawValue ?? 0)
                spend[currency] = (spend[currency] ?? .zero) + Micros(rawValue: rest)
            }
        }
        guard ads > 0 else { return nil }
        let money = spend.sorted { $0.key < $1.key }.filter { $0.value > .zero }.map {
            AdWords.money($0.value, $0.key)
        }
        return "\(counted(ads, "ad", "has", "have")) totals without days"
            + (money.isEmpty ? "" : " (\(money.joined(separator: ", ")))")
            + ", which cannot be divided among the days of the window: \(ads == 1 ? "it is" : "they are") left out"
    }
}

extension PerformanceSlice {
    fileprivate var hasDelivery: Bool { totals.byCurrency.values.contains(where: \.hasDelivery) }
}

extension Day {
    /// Creates the latest date that is current anywhere at an instant, that of UTC+14, so that today is never in the future
    /// in any time zone.
    init(latestDateAt instant: Date) {
        self.init(instant.addingTimeInterval(14 * 3600), in: .gmt)
    }
}
