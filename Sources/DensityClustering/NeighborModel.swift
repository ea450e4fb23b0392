public import DenseLinearAlgebra
public import StageCore

/// A model that assigns a vector to the cluster of the nearest training point, noise left out.
///
/// Training points in a cluster keep it; noise goes to the nearest cluster. Without any cluster, everything is one.
public struct NeighborModel: Sendable, Equatable, Codable {
    /// The points that are in a cluster, M×D.
    let points: Matrix<Double>

    /// The cluster of each point.
    let labels: [Int32]

    /// The distance.
    public let metric: DistanceMetric

    /// The number of clusters, at least 1.
    public let clusterCount: Int

    /// The number of columns, D.
    public var dimension: Int { points.columnCount }

    /// - Parameters:
    ///   - points: The training points, N×D.
    ///   - labels: Their clusters, or -1 for noise.
    init<Scalar: LinearAlgebraScalar>(_ points: Matrix<Scalar>, labels: [Int32], metric: DistanceMetric) {
        var rows = labels.indices.filter { labels[$0] >= 0 }
        clusterCount = max(1, Int(labels.max() ?? 0) + 1)
        if rows.isEmpty { rows = [0] }
        self.points = points.rows(at: rows).converted()
        self.labels = rows.map { max(0, labels[$0]) }
        self.metric = metric
    }
}

extension NeighborModel {
    /// Returns the cluster of the nearest training point for each vector. Of equally near points, that of the lowest
    /// cluster counts.
    ///
    /// - Throws: ``DensityClusteringError`` with code `wrongShape` or `notFinite`.
    /// - Complexity: O(N·M·D).
    public func assign<Scalar: LinearAlgebraScalar>(
        _ vectors: Matrix<Scalar>, context: RunContext = RunContext()
    ) throws -> [Int32] {
        guard vectors.columnCount == dimension else {
            throw DensityClusteringError(
                .wrongShape,
                "found \(counted(vectors.columnCount, "column")), expected \(dimension) as in the model")
        }
        do {
            try vectors.requireFinite()
        } catch let error as LinearAlgebraError {
            throw DensityClusteringError(.notFinite, error.message)
        }
        guard clusterCount > 1 else { return [Int32](repeating: 0, count: vectors.rowCount) }
        let isCosine = metric == .cosine
        let known = isCosine ? points.rowsOfLengthOne() : points
        let wanted = vectors.converted(to: Double.self)
        return NearestPoint(known, labels: labels).labels(
            of: isCosine ? wanted.rowsOfLengthOne() : wanted, threads: context.threadCount)
    }
}

extension NeighborModel: ClusterModel {}

/// A search for the nearest of many points, exact and in `Double`.
private struct NearestPoint {
    private let points: Matrix<Double>
    private let labels: [Int32]
    private let norms: [Double]

    init(_ points: Matrix<Double>, labels: [Int32]) {
        self.points = points
        self.labels = labels
        norms = points.squaredRowNorms()
    }

    func labels(of vectors: Matrix<Double>, threads: Int) -> [Int32] {
        let chunks = RowChunks(rowCount: vectors.rowCount, chunkSize: 64)
        let found = Scratch<Int32>(vectors.rowCount)
        let own = vectors.squaredRowNorms(threadCount: threads)
        Parallel.forEach(chunks.chunkCount, threads: threads) { _, chunk in
            let rows = chunks.rows(ofChunk: chunk)
            let products = vectors.rows(at: rows).product(withTransposeOf: points)
            for (index, row) in rows.enumerated() {
                found.elements[row] = nearest(row, vectors, products.row(index), own[row])
            }
        }
        return Array(found.buffer)
    }

    private func nearest(
        _ row: Int, _ vectors: Matrix<Double>, _ products: ArraySlice<Double>, _ norm: Double
    ) -> Int32 {
        let start = products.startIndex
        let slack = Double(points.columnCount + 16) * Double.ulpOfOne
        var smallest = Double.infinity
        for other in norms.indices {
            let scale = norm + norms[other]
            smallest = min(smallest, scale - 2 * products[start + other] + slack * scale)
        }
        var best = (square: Double.infinity, label: Int32.max)
        for other in norms.indices {
            let scale = norm + norms[other]
            guard scale - 2 * products[start + other] - slack * scale <= smallest else { continue }
            let square = vectors.squaredDistances(of: row..<row + 1, from: points, row: other)[0]
            if (square, labels[other]) < best { best = (square, labels[other]) }
        }
        return best.label
    }
}
