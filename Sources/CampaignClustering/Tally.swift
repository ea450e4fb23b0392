/// Counts of values. Ties go to the smaller value, so that no dictionary order affects a result.
struct Tally<Value: Hashable & Comparable> {
    private(set) var counts: [Value: Int] = [:]

    init(_ values: some Sequence<Value>) {
        for value in values { counts[value, default: 0] += 1 }
    }

    /// Adds the counts of another tally.
    mutating func add(_ other: Tally) {
        counts.merge(other.counts, uniquingKeysWith: +)
    }

    /// The most frequent value, or `nil` if there are no values.
    var mostFrequent: Value? { ranked.first?.value }

    /// The values by descending count.
    var ranked: [(value: Value, count: Int)] {
        let sorted = counts.sorted { left, right in
            left.value == right.value ? left.key < right.key : left.value > right.value
        }
        return sorted.map { ($0.key, $0.value) }
    }
}
