internal import DenseLinearAlgebra
internal import StageCore

extension PointSource {
    /// Returns the smallest positive gap between two values of each column, 0 for a column with one value.
    ///
    /// Values that differ by rounding errors of computation count as one: less than √ε of the column's range, or a few
    /// units in the last place of a `Float`. Beyond 4,096 rows, a sample is measured, which contains the same rows in
    /// any order of the points.
    ///
    /// - Complexity: O(N·D + D·S log S) for S sampled rows.
    func smallestGaps(threads: Int) -> [Double] {
        switch self {
        case .float(let points): points.smallestGaps(threads: threads, precision: 0x1p-21)
        case .double(let points): points.smallestGaps(threads: threads, precision: 0)
        }
    }
}

extension Matrix where Scalar: LinearAlgebraScalar {
    /// - Parameter precision: The rounding error of a value, relative to the largest of its column.
    fileprivate func smallestGaps(threads: Int, precision: Double) -> [Double] {
        let rows = rowsByHash(limit: 4_096)
        let gaps = Scratch<Double>(columnCount)
        Parallel.forEach(columnCount, threads: threads) { _, column in
            var values = rows.map { elements[$0 * columnCount + column].asDouble }
            values.sort()
            guard let low = values.first, let high = values.last else { return }
            let noise = max(0x1p-26 * (high - low), precision * max(abs(low), abs(high)))
            var smallest = Double.infinity
            for (left, right) in zip(values, values.dropFirst()) where right - left > noise {
                smallest = min(smallest, right - left)
            }
            gaps.elements[column] = smallest.isFinite ? smallest : 0
        }
        return Array(gaps.buffer)
    }

    /// Returns about `limit` rows, chosen by their values, or all rows if there are few or if they repeat much.
    private func rowsByHash(limit: Int) -> [Int] {
        guard rowCount > limit else { return Array(0..<rowCount) }
        let step = UInt64((rowCount + limit - 1) / limit)
        let chosen = rowHashes.enumerated().filter { $0.element % step == 0 }.map(\.offset)
        return chosen.count * 8 < limit ? Array(0..<rowCount) : chosen
    }
}
