/// Counts of values, with ties going to the smaller one: no order of a dictionary reaches a result.
struct Tally<Value: Hashable & Comparable> {
    private(set) var counts: [Value: Int] = [:]

    init(_ values: some Sequence<Value>) {
        for value in values { counts[value, default: 0] += 1 }
    }

    /// The most frequent value, or `nil` of nothing.
    var mostFrequent: Value? { ranked.first?.value }

    /// Values by falling count.
    var ranked: [(value: Value, count: Int)] {
        let sorted = counts.sorted { left, right in
            left.value == right.value ? left.key < right.key : left.value > right.value
        }
        return sorted.map { ($0.key, $0.value) }
    }
}
