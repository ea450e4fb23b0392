internal import DenseLinearAlgebra
internal import StageCore

/// The M step: computes the maximum-likelihood parameters from sums, or the maximum a posteriori parameters under a prior.
struct Maximization: Sendable {
    let layout: FeatureLayout
    /// The number of points, or the sum of their weights.
    let totalWeight: Double
    /// Σ z zᵀ of all points; needed only for the tied family.
    let scatter: Matrix<Double>?
    /// The variance added to every variance.
    let floor: Double
    let prior: ResolvedPrior?
    let threads: Int

    /// - Parameter old: The source of the mean and covariance of a component that lost all its points.
    func parameters(from sums: MixtureSums, old: MixtureParameters?) -> MixtureParameters {
        let (count, width) = (sums.features.rowCount, layout.dimension)
        let weights = (0..<count).map { sums.weight($0, layout) }
        let isAlive = weights.map { $0 > 1e-12 * totalWeight }
        let total = weights.reduce(0, +)
        var means = old?.means ?? Matrix(rowCount: count, columnCount: width)
        for component in 0..<count where isAlive[component] {
            let (source, target) = (component * layout.stride, component * width)
            means.withUnsafeMutableElements { means in
                for axis in 0..<width {
                    means[target + axis] = sums.features.elements[source + axis] / weights[component]
                }
            }
        }
        var covariance =
            old?.covariance
            ?? MixtureCovariance(layout.family, componentCount: count, dimension: width, unit: 1)
        let groups = Groups(sums: sums, weights: weights, isAlive: isAlive, means: means)
        switch layout.family.kind {
        case .spherical: spherical(groups, &covariance)
        case .diagonal: diagonal(groups, &covariance)
        case .tied: tied(groups, &covariance)
        case .full: full(groups, &covariance)
        }
        if let prior {
            for component in 0..<count where isAlive[component] {
                let share = weights[component] / (weights[component] + prior.meanShrinkage)
                for axis in 0..<width { means[component, axis] *= share }
            }
        }
        return MixtureParameters(
            weights: zip(weights, isAlive).map { $1 ? $0 / total : 0 }, means: means, covariance: covariance)
    }

    /// The inputs of the covariances. Means are those of the points, before any prior.
    private struct Groups {
        let sums: MixtureSums
        let weights: [Double]
        let isAlive: [Bool]
        let means: Matrix<Double>
    }

    /// Returns κ n / (κ + n), the weight of a mean's distance from the prior mean.
    private func meanWeight(_ weight: Double) -> Double {
        prior.map { $0.meanShrinkage * weight / ($0.meanShrinkage + weight) } ?? 0
    }

    private func spherical(_ groups: Groups, _ covariance: inout MixtureCovariance) {
        let width = Double(layout.dimension)
        for component in groups.weights.indices where groups.isAlive[component] {
            let weight = groups.weights[component]
            let square = groups.means.row(component).reduce(0) { $0 + $1 * $1 }
            let within = max(0, groups.sums.features[component, layout.quadratic] - weight * square)
            covariance.elements[component] =
                floor
                + (prior.map {
                    ($0.variance + meanWeight(weight) * square + within)
                        / ($0.degreesOfFreedom + (weight + $0.meanCount) * width + 2)
                } ?? within / (weight * width))
        }
    }

    private func diagonal(_ groups: Groups, _ covariance: inout MixtureCovariance) {
        let width = layout.dimension
        let (features, means) = (groups.sums.features.elements, groups.means.elements)
        covariance.elements.withUnsafeMutableBufferPointer { elements in
            for component in groups.weights.indices where groups.isAlive[component] {
                let weight = groups.weights[component]
                let centering = weight - meanWeight(weight)
                let divisor = prior.map { $0.degreesOfFreedom + weight + 2 + $0.meanCount } ?? weight
                let start = component * layout.stride + layout.quadratic
                for (axis, index) in (component * width..<(component + 1) * width).enumerated() {
                    let scatter = max(0, features[start + axis] - centering * means[index] * means[index])
                    elements[index] = floor + (scatter + (prior?.variance ?? 0)) / divisor
                }
            }
        }
    }

