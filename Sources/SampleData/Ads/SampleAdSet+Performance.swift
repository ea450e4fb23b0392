internal import CreativeModel
internal import StageCore

extension SampleAdSet {
    /// Calls a function with the fields of each row of performance, in the order of ``performanceHeader``: by ad and day,
    /// each pair once. Some ads have no row.
    ///
    /// - Complexity: O(n) in the number of clicks, in constant memory; some 37 rows an ad.
    public func forEachPerformanceRow(_ body: ([String]) throws -> Void) rethrows {
        for (number, draft) in drafts.enumerated() {
            // Each ad has a sequence of its own: one more day for one changes nothing for the next.
            let generator = SeededGenerator(seed: options.seed, stream: Stream.adPerformance + UInt64(number))
            let currency = AdVertical.brands[draft.brand].currency
            try draft.forEachDay(generator) { day in
                try body([
                    draft.id, Day(number: Int32(day.day)).description, "\(day.impressions)", "\(day.clicks)",
                    Self.decimal(day.spend), "\(day.conversions)", Self.decimal(day.value), currency,
                ])
            }
        }
    }

    /// Hundredths as a number with two digits behind the point.
    private static func decimal(_ hundredths: Int) -> String {
        let rest = hundredths % 100
        return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
    }
}
