internal import DenseLinearAlgebra
internal import StageCore

/// The coefficients θ of every component, such that its log density is θ·φ(z), and the terms that all components share.
struct Coefficients: Sendable {
    let layout: FeatureLayout
    /// K×stride, with zeros after the last feature.
    let theta: Matrix<Double>
    /// The part of the log density that is the same for every point (tied: from the determinant).
    let common: Double
    /// Tied: L⁻¹ with Σ = L Lᵀ. The scores leave out the quadratic term, which is ‖L⁻¹ z‖².
    let whitening: Matrix<Double>?
    /// Tied: Σ⁻¹.
    let precision: Matrix<Double>?
    /// The largest ratio of a mean's squared distance from the origin, or of the data's variance, to a component's variance.
    /// Rounding errors grow by this factor.
    let narrowness: Double

    /// The score of a component that has died: finite, and below every other score.
    private static let dead = -1e30
    private static let logTwoPi = 1.837877066409345483560659472811

    /// Computes the coefficients, and repairs covariances that are not positive definite.
    ///
    /// - Parameters:
    ///   - parameters: The parameters. `leastVariance` is added to their covariances until they are positive definite.
    ///   - repairs: The components whose covariances were repaired are inserted here.
    init(_ parameters: inout MixtureParameters, repairs: inout Set<Int>, threads: Int) {
        layout = FeatureLayout(parameters.family, dimension: parameters.dimension)
        let logWeights = parameters.weights.map { $0 > 0 ? Double.logarithm($0) : Self.dead }
        let base = -0.5 * Double(layout.dimension) * Self.logTwoPi
        switch parameters.family.kind {
        case .tied:
            let factor = parameters.covariance.positiveDefinite(&repairs)
            let inverse = factor.inverse
            theta = Self.tied(layout, parameters.means, inverse, logWeights)
            common = base - 0.5 * factor.logDeterminant
            whitening = factor.solveFactor(Matrix(identity: layout.dimension))
            precision = inverse
            narrowness = Self.narrowness(parameters.means, (0..<layout.dimension).map { inverse[$0, $0] })
        case .full:
            common = 0
            (whitening, precision) = (nil, nil)
            (theta, narrowness) = (
                Self.full(layout, &parameters, logWeights, base, &repairs, threads), .infinity
            )
        case .spherical, .diagonal:
            common = 0
            (whitening, precision) = (nil, nil)
            let precisions = parameters.covariance.positivePrecisions(&repairs)
            theta = Self.axisAligned(layout, parameters.means, precisions, logWeights, base)
            narrowness = Self.narrowness(parameters.means, precisions)
        }
    }

    /// - Parameter precisions: 1 / variance of each column: D numbers for all components together, or D for each.
    private static func narrowness(_ means: Matrix<Double>, _ precisions: [Double]) -> Double {
        means.elements.indices.reduce(0.0) {
            max($0, precisions[$1 % precisions.count] * (1 + means.elements[$1] * means.elements[$1]))
        }
    }

    private static func tied(
        _ layout: FeatureLayout, _ means: Matrix<Double>, _ precision: Matrix<Double>, _ logWeights: [Double]
    ) -> Matrix<Double> {
        let width = layout.dimension
        let slopes = means.product(with: precision)
        return Matrix(rowCount: means.rowCount, columnCount: layout.stride) { theta in
            theta.initialize(repeating: 0)
            for component in logWeights.indices {
                let row = theta.baseAddress! + component * layout.stride
                var square = 0.0
                for axis in 0..<width {
                    row[axis] = slopes.elements[component * width + axis]
                    square += row[axis] * means.elements[component * width + axis]
                }
                row[layout.one] = logWeights[component] - 0.5 * square
            }
        }
    }

    /// Spherical and diagonal families; `precisions` is K×D, 1 / variance.
    private static func axisAligned(
        _ layout: FeatureLayout, _ means: Matrix<Double>, _ precisions: [Double], _ logWeights: [Double],
        _ base: Double
    ) -> Matrix<Double> {
        let width = layout.dimension
        return Matrix(rowCount: means.rowCount, columnCount: layout.stride) { theta in
            theta.initialize(repeating: 0)
            for component in logWeights.indices {
                let row = theta.baseAddress! + component * layout.stride
                let indices = component * width..<(component + 1) * width
                var square = 0.0
                for (axis, index) in indices.enumerated() {
                    row[axis] = precisions[index] * means.elements[index]
                    square += row[axis] * means.elements[index]
                }
                if layout.family == .diagonal {
                    for (axis, index) in indices.enumerated() {
                        row[layout.quadratic + axis] = -0.5 * precisions[index]
                    }
                } else {
                    row[layout.quadratic] = -0.5 * precisions[indices.lowerBound]
                }
                row[layout.one] =
                    logWeights[component] + base + 0.5 * (sumOfLogarithms(precisions[indices]) - square)
            }
        }
    }

    /// Returns the sum of logarithms, computed from products that stay in range, which is much faster than one logarithm
    /// per number.
    private static func sumOfLogarithms(_ numbers: ArraySlice<Double>) -> Double {
        var (sum, product) = (0.0, 1.0)
        for number in numbers {
            product *= number
            if product > 1e150 || product < 1e-150 {
                sum += Double.logarithm(product)
                product = 1
            }
        }
        return sum + Double.logarithm(product)
    }

    private static func full(
        _ layout: FeatureLayout, _ parameters: inout MixtureParameters, _ logWeights: [Double],
        _ base: Double, _ repairs: inout Set<Int>, _ threads: Int
    ) -> Matrix<Double> {
        let (count, covariance, means) = (parameters.componentCount, parameters.covariance, parameters.means)
        let failures = Scratch<Int32>(count)
        func write(_ component: Int, _ factor: Cholesky, to theta: UnsafeMutablePointer<Double>) {
            fullRow(
                layout, factor, means.row(component), logWeights[component] + base,
                to: theta + component * layout.stride)
        }
        return Matrix(rowCount: count, columnCount: layout.stride) { theta in
            theta.initialize(repeating: 0)
            let start = theta.baseAddress!
            Parallel.forEach(count, threads: threads) { _, component in
                if let factor = covariance.factor(of: component) {
                    write(component, factor, to: start)
                } else {
                    failures.elements[component] = 1
                }
            }
            for component in 0..<count where failures.elements[component] == 1 {
                write(component, parameters.covariance.mend(component), to: start)
                repairs.insert(component)
            }
        }
    }

    private static func fullRow(
        _ layout: FeatureLayout, _ factor: Cholesky, _ mean: ArraySlice<Double>, _ base: Double,
        to row: UnsafeMutablePointer<Double>
    ) {
        let (width, mean) = (layout.dimension, Array(mean))
        let precision = factor.inverse.elements
        var constant = base - 0.5 * factor.logDeterminant
        var index = layout.quadratic
        for u in 0..<width {
            var slope = 0.0
            for v in 0..<width { slope += precision[u * width + v] * mean[v] }
            row[u] = slope
            constant -= 0.5 * slope * mean[u]
            row[index] = -0.5 * precision[u * width + u]
            for v in u + 1..<max(width, u + 1) { row[index + v - u] = -precision[u * width + v] }
            index += width - u
        }
        row[layout.one] = constant
    }
}
