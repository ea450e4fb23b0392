internal import DenseLinearAlgebra
internal import StageCore

/// The sums of rows by cluster of one pass, over all threads and processes.
///
/// Without weights, sums are integers (see ``ColumnScale``), one set for each thread, which can be added in any order.
/// With weights, whose range is not bounded, they are `Double`, one set for each group of chunks, added in order; such
/// rows cannot be shared by processes.
final class CentroidAccumulator<Scalar: LinearAlgebraScalar> {
    private let rows: WorkingRows<Scalar>
    private let clusterCount: Int
    /// Sets of K×D sums, K numbers of rows, and in the first set the number of changes.
    private let integers: [Scratch<Int64>]
    private let sums: Scratch<Double>
    private let counts: Scratch<Double>
    private let groups: Int

    /// - Parameter clusterCount: K, or 0 to sum nothing but changes.
    init(_ rows: WorkingRows<Scalar>, clusterCount: Int, groups: Int, workers: Int) {
        self.rows = rows
        self.clusterCount = clusterCount
        self.groups = groups
        let size = clusterCount * (rows.dimension + 1) + 1
        let isFixed = rows.columnScale != nil
        integers = (0..<(isFixed ? workers : 1)).map { _ in Scratch(isFixed ? size : 1) }
        sums = Scratch(isFixed ? 0 : groups * clusterCount * rows.dimension)
        counts = Scratch(isFixed ? 0 : groups * clusterCount)
    }

    func clear() {
        for set in integers { set.clear() }
        sums.clear()
        counts.clear()
    }

    /// Adds a chunk of rows.
    ///
    /// - Parameter scratch: Space for the rows and the clusters.
    func add(
        _ x: UnsafePointer<Scalar>, _ range: Range<Int>, _ labels: UnsafePointer<Int32>, group: Int,
        worker: Int,
        scratch: UnsafeMutablePointer<Int32>
    ) {
        let width = rows.dimension
        if let scale = rows.columnScale {
            let sums = integers[worker].elements
            return Scalar.kernels.addRowsFixed(
                x, range.count, width, labels, clusterCount, scale.center, scale.factors, scratch, sums,
                sums + clusterCount * width)
        }
        rows.weights?.withUnsafeBufferPointer {
            Scalar.kernels.addRows(
                x, range.count, width, labels, clusterCount, $0.baseAddress! + range.lowerBound, scratch,
                sums.elements + group * clusterCount * width, counts.elements + group * clusterCount)
        }
    }

    /// Returns the sums of all processes, after one exchange of K(D + 1) + 1 numbers.
    ///
    /// - Parameter changes: The number of rows of this process that changed cluster.
    func total(changes: Int, threads: Int) -> (sums: CentroidSums, changes: Int) {
        let width = rows.dimension
        let first = integers[0].buffer
        for set in integers.dropFirst() {
            for index in first.indices { first[index] += set.elements[index] }
        }
        first[first.count - 1] = Int64(changes)
        rows.share.addUp(first)
        let changes = Int(first[first.count - 1])
        guard let scale = rows.columnScale else {
            return (
                CentroidSums(
                    sums: Matrix(
                        rowCount: clusterCount, columnCount: width,
                        elements: sums.addedUp(groups: groups, threads: threads)),
                    weights: counts.addedUp(groups: groups)), changes
            )
        }
        let weights = (0..<clusterCount).map { Double(first[clusterCount * width + $0]) }
        return (
            CentroidSums(sums: scale.sums(first.baseAddress!, counts: weights), weights: weights), changes
        )
    }
}
