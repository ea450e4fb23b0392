import CreativeModel
import SampleData
import Testing

/// Returns the data set of a size and seed.
func sample(_ creativeCount: Int = 652, seed: UInt64 = 0, dayCount: Int = 60) -> SampleDataSet {
    var options = SampleDataSet.Options()
    options.creativeCount = creativeCount
    options.seed = seed
    options.dayCount = dayCount
    return SampleDataSet(options: options)
}

extension SampleTable {
    /// Returns the fields of a column.
    func values(_ name: String) -> [String] {
        guard let column = column(name) else { return [] }
        return rows.map { $0[column] }
    }
}

extension SampleDataSet {
    /// The indices of the creatives of each true campaign.
    var campaigns: [String: [Int]] {
        Dictionary(grouping: creatives.rows.indices) { truth.rows[$0][1] }
    }
}

/// A digest of bytes: 64-bit FNV-1a.
struct Digest {
    private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    mutating func add(_ bytes: some Sequence<UInt8>) {
        for byte in bytes { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
    }

    init() {}

    /// The digest of creatives, truth and performance.
    init(of sample: SampleDataSet) {
        for row in sample.creatives.rows + sample.truth.rows { add(row) }
        sample.forEachPerformanceRow { add($0) }
    }

    private mutating func add(_ row: [String]) {
        for field in row {
            add(field.utf8)
            add(CollectionOfOne(0))
        }
    }
}

struct Case: Sendable, CustomTestStringConvertible {
    let count: Int
    let seed: UInt64
    var testDescription: String { "\(count) creatives, seed \(seed)" }

    /// The sizes and seeds for which invariants are tested.
    static let all: [Case] =
        [0, 1, 2, 3, 10, 33, 34, 51, 100].flatMap { count in (0..<12).map { Case(count: count, seed: $0) } }
        + (0..<8).map { Case(count: 652, seed: $0) } + [
            Case(count: 5000, seed: 0), Case(count: 5000, seed: .max),
        ]
}
