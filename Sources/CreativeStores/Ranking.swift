internal import CreativeModel

/// Puts parts in order by their strength.
enum Ranking {
    /// The names by falling strength, then by themselves.
    static func strongestFirst<Name: Comparable, Strength: Comparable>(
        _ parts: [(name: Name, strength: Strength)]
    ) -> [Name] {
        let sorted = parts.sorted { left, right in
            if left.strength != right.strength { return left.strength > right.strength }
            return left.name < right.name
        }
        return sorted.map(\.name)
    }

    /// The first of ``strongestFirst(_:)``.
    static func strongest<Name: Comparable, Strength: Comparable>(
        _ parts: [(name: Name, strength: Strength)]
    ) -> Name? {
        parts.min { left, right in
            if left.strength != right.strength { return left.strength > right.strength }
            return left.name < right.name
        }?.name
    }
}

extension PerformanceTotals {
    /// By what parts of these totals compare: spend in the only currency, else impressions.
    var weightOfParts: (PerformanceTotals) -> Int64 {
        let currencies = spend
        guard currencies.count == 1 else { return { $0.metrics.impressions ?? 0 } }
        let currency = currencies[0].currency
        return { $0.byCurrency[currency]?.spend?.rawValue ?? 0 }
    }
}
