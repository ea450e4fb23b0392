package import StageCore

/// The processes that share the rows of one fit. Every process calls the same methods in the same order.
package protocol RankGroup: Sendable {
    /// The number of this process, from 0. Processes hold ascending ranges of rows.
    var rank: Int { get }

    /// The number of processes.
    var rankCount: Int { get }

    /// Replaces each number by its sum over all processes.
    func addUp(_ values: UnsafeMutableBufferPointer<Int64>)

    /// Replaces each number by its maximum over all processes. No number is NaN.
    func maximize(_ values: UnsafeMutableBufferPointer<Double>)
}

/// The rows of a matrix that this process holds: all of them, or a range of those of a ``RankGroup``.
///
/// Results are the same for every division of the rows if each range, except for the last, ends at a multiple of
/// ``unit``: chunks of rows, and with them every rounding, are then the same.
package struct RowShare: Sendable {
    private let group: (any RankGroup)?

    /// The rows of this process, numbered in the whole matrix.
    package let rows: Range<Int>

    /// The number of rows of all processes.
    package let totalCount: Int

    /// The number of rows that ranges must be multiples of: the largest chunk of rows of any stage. Smaller chunks divide it.
    package static let unit = 2048

    /// The share of a process that holds all rows.
    package static func whole(_ count: Int) -> RowShare { RowShare(rows: 0..<count, of: count, among: nil) }

    package init(rows: Range<Int>, of totalCount: Int, among group: (any RankGroup)?) {
        self.rows = rows
        self.totalCount = totalCount
        self.group = group
    }

    /// Returns the rows of one of several processes, in multiples of ``unit``, which differ by at most one unit.
    package static func rows(ofRank rank: Int, of rankCount: Int, totalCount: Int) -> Range<Int> {
        let units = (totalCount + unit - 1) / unit
        let (start, end) = (units * rank / rankCount, units * (rank + 1) / rankCount)
        return min(totalCount, start * unit)..<min(totalCount, end * unit)
    }

    /// Whether other processes hold rows.
    package var isDistributed: Bool { group != nil }
}

extension RowShare {
    /// Adds up numbers of all processes.
    package func addUp(_ values: UnsafeMutableBufferPointer<Int64>) { group?.addUp(values) }

    /// Returns the sum of a number over all processes.
    package func sum(_ value: Int) -> Int { sum([Int64(value)]).first.map { Int($0) } ?? value }

    /// Returns the sums of numbers over all processes.
    package func sum(_ values: [Int64]) -> [Int64] {
        guard let group else { return values }
        var values = values
        values.withUnsafeMutableBufferPointer { group.addUp($0) }
        return values
    }

    /// Returns the sums of wide numbers over all processes. A number travels as three, whose sums cannot overflow.
    package func sum(_ values: [Int128]) -> [Int128] {
        guard group != nil else { return values }
        let mask = Int128(1) << 48 - 1
        let parts = sum(
            values.flatMap { [Int64($0 & mask), Int64(($0 >> 48) & mask), Int64($0 >> 96)] })
        return values.indices.map {
            Int128(parts[3 * $0]) + Int128(parts[3 * $0 + 1]) << 48 + Int128(parts[3 * $0 + 2]) << 96
        }
    }

    /// Returns the maxima of numbers over all processes.
    package func maximum(_ values: [Double]) -> [Double] {
        guard let group else { return values }
        var values = values
        values.withUnsafeMutableBufferPointer { group.maximize($0) }
        return values
    }

    /// Returns the sum of one number for each row of all processes; the numbers must not be negative.
    package func total(_ values: [Double]) -> Double {
        let scale = FixedPoint(bound: maximum([values.max() ?? 0])[0], count: totalCount)
        return scale.number(sum([values.reduce(into: Int128(0)) { $0 += scale.integer($1) }])[0])
    }

    /// Returns indices of rows in the whole matrix, found by each process among its own, in ascending order.
    package func gather(_ found: [Int]) -> [Int] {
        guard group != nil else { return found }
        // Processes hold ascending ranges, so that the position of a process's first index is the number of those before.
        let count = sum(found.count)
        let position = positionOfFirst(found.count)
        var all = [Int64](repeating: 0, count: count)
        for (index, row) in found.enumerated() { all[position + index] = Int64(row) }
        return sum(all).map { Int($0) }
    }

    /// Returns the sums of numbers over the processes with earlier rows, and over all processes.
    package func running(_ values: [Int128]) -> [(before: Int128, total: Int128)] {
        guard let group else { return values.map { (0, $0) } }
        let count = group.rankCount
        var all = [Int128](repeating: 0, count: count * values.count)
        for (index, value) in values.enumerated() { all[index * count + group.rank] = value }
        let sums = sum(all)
        return values.indices.map { index in
            let parts = sums[index * count..<(index + 1) * count]
            return (parts.prefix(group.rank).reduce(0, +), parts.reduce(0, +))
        }
    }

    /// Returns how many items the processes with earlier rows have.
    private func positionOfFirst(_ count: Int) -> Int {
        Int(running([Int128(count)])[0].before)
    }
}

extension RowShare {
    /// Returns rows of the whole matrix on every process.
    ///
    /// - Parameters:
    ///   - indices: Indices in the whole matrix.
    ///   - matrix: The rows of this process.
    package func rows<Scalar: MatrixScalar>(at indices: [Int], of matrix: Matrix<Scalar>) -> Matrix<Scalar> {
        guard group != nil else { return matrix.rows(at: indices) }
        let width = matrix.columnCount
        var bits = [Int64](repeating: 0, count: indices.count * width)
        for (position, index) in indices.enumerated() where rows.contains(index) {
            for (column, value) in matrix.row(index - rows.lowerBound).enumerated() {
                bits[position * width + column] = Int64(bitPattern: value.asDouble.bitPattern)
            }
        }
        let numbers = sum(bits).map { Double(bitPattern: UInt64(bitPattern: $0)) }
        return Matrix(rowCount: indices.count, columnCount: width, elements: numbers).converted()
    }
}
