public import DenseLinearAlgebra
public import StageCore

/// K-Means for a stream of batches. Centroids are available at any time, and no points are kept.
///
/// ```swift
/// var stream = try StreamingKMeans(startingFrom: KMeansClusterer(clusterCount: 100).fit(firstBatch).model)
/// for batch in batches { try stream.add(batch) }
/// stream.model.centroids
/// ```
///
/// Each point moves its centroid by 1 / (weight of the cluster so far), so that a centroid is the mean of all points
/// assigned to it (D. Sculley, "Web-scale k-means clustering", WWW 2010, doi:10.1145/1772690.1772862). With a `memory`
/// below 1, older points fade and the centroids follow a drifting stream.
public struct StreamingKMeans<Scalar: LinearAlgebraScalar>: Sendable {
    /// The current centroids, with the total sizes and inertia of all batches. A batch's inertia is measured before it moves them.
    public private(set) var model: KMeansModel<Scalar>

    /// The fraction of its weight that a cluster keeps when a batch is added, in 0...1; the default is 1.
    var memory: Double

    private var sums: CentroidSums

    /// Creates a stream that starts from the clusters of a model. The model's points keep their weight.
    ///
    /// - Throws: ``KMeansError`` with code `invalidOption` if `memory` is not in 0...1.
    public init(startingFrom model: KMeansModel<Scalar>, memory: Double = 1) throws {
        guard memory >= 0, memory <= 1 else {
            throw KMeansError(.invalidOption, "memory is \(memory), expected 0 to 1")
        }
        self.model = model
        self.memory = memory
        let weights = model.clusterSizes.map(Double.init)
        let centroids: Matrix<Double> = model.centroids.converted()
        var elements = centroids.elements
        for index in elements.indices { elements[index] *= weights[index / max(1, model.dimension)] }
        sums = CentroidSums(
            sums: Matrix(rowCount: model.clusterCount, columnCount: model.dimension, elements: elements),
            weights: weights)
    }

    /// Adds a batch of points.
    ///
    /// - Parameters:
    ///   - points: N×D. Every number must be finite.
    ///   - context: The thread count, which does not affect the result.
    /// - Returns: The nearest centroid of each point, before the batch moves the centroids.
    /// - Throws: ``KMeansError`` with code `wrongShape` or `notFinite`. The stream is then unchanged.
    /// - Complexity: O(N·K·D).
    @discardableResult
    public mutating func add(_ points: Matrix<Scalar>, context: RunContext = RunContext()) throws -> [Int32] {
        let labels = try model.assign(points, context: context)
        guard !labels.isEmpty else { return [] }
        let isCosine = model.metric == .cosine
        let rows = isCosine ? points.normalizedRows(threads: context.threadCount) : points
        let distances = rows.squaredDistances(
            to: model.centroids, labels: labels, threads: context.threadCount)
        var sizes = model.clusterSizes
        for label in labels { sizes[Int(label)] += 1 }
        sums.fade(by: memory)
        sums.add(rows, labels: labels)
        let centroids = sums.means(keeping: model.centroids.converted(), isCosine: isCosine)
        model = KMeansModel(
            centroids: centroids.converted(), metric: model.metric,
            inertia: model.inertia + distances.reduce(0, +), clusterSizes: sizes, history: model.history,
            termination: model.termination)
        return labels
    }
}

