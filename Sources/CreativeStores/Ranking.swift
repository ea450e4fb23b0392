internal import CreativeModel

/// Functions that rank parts by strength.
enum Ranking {
    /// Returns the names by descending strength, then by name.
    static func strongestFirst<Name: Comparable, Strength: Comparable>(
        _ parts: [(name: Name, strength: Strength)]
    ) -> [Name] {
        let sorted = parts.sorted { left, right in
            if left.strength != right.strength { return left.strength > right.strength }
            return left.name < right.name
        }
        return sorted.map(\.name)
    }

    /// Returns the first of ``strongestFirst(_:)``.
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
    /// The measure by which parts of these totals compare: spend in the only currency, else
    /// impressions.
    var weightOfParts: (PerformanceTotals) -> Int64 {
        let currencies = spend
        guard currencies.count == 1 else { return { $0.metrics.impressions ?? 0 } }
        let currency = currencies[0].currency
        return { $0.byCurrency[currency]?.spend?.rawValue ?? 0 }
    }
}
