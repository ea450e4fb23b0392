public import DenseLinearAlgebra
internal import KMeans
public import StageCore

/// Which components of a mixture belong together: one cluster that is no ellipsoid takes several of them.
///
/// ```swift
/// let merging = try ComponentMerging(of: model, points: points)
/// let clusters = merging.model(clusterCount: merging.suggestedClusterCount)
/// ```
///
/// Two at a time are joined, always those whose union lowers the entropy of the responsibilities most. The entropy
/// falls fast while parts of one cluster are joined and slowly after that; the bend is the suggested count.
/// Source: J.-P. Baudry et al., "Combining mixture components for clustering", JCGS 19(2), 2010,
/// doi:10.1198/jcgs.2010.08111.
public struct ComponentMerging: Sendable {
    /// The mixture.
    let base: GaussianMixtureModel

    /// What was joined, in order: K - 1 steps.
    package let steps: [Step]

    /// The entropy of all K components.
    package let entropy: Double

    /// One union of two clusters.
    package struct Step: Sendable, Hashable {
        /// The cluster that takes the other in, named by its lowest component.
        let kept: Int
        /// The cluster that ends.
        let merged: Int
        /// -ΣΣ t ln t of the responsibilities that remain.
        package let entropy: Double
        /// How many points, by weight, both have together.
        let weight: Double
    }

    /// Finds the order of unions.
    ///
    /// - Parameters:
    ///   - model: The mixture.
    ///   - points: N×D, those that the model was fitted on.
    ///   - sampleSize: The most points to look at, chosen at random by the context's seed; default 20,000.
    ///   - context: Seed and threads.
    /// - Throws: ``MixtureError`` with `wrongShape` or `notFinite`.
    /// - Complexity: O(S·K²) time for S points looked at, O(S·K) memory.
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

    /// Which components make up each cluster, by their lowest component.
    ///
    /// - Parameter clusterCount: In `1...K`.
    package func groups(clusterCount: Int) -> [[Int]] {
        let count = base.componentCount
        precondition(clusterCount >= 1 && clusterCount <= count, "expected 1 to the number of components")
        var groups = (0..<count).map { [$0] }
        for step in steps.prefix(count - clusterCount) {
            groups[step.kept] += groups[step.merged]
            groups[step.merged] = []
        }
        return groups.filter { !$0.isEmpty }.map { $0.sorted() }
    }

    /// The mixture with its components joined.
    package func model(clusterCount: Int) -> MergedMixture {
        MergedMixture(base: base, groups: groups(clusterCount: clusterCount))
    }

    /// The count after which unions join clusters rather than parts of one: where the fall of the entropy slackens
    /// most from one union to the next.
    ///
    /// Two components or fewer have no bend. Components that hardly overlap, with an entropy below 0.02 a point, are left
    /// as they are.
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
