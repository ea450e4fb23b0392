internal import DenseLinearAlgebra
public import StageCore

extension Dendrogram {
    /// Builds the tree of points from their distances alone.
    ///
    /// ```swift
    /// let tree = try Dendrogram(distances: matrix, linkage: .average)
    /// let labels = tree.labels(height: 0.5)
    /// ```
    ///
    /// - Parameters:
    ///   - distances: N×N and symmetric, with N in `1...AgglomerativeClusterer.pointLimit`. The diagonal is not read. Every number
    ///     must be finite. For ``Linkage/ward``, the distances are Euclidean.
    ///   - weights: The weight of each point, above 0; `nil` for 1 each. Points stand for several others by their weights.
    ///   - linkage: The distance of clusters. The default is average.
    ///   - context: The progress handler.
    /// - Throws: ``DensityClusteringError`` with code `wrongShape`, `tooFewPoints`, `tooManyPoints`, `invalidOption` or `notFinite`;
    ///   `CancellationError`.
    /// - Complexity: O(N²) time and memory.
    public init(
        distances: Matrix<Double>, weights: [Double]? = nil, linkage: Linkage = .average,
        context: RunContext = RunContext()
    ) throws {
        let count = distances.rowCount
        guard distances.columnCount == count, weights.map({ $0.count == count }) ?? true else {
            throw DensityClusteringError(
                .wrongShape,
                "the distances are \(count)×\(distances.columnCount) with \(weights?.count ?? count) weights, expected N×N and N"
            )
        }
        guard count > 0 else {
            throw DensityClusteringError(.tooFewPoints, "the matrix has no rows, expected at least one")
        }
        guard count <= AgglomerativeClusterer.pointLimit else {
            throw DensityClusteringError(
                .tooManyPoints,
                "found \(grouped(count)) points, expected at most \(grouped(AgglomerativeClusterer.pointLimit))"
            )
        }
        guard weights?.allSatisfy({ $0 > 0 && $0.isFinite }) ?? true else {
            throw DensityClusteringError(.invalidOption, "a weight is not a positive number")
        }
        do {
            try distances.requireFinite()
        } catch let error as LinearAlgebraError {
            throw DensityClusteringError(.notFinite, error.message)
        }
        var chain = NeighborChain(distances: distances, weights: weights, linkage: linkage)
        self.init(pointCount: count, edges: try chain.edges(context: context))
    }
}
