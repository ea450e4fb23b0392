internal import DenseLinearAlgebra
internal import DensityClustering
internal import Foundation
internal import StageCore

/// Agglomerative clustering by average similarity, in bounded time and memory.
///
/// The similarity of two points is the product of their vectors, times exp(−Δt/decay) if both have a time. The two clusters
/// with the greatest average similarity are joined until it is below the cut. Up to ``blockSize`` points are clustered exactly.
/// More are divided into blocks of neighbours in time. Each block is clustered, its clusters become points at their mean
/// vector and time, and this is repeated until nothing more is joined: fractionation (D. Cutting et al., "Scatter/Gather", 1992,
/// doi:10.1145/133160.133214).
///
/// - Complexity: O(n · blockSize) per pass, and 12 passes at most.
struct AverageLinkage {
    /// The least average similarity of clusters that are joined.
    var cut: Float
    /// The time after which a similarity counts 1/e, in seconds.
    var decay: Double

    /// The number of points that are clustered at once.
    static let blockSize = 1024
    private static let passLimit = 12

    /// A cluster.
    fileprivate struct Cluster {
        var vector: [Float]
        var time: Double?
        var timeCount: Int
        var count: Int
        /// Its first point.
        var first: Int
    }

    /// Returns the cluster of each point: the index of its first point.
    ///
    /// - Parameters:
    ///   - vectors: N×D.
    ///   - times: The time of each point in seconds, if known.
    func labels(_ vectors: Matrix<Float>, times: [Double?], context: RunContext) throws -> [Int] {
        var sets = DisjointSets(count: vectors.rowCount)
        var clusters = (0..<vectors.rowCount).map { index in
            Cluster(
                vector: Array(vectors.row(index)), time: times[index], timeCount: times[index] == nil ? 0 : 1,
                count: 1, first: index)
        }
        for pass in 0..<Self.passLimit {
            clusters.sort { ($0.time ?? .infinity, $0.first) < ($1.time ?? .infinity, $1.first) }
            let total = clusters.count
            var next: [Cluster] = []
            // Every other pass moves the borders of the blocks by half.
            var start = 0
            var end = total > Self.blockSize && pass % 2 == 1 ? Self.blockSize / 2 : Self.blockSize
            while start < total {
                try context.checkpoint(
                    ProgressEvent(stage: "Comparing copy", completed: start, total: total))
                next += try join(Array(clusters[start..<min(total, end)]), &sets, context: context)
                (start, end) = (end, end + Self.blockSize)
            }
            clusters = next
            if total <= Self.blockSize || (pass > 0 && clusters.count * 50 > total * 49) { break }
        }
        return (0..<vectors.rowCount).map { sets.root(of: $0) }
    }

    private func join(
        _ clusters: [Cluster], _ sets: inout DisjointSets, context: RunContext
    ) throws -> [Cluster] {
        let tree = try Dendrogram(
            distances: distances(of: clusters), weights: clusters.map { Double($0.count) }, linkage: .average,
            context: context)
        var parts: [Int32: Cluster] = [:]
        for (cluster, label) in zip(clusters, tree.labels(height: 1 - Double(cut))) {
            if let first = parts[label]?.first { sets.join(first, cluster.first) }
            parts[label]?.absorb(cluster)
            parts[label] = parts[label] ?? cluster
        }
        return parts.sorted { $0.key < $1.key }.map(\.value)
    }

    /// Returns 1 − similarity of all pairs.
    private func distances(of clusters: [Cluster]) -> Matrix<Double> {
        let vectors = Matrix<Float>(
            rowCount: clusters.count, columnCount: clusters.first?.vector.count ?? 0,
            elements: clusters.flatMap(\.vector))
        let products = vectors.product(withTransposeOf: vectors)
        let size = clusters.count
        return Matrix(rowCount: size, columnCount: size) { values in
            products.withUnsafeElements { products in
                for left in 0..<size {
                    for right in 0..<size {
                        var similarity = Double(products[left * size + right])
                        if let begin = clusters[left].time, let end = clusters[right].time {
                            similarity *= exp(-abs(begin - end) / decay)
                        }
                        values[left * size + right] = 1 - similarity
                    }
                }
            }
        }
    }
}

extension AverageLinkage.Cluster {
    /// Adds the points of another cluster.
    fileprivate mutating func absorb(_ other: Self) {
        let (own, others) = (Float(count), Float(other.count))
        for index in vector.indices {
            vector[index] = (own * vector[index] + others * other.vector[index]) / (own + others)
        }
        if let otherTime = other.time {
            let known = Double(timeCount + other.timeCount)
            time = ((time ?? 0) * Double(timeCount) + otherTime * Double(other.timeCount)) / known
            timeCount += other.timeCount
        }
        count += other.count
        first = min(first, other.first)
    }
}
