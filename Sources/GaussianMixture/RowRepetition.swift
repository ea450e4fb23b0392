internal import DenseLinearAlgebra
internal import StageCore

/// Rows that repeat more often than the resolution of their values explains, as in data drawn with replacement.
///
/// The criteria count every repetition as evidence, and the likelihood rewards components that hold a few points many
/// times.
struct RowRepetition: Sendable {
    /// A number for each row, equal for equal rows.
    private let identities: [Int32]

    /// The number of different rows.
    private let distinctCount: Int

    /// The number of rows that repeat another one.
    var repeatedRows: Int { identities.count - distinctCount }

    /// Whether enough rows repeat to affect criteria: more than a fifth.
    var isLarge: Bool { repeatedRows * 5 > identities.count }

    /// - Parameters:
    ///   - hashes: A hash for each row.
    ///   - cells: The number of different values that the resolution allows, over all columns.
    /// - Returns: `nil` if no row repeats, or if chance explains it.
    init?(hashes: [UInt64], cells: Double) {
        var numbers: [UInt64: Int32] = [:]
        identities = hashes.map { hash in
            let number = numbers[hash] ?? Int32(numbers.count)
            numbers[hash] = number
            return number
        }
        distinctCount = numbers.count
        // Ten times the number of equal pairs among points spread evenly over the cells.
        let count = Double(hashes.count)
        let chance = 10 * count * count / (2 * cells)
        guard repeatedRows > 0, Double(repeatedRows) > chance else { return nil }
    }

    /// Returns the components that hold too few different rows for a covariance, each twice on average or more.
    ///
    /// - Parameter labels: The component of each row.
    /// - Complexity: O(N).
    func hollowComponents(_ labels: [Int32], _ family: CovarianceFamily, dimension: Int) -> [Int] {
        // Components of the tied family share one covariance.
        guard family != .tied else { return [] }
        let least = family == .full ? dimension + 1 : 2
        guard distinctCount >= 4 * least else { return [] }
        var sizes: [Int32: Int] = [:]
        var distinct: [Int32: Set<Int32>] = [:]
        for (label, identity) in zip(labels, identities) {
            sizes[label, default: 0] += 1
            // A few more than `least` are enough to decide.
            if distinct[label, default: []].count <= least { distinct[label, default: []].insert(identity) }
        }
        return sizes.keys.filter {
            let count = distinct[$0]?.count ?? 0
            return count <= least && sizes[$0, default: 0] >= 2 * count
        }.map(Int.init).sorted()
    }
}

extension PointSource {
    /// Returns the repetition of rows, or `nil` if it is small or explained by the resolution of the values.
    ///
    /// - Parameter gaps: The smallest positive gap in each column.
    func repetition(gaps: [Double]) -> RowRepetition? {
        switch self {
        case .float(let points): RowRepetition(hashes: points.rowHashes, cells: points.cells(gaps))
        case .double(let points): RowRepetition(hashes: points.rowHashes, cells: points.cells(gaps))
        }
    }
}

extension Matrix where Scalar: LinearAlgebraScalar {
    /// A hash of the values of each row, equal on every platform.
    var rowHashes: [UInt64] {
        withUnsafeElements { elements in
            (0..<rowCount).map { row in
                var hash: UInt64 = 0xCBF2_9CE4_8422_2325
                for index in row * columnCount..<(row + 1) * columnCount {
                    // Adding 0 turns -0 into 0.
                    hash = (hash ^ (elements[index].asDouble + 0).bitPattern) &* 0x9E37_79B9_7F4A_7C15
                    hash ^= hash >> 29
                }
                return hash
            }
        }
    }

    /// Returns the number of cells of the resolution's grid between the least and the largest values.
    fileprivate func cells(_ gaps: [Double]) -> Double {
        var (low, high) = (
            [Double](repeating: .infinity, count: columnCount),
            [Double](repeating: -.infinity, count: columnCount)
        )
        withUnsafeElements { elements in
            for row in 0..<rowCount {
                for column in 0..<columnCount {
                    let value = elements[row * columnCount + column].asDouble
                    low[column] = min(low[column], value)
                    high[column] = max(high[column], value)
                }
            }
        }
        return (0..<columnCount).reduce(1) { product, column in
            gaps[column] > 0
                ? min(1e300, product * ((high[column] - low[column]) / gaps[column] + 1)) : product
        }
    }
}
