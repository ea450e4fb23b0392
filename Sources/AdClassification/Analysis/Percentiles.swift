/// The order of some values.
struct Percentiles {
    private(set) var sorted: [Double]

    /// - Complexity: O(n log n)
    init(_ values: [Double]) { sorted = values.sorted() }

    /// The value below which a share of them lies, between two of them by linear interpolation: type 7 of R. Hyndman and
    /// Y. Fan, "Sample quantiles in statistical packages", The American Statistician 50(4), 1996.
    ///
    /// - Precondition: There is a value, and the share is in 0...1.
    subscript(share: Double) -> Double {
        let place = Double(sorted.count - 1) * share
        let below = Int(place)
        guard below + 1 < sorted.count else { return sorted[below] }
        return sorted[below] + (place - Double(below)) * (sorted[below + 1] - sorted[below])
    }

    /// Sets the values beyond the percentiles of a share and of its complement to those.
    ///
    /// - Precondition: The share is in 0...0.5.
    mutating func winsorise(_ share: Double) {
        guard !sorted.isEmpty else { return }
        let (low, high) = (self[share], self[1 - share])
        for index in sorted.indices { sorted[index] = min(max(sorted[index], low), high) }
    }

    /// - Precondition: There is a value.
    var mean: Double { sorted.reduce(0, +) / Double(sorted.count) }
}
