internal import DenseLinearAlgebra
internal import StageCore

/// The memory that one thread needs for one chunk of points.
final class PassWorkspace<Work: LinearAlgebraScalar>: Sendable {
    /// The first block of features; its first columns are z.
    let first: Scratch<Work>
    /// Any further block.
    let other: Scratch<Work>
    /// K rows of scores, then of responsibilities, `ld` apart.
    let shares: Scratch<Work>
    let ld: Int
    let peaks: Scratch<Work>
    let sums: Scratch<Work>
    let labels: Scratch<Int32>
    /// K×F sums of a chunk on their way to `Double`.
    let chunkSums: Scratch<Work>
    /// Points on their way from `Float` to `Double`.
    let wide: Scratch<Double>

    init(_ layout: FeatureLayout, rows: Int, componentCount: Int) {
        ld = (rows + 15) / 16 * 16
        let isDouble = Work.self == Double.self
        first = Scratch(rows * layout.blocks[0].ld)
        other = Scratch(rows * (layout.blocks.dropFirst().map(\.ld).max() ?? 0))
        shares = Scratch(componentCount * ld)
        peaks = Scratch(ld)
        sums = Scratch(ld)
        labels = Scratch(ld)
        chunkSums = Scratch(isDouble ? 0 : componentCount * layout.stride)
        wide = Scratch(isDouble ? rows * layout.dimension : 0)
    }

    func features(_ block: Int) -> UnsafeMutablePointer<Work> { block == 0 ? first.elements : other.elements }

    /// The sum of the points' highest scores.
    func peakSum(_ rows: Int) -> Double {
        var sum = 0.0
        for row in 0..<rows { sum += peaks.elements[row].asDouble }
        return sum
    }

    /// Σ ln sum: the logarithm of products that stay in range, since a sum lies in 1...K.
    func logSums(_ rows: Int) -> Double {
        var (total, product) = (0.0, 1.0)
        for row in 0..<rows {
            product *= sums.elements[row].asDouble
            if product > 1e200 {
                total += Double.logarithm(product)
                product = 1
            }
        }
        return total + Double.logarithm(product)
    }

    /// Writes the most likely components of a chunk.
    func write(labels result: UnsafeMutableBufferPointer<Int32>, _ rows: Range<Int>) {
        for row in 0..<rows.count { result[rows.lowerBound + row] = labels.elements[row] }
    }

    /// Responsibilities of one 1 and zeros.
    func take(_ given: [Int32], _ rows: Range<Int>, componentCount: Int) {
        shares.clear()
        for (column, row) in rows.enumerated() { shares.elements[Int(given[row]) * ld + column] = 1 }
    }

    /// Given responsibilities, N×K.
    func take(_ given: Matrix<Double>, _ rows: Range<Int>) {
        for (column, row) in rows.enumerated() {
            for component in 0..<given.columnCount {
                shares.elements[component * ld + column] = Work(
                    asNumber: given.elements[row * given.columnCount + component])
            }
        }
    }
}

/// Weights, means and covariances in the coordinates of a ``Frame``.
struct MixtureParameters: Sendable, Equatable, Codable {
    var weights: [Double]
    /// K×D.
    var means: Matrix<Double>
    var covariance: MixtureCovariance

    var family: CovarianceFamily { covariance.family }
    var componentCount: Int { weights.count }
    var dimension: Int { means.columnCount }

    /// The same mixture in other coordinates.
    func moved(from old: Frame, to new: Frame) -> MixtureParameters {
        let factor = new.scale / old.scale
        return MixtureParameters(
            weights: weights, means: new.standardized(old.restored(means)),
            covariance: covariance.scaled(by: factor * factor))
    }
}

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
