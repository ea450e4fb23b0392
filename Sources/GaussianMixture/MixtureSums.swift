internal import StageCore

/// What a pass over the points adds up: all that new parameters are made of, and the likelihood of the old.
///
/// Sums of different points can be made apart and added.
struct MixtureSums: Sendable {
    /// K×stride: the responsibilities' sums of each feature.
    var features: Matrix<Double>
    /// The sum of the highest scores and of ``logSums``; with a family's common terms this is the log-likelihood.
    var scores = 0.0
    /// -Σ ln max z: how undecided the points are.
    var logSums = 0.0

    /// The weight of a component: the sum of its responsibilities.
    func weight(_ component: Int, _ layout: FeatureLayout) -> Double {
        max(0, features.elements[component * layout.stride + layout.one])
    }
}
