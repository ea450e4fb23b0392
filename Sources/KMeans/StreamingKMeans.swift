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
