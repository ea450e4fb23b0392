package import CreativeModel

extension PerformanceFigures {
    /// Returns the totals of creatives, broken down, in order of creative, geo and day.
    ///
    /// - Parameter figures: A closure that returns the figures of a group of creatives.
    package static func slices(
        of creatives: [CreativeKey], by dimensions: PerformanceDimensions,
        figures: ([CreativeKey]) throws -> PerformanceFigures
    ) rethrows -> [PerformanceSlice] {
        guard dimensions.contains(.creative) else { return try figures(creatives).slices(by: dimensions) }
        // Handles one creative at a time, so that only the slices of one are sorted.
        return try creatives.sorted().flatMap { creative in
            try figures([creative]).slices(by: dimensions).map { slice in
                var slice = slice
                slice.creative = creative
                return slice
            }
        }
    }

    /// Returns the totals of all creatives together, by geo and day as requested, in this order.
    func slices(by dimensions: PerformanceDimensions) -> [PerformanceSlice] {
        var parts: [Part: PerformanceTotals] = [:]
        for (index, line) in lines.enumerated() {
            forEachCell(of: index) { index, cell in
                let setting = self.setting(at: index)
                let part = Part(
                    geo: dimensions.contains(.geo) ? setting.geo : nil,
                    day: dimensions.contains(.day) ? line.day.map(Day.init(number:)) : nil)
                parts[part, default: PerformanceTotals()].add(sum(of: cell), currency: setting.currency)
            }
        }
        return parts.keys.sorted().map { part in
            PerformanceSlice(geo: part.geo, day: part.day, totals: parts[part] ?? PerformanceTotals())
        }
    }

    /// The geo and day of a slice.
    private struct Part: Hashable, Comparable {
        var geo: String?
        var day: Day?

        static func < (left: Self, right: Self) -> Bool {
            if left.geo != right.geo { return (left.geo ?? "") < (right.geo ?? "") }
            return (left.day?.number ?? .min) < (right.day?.number ?? .min)
        }
    }
}
