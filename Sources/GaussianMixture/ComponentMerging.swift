public import DenseLinearAlgebra
internal import KMeans
public import StageCore

/// Joins the components of a mixture that form one cluster. A cluster that is not an ellipsoid takes several components.
///
/// ```swift
/// let merging = try ComponentMerging(of: model, points: points)
/// let clusters = merging.model(clusterCount: merging.suggestedClusterCount)
/// ```
///
/// Clusters are joined two at a time, always the pair whose union lowers the entropy of the responsibilities most. The
/// entropy falls fast while parts of one cluster are joined and slowly after that; the bend gives the suggested number.
/// Source: J.-P. Baudry et al., "Combining mixture components for clustering", JCGS 19(2), 2010,
/// doi:10.1198/jcgs.2010.08111.
public struct ComponentMerging: Sendable {
    /// The mixture whose components are joined.
    let base: GaussianMixtureModel

    /// The K - 1 unions, in order.
    package let steps: [Step]

    /// The entropy of the responsibilities of all K components.
    package let entropy: Double

    /// A union of two clusters.
    package struct Step: Sendable, Hashable {
        /// The cluster that remains, identified by its lowest component.
        let kept: Int
        /// The cluster that is merged into it.
        let merged: Int
        /// The entropy of the remaining responsibilities, -ΣΣ t ln t.
        package let entropy: Double
        /// The total weight of both clusters.
        let weight: Double
    }

    /// Determines the order of the unions.
    ///
    /// - Parameters:
    ///   - model: The mixture.
    ///   - points: N×D, the points that the model was fitted to.
    ///   - sampleSize: The maximum number of points to use, sampled by the context's seed; the default is 20,000.
    ///   - context: The seed and thread count.
    /// - Throws: ``MixtureError`` with code `wrongShape` or `notFinite`.
    /// - Complexity: O(S·K²) time and O(S·K) memory for S sampled points.
    public init<Scalar: LinearAlgebraScalar>(
        of model: GaussianMixtureModel, points: Matrix<Scalar>, sampleSize: Int = 20_000,
        context: RunContext = RunContext()
    ) throws {
        base = model
        var sample = points
        if points.rowCount > sampleSize {
            var generator = SeededGenerator(seed: context.seed)
            sample = points.rows(at: generator.distinctIndices(sampleSize, below: points.rowCount))
        }
        let shares: Matrix<Double> = try model.responsibilities(for: sample, context: context).converted()
        var clusters = MergingClusters(shares, threads: context.threadCount)
        entropy = clusters.entropy
        var steps: [Step] = []
        while let step = clusters.mergeBest() { steps.append(step) }
        self.steps = steps
    }

    /// Returns the components of each cluster, ordered by their lowest component.
    ///
    /// - Parameter clusterCount: In `1...K`.
    package func groups(clusterCount: Int) -> [[Int]] {
        let count = base.componentCount
        precondition(clusterCount >= 1 && clusterCount <= count, "clusterCount is out of range")
        var groups = (0..<count).map { [$0] }
        for step in steps.prefix(count - clusterCount) {
            groups[step.kept] += groups[step.merged]
            groups[step.merged] = []
        }
        return groups.filter { !$0.isEmpty }.map { $0.sorted() }
    }

    /// Returns the mixture with its components joined into clusters.
    package func model(clusterCount: Int) -> MergedMixture {
        MergedMixture(base: base, groups: groups(clusterCount: clusterCount))
    }

    /// The suggested number of clusters: the point beyond which unions join separate clusters instead of parts of one,
    /// where the decrease in entropy slows most from one union to the next.
    ///
    /// Equal to the number of components if there are at most two, or if the components hardly overlap (entropy below 0.02
    /// per point).
    public var suggestedClusterCount: Int {
        let count = base.componentCount
        guard count >= 3, let last = steps.last, entropy > 0.02 * last.weight else { return count }
        let entropies = [entropy] + steps.map(\.entropy)
        let falls = zip(entropies, entropies.dropFirst()).map { $0 - $1 }
        let slackening = zip(falls, falls.dropFirst()).map { $0 - $1 }
        let bend = slackening.indices.max { slackening[$0] < slackening[$1] } ?? 0
        return count - 1 - bend
    }
}

/// Responsibilities by cluster, and the decrease in entropy for the union of each pair.
struct MergingClusters {
    /// One row per cluster.
    private var shares: Matrix<Double>
    private var gains: Matrix<Double>
    private var isAlive: [Bool]
    private var ownEntropies: [Double]
    private let threads: Int

    /// - Parameter shares: N×K.
    init(_ shares: Matrix<Double>, threads: Int) {
        let (rows, count) = (shares.rowCount, shares.columnCount)
        self.threads = threads
        self.shares = Matrix(rowCount: count, columnCount: rows) { transposed in
            for row in 0..<rows {
                for cluster in 0..<count {
                    transposed[cluster * rows + row] = shares.elements[row * count + cluster]
                }
            }
        }
        isAlive = Array(repeating: true, count: count)
        gains = Matrix(rowCount: count, columnCount: count)
        ownEntropies = []
        ownEntropies = (0..<count).map { entropy(of: $0, and: nil) }
        for cluster in 0..<count { update(cluster, against: cluster + 1..<max(count, cluster + 1)) }
    }