/// The sums that centroids are computed from. Sums of separate parts of the data can be merged.
///
/// ```swift
/// var sums = CentroidSums(clusterCount: 2, dimension: 3)
/// sums.add(points, labels: labels)
/// sums.merge(sumsOfAnotherMachine)
/// let centroids: Matrix<Float> = sums.centroids(keeping: old)
/// ```
///
/// Sums are accumulated in double precision in row order. The caller determines the order of merging.
package struct CentroidSums: Sendable, Equatable, Codable {
    /// K×D: the weighted sum of each cluster's points.
    package private(set) var sums: Matrix<Double>

    /// The weight of each cluster.
    package private(set) var weights: [Double]

    /// Creates empty sums.
    package init(clusterCount: Int, dimension: Int) {
        sums = Matrix(rowCount: clusterCount, columnCount: dimension)
        weights = [Double](repeating: 0, count: clusterCount)
    }

    init(sums: Matrix<Double>, weights: [Double]) {
        self.sums = sums
        self.weights = weights
    }

    /// Adds points to the sums of their clusters.
    ///
    /// - Parameters:
    ///   - points: N×D.
    ///   - labels: N cluster numbers, each in `0 ..< clusterCount`.
    ///   - weights: N weights; `nil` gives every point weight 1.
    /// - Complexity: O(N·D).
    package mutating func add<Scalar: LinearAlgebraScalar>(
        _ points: Matrix<Scalar>, labels: [Int32], weights: [Double]? = nil
    ) {
        precondition(
            points.columnCount == sums.columnCount && labels.count == points.rowCount, "dimensions must match"
        )
        precondition(labels.allSatisfy { $0 >= 0 && $0 < sums.rowCount }, "a label is out of range")
        precondition(weights.map { $0.count == labels.count } ?? true, "expected one weight per point")
        guard points.rowCount > 0 else { return }
        var totals = self.weights
        var order = [Int32](repeating: 0, count: labels.count + totals.count)
        let (clusterCount, width) = (sums.rowCount, sums.columnCount)
        sums.withUnsafeMutableElements { sums in
            points.withUnsafeElements { points in
                Scalar.kernels.addRows(
                    points.baseAddress!, labels.count, width, labels, clusterCount, weights, &order,
                    sums.baseAddress!, &totals)
            }
        }
        self.weights = totals
    }

    /// Adds the sums of other points.
    package mutating func merge(_ other: CentroidSums) {
        precondition(
            other.sums.rowCount == sums.rowCount && other.sums.columnCount == sums.columnCount,
            "dimensions must match")
        sums = Matrix(
            rowCount: sums.rowCount, columnCount: sums.columnCount,
            elements: zip(sums.elements, other.sums.elements).map { $0 + $1 })
        for cluster in weights.indices { weights[cluster] += other.weights[cluster] }
    }

    /// Returns the mean of each cluster.
    ///
    /// - Parameter old: K×D. A cluster without weight keeps its row.
    func centroids<Scalar: LinearAlgebraScalar>(keeping old: Matrix<Scalar>) -> Matrix<Scalar> {
        means(keeping: old.converted()).converted()
    }

    func means(keeping old: Matrix<Double>, isCosine: Bool = false) -> Matrix<Double> {
        let width = sums.columnCount
        var elements = sums.elements
        for cluster in weights.indices {
            let indices = cluster * width..<(cluster + 1) * width
            var divisor = weights[cluster]
            if isCosine { divisor = elements[indices].reduce(0) { $0 + $1 * $1 }.squareRoot() }
            if weights[cluster] > 0, divisor > 0 {
                for index in indices { elements[index] /= divisor }
            } else {
                elements.replaceSubrange(indices, with: old.elements[indices])
            }
        }
        return Matrix(rowCount: weights.count, columnCount: width, elements: elements)
    }

    /// Reduces the weight of all points by a factor.
    mutating func fade(by share: Double) {
        guard share < 1 else { return }
        sums = Matrix(
            rowCount: sums.rowCount, columnCount: sums.columnCount, elements: sums.elements.map { $0 * share }
        )
        for cluster in weights.indices { weights[cluster] *= share }
    }

    /// Moves a point and its weight from one cluster to an empty one, where it becomes the only point.
    mutating func move(_ point: [Double], weight: Double, from old: Int, to empty: Int) {
        let width = sums.columnCount
        var elements = sums.elements
        for column in 0..<width {
            elements[old * width + column] -= weight * point[column]
            elements[empty * width + column] = weight * point[column]
        }
        sums = Matrix(rowCount: weights.count, columnCount: width, elements: elements)
        weights[old] -= weight
        weights[empty] = weight
    }
}