    private func tied(_ groups: Groups, _ covariance: inout MixtureCovariance) {
        let (count, width) = (groups.weights.count, layout.dimension)
        guard let scatter else { preconditionFailure("the tied family needs the scatter of the points") }
        var scaled = groups.means
        for component in 0..<count {
            let weight = groups.isAlive[component] ? groups.weights[component] : 0
            let factor = (weight - meanWeight(weight)).squareRoot()
            for axis in 0..<width { scaled[component, axis] *= factor }
        }
        var within = scatter.elements
        scaled.withUnsafeElements {
            Double.kernels.addGram($0.baseAddress!, count, width, width, -1, &within, width)
        }
        let divisor =
            prior.map { $0.degreesOfFreedom + totalWeight + Double(width) + 1 + $0.meanCount * Double(count) }
            ?? totalWeight
        within.withUnsafeMutableBufferPointer { within in
            covariance.elements.withUnsafeMutableBufferPointer { elements in
                for row in 0..<width {
                    for column in row..<width {
                        let index = row * width + column
                        let value = (within[index] + (prior?.scatter.elements[index] ?? 0)) / divisor
                        elements[index] = value
                        elements[column * width + row] = value
                    }
                    elements[row * width + row] += floor
                }
            }
        }
    }

    private func full(_ groups: Groups, _ covariance: inout MixtureCovariance) {
        let width = layout.dimension
        let (features, means) = (groups.sums.features.elements, groups.means.elements)
        covariance.elements.withUnsafeMutableBufferPointer { elements in
            // Each component writes only to its own matrix.
            nonisolated(unsafe) let elements = elements
            // Waking a thread takes longer than processing small matrices.
            let isSmall = elements.count < 1 << 18
            Parallel.forEach(groups.weights.count, threads: isSmall ? 1 : threads) { _, component in
                guard groups.isAlive[component] else { return }
                let weight = groups.weights[component]
                let centering = weight - meanWeight(weight)
                let divisor =
                    prior.map { $0.degreesOfFreedom + weight + Double(width) + 1 + $0.meanCount } ?? weight
                let target = elements.baseAddress! + component * width * width
                var index = component * layout.stride + layout.quadratic
                for row in 0..<width {
                    let left = means[component * width + row] * centering
                    for column in row..<width {
                        var value = features[index] - left * means[component * width + column]
                        if let prior { value += prior.scatter.elements[row * width + column] }
                        target[row * width + column] = value / divisor
                        target[column * width + row] = value / divisor
                        index += 1
                    }
                    target[row * width + row] += floor
                }
            }
        }
    }
}

/// A prior in working coordinates, where the prior mean is the origin.
struct ResolvedPrior: Sendable {
    let meanShrinkage: Double
    let degreesOfFreedom: Double
    /// The degrees of freedom that the prior of a mean adds; 0 without one.
    var meanCount: Double { meanShrinkage > 0 ? 1 : 0 }
    /// The scale for the spherical and diagonal families.
    let variance: Double
    /// The scale matrix for the tied and full families.
    let scatter: Matrix<Double>

    /// - Parameters:
    ///   - variance: The mean variance of the columns, from sums divided by N - 1.
    ///   - covariance: The covariance of all points, D×D, likewise; needed for tied and full only.
    init(
        _ prior: GaussianMixtureClusterer.Prior, variance: Double, covariance: Matrix<Double>?,
        dimension: Int,
        componentCount: Int
    ) {
        let share = Double.exponential(-2 / Double(dimension) * Double.logarithm(Double(componentCount)))
        meanShrinkage = prior.meanShrinkage
        degreesOfFreedom = Double(dimension + 2)
        self.variance = share * variance
        scatter = Matrix(
            rowCount: covariance?.rowCount ?? 0, columnCount: covariance?.columnCount ?? 0,
            elements: covariance?.elements.map { $0 * share } ?? [])
    }
}