    var entropy: Double { ownEntropies.indices.reduce(0) { isAlive[$1] ? $0 + ownEntropies[$1] : $0 } }

    /// Joins the pair with the largest gain; the lower clusters win a tie.
    mutating func mergeBest() -> ComponentMerging.Step? {
        var best: (kept: Int, merged: Int, gain: Double)?
        for kept in isAlive.indices where isAlive[kept] {
            for merged in kept + 1..<max(isAlive.count, kept + 1) where isAlive[merged] {
                if gains[kept, merged] > best?.gain ?? -.infinity {
                    best = (kept, merged, gains[kept, merged])
                }
            }
        }
        guard let (kept, merged, _) = best else { return nil }
        var weight = 0.0
        for row in 0..<shares.columnCount {
            shares[kept, row] += shares[merged, row]
            weight += shares[kept, row]
        }
        isAlive[merged] = false
        ownEntropies[kept] = entropy(of: kept, and: nil)
        update(kept, against: 0..<isAlive.count)
        return ComponentMerging.Step(kept: kept, merged: merged, entropy: entropy, weight: weight)
    }

    /// Updates the gains of joining a cluster with others.
    private mutating func update(_ cluster: Int, against others: Range<Int>) {
        let found = Scratch<Double>(others.count)
        let this = self
        Parallel.forEach(others.count, threads: threads) { _, index in
            let other = others.lowerBound + index
            guard other != cluster, this.isAlive[other] else { return }
            found.elements[index] =
                this.ownEntropies[cluster] + this.ownEntropies[other] - this.entropy(of: cluster, and: other)
        }
        for (index, other) in others.enumerated() {
            gains[min(cluster, other), max(cluster, other)] = found.elements[index]
        }
    }

    /// Returns -Σ t ln t of a cluster, or of the union of two.
    private func entropy(of first: Int, and second: Int?) -> Double {
        var sum = 0.0
        for row in 0..<shares.columnCount {
            let share = shares[first, row] + (second.map { shares[$0, row] } ?? 0)
            // Shares of 0 and 1, the usual case, have no entropy.
            if share > 1e-12, share < 1 - 1e-12 { sum -= share * Double.logarithm(share) }
        }
        return sum
    }
}

/// A mixture whose clusters are groups of components. Its density is that of the mixture.
package struct MergedMixture: ClusterModel, Sendable, Equatable, Codable {
    /// The underlying mixture.
    let base: GaussianMixtureModel

    /// The components of each cluster.
    let groups: [[Int]]

    /// The number of clusters.
    package var clusterCount: Int { groups.count }

    /// The number of columns, D.
    package var dimension: Int { base.dimension }

    /// Returns the cluster with the highest total responsibility for each point.
    package func assign(_ vectors: Matrix<Float>, context: RunContext) throws -> [Int32] {
        let shares = try responsibilities(for: vectors, context: context)
        return (0..<shares.rowCount).map { row in
            let values = shares.row(row)
            var best = values.startIndex
            for index in values.indices where values[index] > values[best] { best = index }
            return Int32(best - values.startIndex)
        }
    }

    /// Returns the summed responsibilities of each cluster's components, N×clusters.
    package func responsibilities(for vectors: Matrix<Float>, context: RunContext) throws -> Matrix<Float> {
        let shares: Matrix<Float> = try base.responsibilities(for: vectors, context: context)
        var merged = Matrix<Float>(rowCount: vectors.rowCount, columnCount: groups.count)
        for row in 0..<vectors.rowCount {
            for (cluster, group) in groups.enumerated() {
                for component in group { merged[row, cluster] += shares[row, component] }
            }
        }
        return merged
    }

    /// Returns ln p(x) of each vector under the mixture.
    package func logDensity(of vectors: Matrix<Float>, context: RunContext) throws -> [Double]? {
        try base.logDensity(of: vectors, context: context)
    }
}

/// A clusterer that selects a mixture and then joins the components that form one cluster.
public struct MergingClusterer: Clusterer {
    /// The selection that provides the mixture.
    var selection: MixtureSelection

    /// The number of clusters to keep; `nil` uses ``ComponentMerging/suggestedClusterCount``.
    var clusterCount: Int?

    /// Fits a mixture and joins its components.
    public func fit(_ vectors: Matrix<Float>, context: RunContext) throws -> some ClusterModel {
        let model = try selection.fit(vectors, context: context).best
        let merging = try ComponentMerging(of: model, points: vectors, context: context)
        let count = min(max(1, clusterCount ?? merging.suggestedClusterCount), model.componentCount)
        return merging.model(clusterCount: count)
    }
}

extension MixtureSelection {
    /// Returns a clusterer that also joins components that form one cluster.
    public func merging(toClusterCount clusterCount: Int? = nil) -> MergingClusterer {
        MergingClusterer(selection: self, clusterCount: clusterCount)
    }
}
