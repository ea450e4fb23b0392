internal import DenseLinearAlgebra
internal import StageCore

/// The working coordinates of a mixture: z = (x - origin) · scale, with the origin near the mean and a power-of-two scale
/// near 1 / the typical spread. Shifting or scaling the data therefore barely changes any computed digit.
struct Frame: Sendable, Equatable, Codable {
    let origin: [Double]
    let scale: Double

    /// Creates the frame of a set of points.
    init<Points: LinearAlgebraScalar>(of points: Matrix<Points>, statistics: ColumnStatistics) {
        // Both working precisions must subtract the same numbers.
        let rounded: Matrix<Points> = Matrix(rows: [statistics.mean]).converted()
        origin = rounded.elements.map(\.asDouble)
        scale = 1 / statistics.typicalScale
    }

    var dimension: Int { origin.count }

    /// The term that the change of coordinates adds to a point's log density: D ln scale.
    var logJacobian: Double { Double(dimension) * Double.logarithm(scale) }

    /// Returns means in the data's coordinates.
    func restored(_ means: Matrix<Double>) -> Matrix<Double> {
        var elements = means.elements
        for index in elements.indices {
            elements[index] = origin[index % dimension] + elements[index] / scale
        }
        return Matrix(rowCount: means.rowCount, columnCount: dimension, elements: elements)
    }

    /// Returns means in the frame's coordinates.
    func standardized(_ means: Matrix<Double>) -> Matrix<Double> {
        var elements = means.elements
        for index in elements.indices {
            elements[index] = (elements[index] - origin[index % dimension]) * scale
        }
        return Matrix(rowCount: means.rowCount, columnCount: dimension, elements: elements)
    }
}

/// The layout of the features φ(z) of a point. The log densities of a family are linear functions of these features.
///
/// Every Gaussian is an exponential family: ln p(z) = θ·φ(z). One product Θ Φᵀ therefore computes the scores of all
/// points for all components, and one product R Φ with the responsibilities R computes all sums needed for new
/// parameters, from the same features. The features are z and 1, followed by the features of the family: none
/// (tied, where the quadratic term is the same for all components), ‖z‖² (spherical), the squares (diagonal), or all
/// products z_u z_v with u ≤ v (full). Products are computed in blocks that stay in the cache.
struct FeatureLayout: Sendable {
    /// A range of features that are computed together.
    struct Block: Sendable {
        let features: Range<Int>
        /// The u of the products in this block; empty for other families.
        let pairs: Range<Int>
        /// The row stride of the block. At least one vector of zeros follows the last feature.
        var ld: Int { (features.count + 31) / 16 * 16 }
    }

    let family: CovarianceFamily
    let dimension: Int
    let count: Int
    let blocks: [Block]

    init(_ family: CovarianceFamily, dimension: Int) {
        self.family = family
        self.dimension = dimension
        let linear = dimension + 1
        switch family.kind {
        case .tied: count = linear
        case .spherical: count = linear + 1
        case .diagonal: count = linear + dimension
        case .full: count = linear + dimension * (dimension + 1) / 2
        }
        guard family == .full else {
            blocks = [Block(features: 0..<count, pairs: 0..<0)]
            return
        }
        var blocks: [Block] = []
        var (start, end, first) = (0, linear, 0)
        for u in 0..<dimension {
            let width = dimension - u
            if end - start + width > 2048, end > start {
                blocks.append(Block(features: start..<end, pairs: first..<u))
                (start, first) = (end, u)
            }
            end += width
        }
        blocks.append(Block(features: start..<end, pairs: first..<dimension))
        self.blocks = blocks
    }

    /// The row stride of coefficients and sums. Vector reads extend past the last feature of a block, where the features are
    /// zeros.
    var stride: Int { (count + 47) / 16 * 16 }

    /// The index of the constant feature 1, whose sums are the weights of the components.
    var one: Int { dimension }

    /// The index of the first quadratic feature.
    var quadratic: Int { dimension + 1 }
}
