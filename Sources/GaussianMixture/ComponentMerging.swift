public import DenseLinearAlgebra
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
    public let base: GaussianMixtureModel

    /// What was joined, in order: K - 1 steps.
    public let steps: [Step]

    /// The entropy of all K components.
    public let entropy: Double

    /// One union of two clusters.
    public struct Step: Sendable, Hashable {
        /// The cluster that takes the other in, named by its lowest component.
        public let kept: Int
        /// The cluster that ends.
        public let merged: Int
        /// -ΣΣ t ln t of the responsibilities that remain.
        public let entropy: Double
        /// How many points, by weight, both have together.
        public let weight: Double
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
            var places = Array(0..<points.rowCount)
            generator.shuffle(&places)
            sample = points.rows(at: places.prefix(sampleSize).sorted())
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
    public func groups(clusterCount: Int) -> [[Int]] {
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
    public func model(clusterCount: Int) -> MergedMixture {
        MergedMixture(base: base, groups: groups(clusterCount: clusterCount))
    }

    /// The count after which unions join clusters rather than parts of one.
    ///
    /// The entropy is drawn over the points merged so far, and two straight lines are laid through it; they meet at
    /// the suggested count (section 4 of the source). Three components or fewer have no bend, and components that do
    /// not overlap are left as they are.
    public var suggestedClusterCount: Int {
        let count = base.componentCount
        guard count >= 4, entropy > 1e-6 * (steps.last?.weight ?? 0) else { return count }
        var (x, y) = ([0.0], [entropy])
        for step in steps {
            x.append(x[x.count - 1] + step.weight)
            y.append(step.entropy)
        }
        // A break after place p leaves p + 1 points on the left line and the rest, with p, on the right.
        let breaks = 1..<count - 1
        let best = breaks.min {
            residual(x[0...$0], y[0...$0]) + residual(x[$0...], y[$0...])
                < residual(x[0...$1], y[0...$1]) + residual(x[$1...], y[$1...])
        }
        return count - (best ?? 0)
    }

    /// The squared distances from the best straight line.
    private func residual(_ x: ArraySlice<Double>, _ y: ArraySlice<Double>) -> Double {
        let count = Double(x.count)
        let (meanX, meanY) = (x.reduce(0, +) / count, y.reduce(0, +) / count)
        var (xx, xy, yy) = (0.0, 0.0, 0.0)
        for (x, y) in zip(x, y) {
            xx += (x - meanX) * (x - meanX)
            xy += (x - meanX) * (y - meanY)
            yy += (y - meanY) * (y - meanY)
        }
        return xx > 0 ? max(0, yy - xy * xy / xx) : yy
    }
}
