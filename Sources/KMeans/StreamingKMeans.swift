public import DenseLinearAlgebra
public import StageCore

/// K-Means of a stream: batches in, centroids at any time, no point kept.
///
/// ```swift
/// var stream = try StreamingKMeans(startingFrom: KMeansClusterer(clusterCount: 100).fit(firstBatch).model)
/// for batch in batches { try stream.add(batch) }
/// stream.model.centroids
/// ```
///
/// Each point moves its centroid by 1 / (weight of the cluster so far), so that a centroid is the mean of all points
/// that it got (D. Sculley, "Web-scale k-means clustering", WWW 2010, doi:10.1145/1772690.1772862). With a `memory`
/// below 1, old points fade and centroids follow a stream that drifts.
public struct StreamingKMeans<Scalar: LinearAlgebraScalar>: Sendable {
    /// The centroids, with the sizes and inertia of all batches; a batch's inertia is measured before it moves them.
    public private(set) var model: KMeansModel<Scalar>

    /// The share of its weight that a cluster keeps when a batch comes, in 0...1; default 1.
    var memory: Double

    private var sums: CentroidSums

    /// Begins with the clusters of a model, whose points count on.
    ///
    /// - Throws: ``KMeansError`` with `invalidOption` where `memory` is not in 0...1.
    public init(startingFrom model: KMeansModel<Scalar>, memory: Double = 1) throws {
        guard memory >= 0, memory <= 1 else {
            throw KMeansError(.invalidOption, "memory is \(memory), expected 0 to 1")
        }
        self.model = model
        self.memory = memory
        let weights = model.clusterSizes.map(Double.init)
        let centroids: Matrix<Double> = model.centroids.converted()
        var elements = centroids.elements
        for place in elements.indices { elements[place] *= weights[place / max(1, model.dimension)] }
        sums = CentroidSums(
            sums: Matrix(rowCount: model.clusterCount, columnCount: model.dimension, elements: elements),
            weights: weights)
    }

    /// Adds a batch.
    ///
    /// - Parameters:
    ///   - points: N×D, every number finite.
    ///   - context: Threads; the result does not depend on them.
    /// - Returns: The nearest centroid of each point, as they were before the batch moved them.
    /// - Throws: ``KMeansError`` with `wrongShape` or `notFinite`, and then nothing has changed.
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

/// Sums from which centroids are made: points in, centroids out, in pieces that can be made apart and merged.
///
/// ```swift
/// var sums = CentroidSums(clusterCount: 2, dimension: 3)
/// sums.add(points, labels: labels)
/// sums.merge(sumsOfAnotherMachine)
/// let centroids: Matrix<Float> = sums.centroids(keeping: old)
/// ```
///
/// Sums are made in double precision in the order of rows; the order of merging is the caller's.
package struct CentroidSums: Sendable, Equatable, Codable {
    /// K×D: the weighted sum of each cluster's points.
    package private(set) var sums: Matrix<Double>

    /// The weight of each cluster.
    package private(set) var weights: [Double]

    /// Makes empty sums.
    package init(clusterCount: Int, dimension: Int) {
        sums = Matrix(rowCount: clusterCount, columnCount: dimension)
        weights = [Double](repeating: 0, count: clusterCount)
    }

    init(sums: Matrix<Double>, weights: [Double]) {
        self.sums = sums
        self.weights = weights
    }

    /// Adds points with the clusters they belong to.
    ///
    /// - Parameters:
    ///   - points: N×D.
    ///   - labels: N clusters, each in `0 ..< clusterCount`.
    ///   - weights: N numbers, 1 each where `nil`.
    /// - Complexity: O(N·D).
    package mutating func add<Scalar: LinearAlgebraScalar>(
        _ points: Matrix<Scalar>, labels: [Int32], weights: [Double]? = nil
    ) {
        precondition(
            points.columnCount == sums.columnCount && labels.count == points.rowCount, "sizes must fit")
        precondition(labels.allSatisfy { $0 >= 0 && $0 < sums.rowCount }, "a label is outside the clusters")
        precondition(weights.map { $0.count == labels.count } ?? true, "expected a weight per point")
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
            "sizes must fit")
        sums = Matrix(
            rowCount: sums.rowCount, columnCount: sums.columnCount,
            elements: zip(sums.elements, other.sums.elements).map { $0 + $1 })
        for cluster in weights.indices { weights[cluster] += other.weights[cluster] }
    }

    /// The mean of each cluster.
    ///
    /// - Parameter old: K×D, kept where a cluster has no weight.
    func centroids<Scalar: LinearAlgebraScalar>(keeping old: Matrix<Scalar>) -> Matrix<Scalar> {
        means(keeping: old.converted()).converted()
    }

    func means(keeping old: Matrix<Double>, isCosine: Bool = false) -> Matrix<Double> {
        let width = sums.columnCount
        var elements = sums.elements
        for cluster in weights.indices {
            let places = cluster * width..<(cluster + 1) * width
            var divisor = weights[cluster]
            if isCosine { divisor = elements[places].reduce(0) { $0 + $1 * $1 }.squareRoot() }
            if weights[cluster] > 0, divisor > 0 {
                for place in places { elements[place] /= divisor }
            } else {
                elements.replaceSubrange(places, with: old.elements[places])
            }
        }
        return Matrix(rowCount: weights.count, columnCount: width, elements: elements)
    }

    /// Makes all points count less.
    mutating func fade(by share: Double) {
        guard share < 1 else { return }
        sums = Matrix(
            rowCount: sums.rowCount, columnCount: sums.columnCount, elements: sums.elements.map { $0 * share }
        )
        for cluster in weights.indices { weights[cluster] *= share }
    }

    /// Moves weight and point out of one cluster and makes it all of another, empty one.
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
