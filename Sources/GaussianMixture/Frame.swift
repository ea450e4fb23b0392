internal import DenseLinearAlgebra
internal import StageCore

/// The coordinates that a mixture is computed in: z = (x - origin) · scale, origin near the mean and scale a power of
/// two near 1 / the typical spread. Moving or scaling the data then changes hardly a digit of the work.
struct Frame: Sendable, Equatable, Codable {
    let origin: [Double]
    let scale: Double

    /// The frame of points.
    init<Points: LinearAlgebraScalar>(of points: Matrix<Points>, statistics: ColumnStatistics) {
        // Both precisions of the work shall subtract the same numbers.
        let rounded: Matrix<Points> = Matrix(rows: [statistics.mean]).converted()
        origin = rounded.elements.map(\.asDouble)
        scale = 1 / statistics.typicalScale
    }

    var dimension: Int { origin.count }

    /// What the change of coordinates adds to the log density of a point: D ln scale.
    var logJacobian: Double { Double(dimension) * Double.logarithm(scale) }

    /// Means in the data's coordinates.
    func restored(_ means: Matrix<Double>) -> Matrix<Double> {
        var elements = means.elements
        for place in elements.indices {
            elements[place] = origin[place % dimension] + elements[place] / scale
        }
        return Matrix(rowCount: means.rowCount, columnCount: dimension, elements: elements)
    }

    /// Means in these coordinates.
    func standardized(_ means: Matrix<Double>) -> Matrix<Double> {
        var elements = means.elements
        for place in elements.indices {
            elements[place] = (elements[place] - origin[place % dimension]) * scale
        }
        return Matrix(rowCount: means.rowCount, columnCount: dimension, elements: elements)
    }
}

/// The features φ(z) of a point of which a family's log densities are linear functions, and their places.
///
/// Every Gaussian is an exponential family: ln p(z) = θ·φ(z). One product Θ Φᵀ therefore scores all points
/// for all components, and one product R Φ with the responsibilities R makes all sums that new parameters
/// are made of, with the same features. They are z, 1, and then by family nothing (tied, where the quadratic
/// term is the same for all components), ‖z‖² (spherical), the squares (diagonal), or all products z_u z_v with
/// u ≤ v (full). Products are made in blocks that stay in the cache.
struct FeatureLayout: Sendable {
    /// A run of features that are made at a time.
    struct Block: Sendable {
        let features: Range<Int>
        /// The u of the products in this block; empty in other families.
        let pairs: Range<Int>
        /// How far apart rows of the block stand: at least a vector of zeros follows the last feature.
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

    /// How far apart rows of coefficients and of sums stand. Vectors of features reach past the last of a block, where
    /// the features are zeros.
    var stride: Int { (count + 47) / 16 * 16 }

    /// The place of the constant 1, whose sums are the weights of the components.
    var one: Int { dimension }

    /// Where the features of second degree begin.
    var quadratic: Int { dimension + 1 }
}
