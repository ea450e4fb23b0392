internal import DenseLinearAlgebra
package import StageCore

/// The mean silhouette width of a clustering, measured on a sample.
///
/// The silhouette width of a point, in -1...1, compares its distance to its own cluster with its distance to the next
/// cluster; higher is better. It is 0 for a point that is alone in its cluster.
///
/// Source: P. Rousseeuw, "Silhouettes: a graphical aid to the interpretation and validation of cluster analysis",
/// J. Comput. Appl. Math. 20, 1987, doi:10.1016/0377-0427(87)90125-7; distances are Euclidean.
public struct Silhouette: Sendable, Equatable {
    /// The mean width, or `nil` if there is only one cluster.
    public let mean: Double?

    /// The number of points measured.
    public let sampleSize: Int

    /// Measures the silhouette of a clustering.
    ///
    /// - Parameters:
    ///   - points: N×D. Every number must be finite.
    ///   - labels: N cluster numbers, each at least 0.
    ///   - sampleLimit: The maximum number of points to measure; the default is 2,000. They are chosen at random by the
    ///     context's seed, and distances are measured among them only.
    ///   - context: The seed and thread count.
    /// - Complexity: O(S²·D) time and O(S²) memory for S sampled points.
    init(
        of points: Matrix<Float>, labels: [Int32], sampleLimit: Int = 2_000,
        context: RunContext = RunContext()
    ) {
        self.init(sample: points, labels, sampleLimit, context)
    }

    /// Measures the silhouette of points in double precision; see the other initializer.
    package init(
        of points: Matrix<Double>, labels: [Int32], sampleLimit: Int = 2_000,
        context: RunContext = RunContext()
    ) {
        self.init(sample: points, labels, sampleLimit, context)
    }

    private init<Scalar: LinearAlgebraScalar>(
        sample points: Matrix<Scalar>, _ labels: [Int32], _ sampleLimit: Int, _ context: RunContext
    ) {
        precondition(labels.count == points.rowCount, "expected one label per point")
        var indices = Array(0..<points.rowCount)
        if points.rowCount > sampleLimit {
            var generator = SeededGenerator(seed: context.seed, stream: SeedStream.silhouette)
            indices = generator.distinctIndices(max(1, sampleLimit), below: points.rowCount)
        }
        let sample: Matrix<Double> = points.rows(at: indices).converted()
        let clusters = Clusters(indices.map { labels[$0] })
        sampleSize = indices.count
        guard clusters.sizes.count > 1 else {
            mean = nil
            return
        }
        let widths = Self.widths(sample, clusters, threads: context.threadCount)
        mean = widths.reduce(0, +) / Double(widths.count)
    }

    /// Labels renumbered from 0 without gaps, and the size of each cluster.
    private struct Clusters {
        let labels: [Int]
        let sizes: [Int]

        init(_ given: [Int32]) {
            let order = Set(given).sorted()
            let names = Dictionary(uniqueKeysWithValues: zip(order, order.indices))
            labels = given.map { names[$0] ?? 0 }
            var sizes = [Int](repeating: 0, count: order.count)
            for label in labels { sizes[label] += 1 }
            self.sizes = sizes
        }
    }

    private static func widths(_ points: Matrix<Double>, _ clusters: Clusters, threads: Int) -> [Double] {
        let count = points.rowCount
        let centered = points.centered()
        let norms = centered.squaredRowNorms(threadCount: threads)
        let products = centered.product(withTransposeOf: centered, threadCount: threads)
        let widths = Scratch<Double>(count)
        let chunks = RowChunks(rowCount: count, chunkSize: 64)
        Parallel.forEach(chunks.chunkCount, threads: threads) { _, chunk in
            var sums = [Double](repeating: 0, count: clusters.sizes.count)
            for row in chunks.rows(ofChunk: chunk) where clusters.sizes[clusters.labels[row]] > 1 {
                for cluster in sums.indices { sums[cluster] = 0 }
                for other in 0..<count where other != row {
                    let square = norms[row] + norms[other] - 2 * products.elements[row * count + other]
                    // A distance below the rounding error of equal points counts as 0.
                    let noise = 1e-14 * (norms[row] + norms[other])
                    if square > noise { sums[clusters.labels[other]] += square.squareRoot() }
                }
                let own = clusters.labels[row]
                let within = sums[own] / Double(clusters.sizes[own] - 1)
                var between = Double.infinity
                for cluster in sums.indices where cluster != own {
                    between = min(between, sums[cluster] / Double(clusters.sizes[cluster]))
                }
                let larger = max(within, between)
                widths.elements[row] = larger > 0 ? (between - within) / larger : 0
            }
        }
        return Array(widths.buffer)
    }
}

extension Matrix<Double> {
    /// Returns the rows minus their mean, so that a large offset does not reduce the precision of distances.
    fileprivate func centered() -> Matrix<Double> {
        var mean = [Double](repeating: 0, count: columnCount)
        for index in elements.indices { mean[index % columnCount] += elements[index] / Double(rowCount) }
        var shifted = elements
        for index in shifted.indices { shifted[index] -= mean[index % columnCount] }
        return Matrix(rowCount: rowCount, columnCount: columnCount, elements: shifted)
    }
}
