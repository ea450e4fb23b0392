internal import DenseLinearAlgebra
internal import StageCore

/// The scratch memory of one thread for one chunk of points.
final class PassWorkspace<Work: LinearAlgebraScalar>: Sendable {
    /// The first block of features. Its first columns are z.
    let first: Scratch<Work>
    /// Any further block.
    let other: Scratch<Work>
    /// K rows of scores, later of responsibilities, with a stride of `ld`.
    let shares: Scratch<Work>
    let ld: Int
    let peaks: Scratch<Work>
    let sums: Scratch<Work>
    let labels: Scratch<Int32>
    /// K×F sums of a chunk, before conversion to `Double`.
    let chunkSums: Scratch<Work>
    /// Points converted from `Float` to `Double`.
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

    /// Returns the sum of the points' highest scores.
    func peakSum(_ rows: Int) -> Double {
        var sum = 0.0
        for row in 0..<rows { sum += peaks.elements[row].asDouble }
        return sum
    }

    /// Returns Σ ln sum, computed from products that stay in range because each sum is in 1...K.
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

    /// Returns the sums of ``logSums(_:)`` and ``peakSum(_:)`` with a weight for each row, and multiplies the
    /// responsibilities by the weights.
    func weigh(_ weights: ArraySlice<Double>, componentCount: Int) -> (logSum: Double, peakSum: Double) {
        var (logSum, peakSum) = (0.0, 0.0)
        for (column, weight) in weights.enumerated() {
            logSum += weight * Double.logarithm(sums.elements[column].asDouble)
            peakSum += weight * peaks.elements[column].asDouble
        }
        scale(by: weights, componentCount: componentCount)
        return (logSum, peakSum)
    }

    /// Multiplies the responsibilities by the weights of the rows.
    func scale(by weights: ArraySlice<Double>, componentCount: Int) {
        for component in 0..<componentCount {
            let row = shares.elements + component * ld
            for (column, weight) in weights.enumerated() { row[column] *= Work(asNumber: weight) }
        }
    }

    /// Writes the most likely components of a chunk.
    func write(labels result: UnsafeMutableBufferPointer<Int32>, _ rows: Range<Int>) {
        for row in 0..<rows.count { result[rows.lowerBound + row] = labels.elements[row] }
    }

    /// Sets responsibilities from labels: a 1 for the given component and zeros for the others.
    func take(_ given: [Int32], _ rows: Range<Int>, componentCount: Int) {
        shares.clear()
        for (column, row) in rows.enumerated() { shares.elements[Int(given[row]) * ld + column] = 1 }
    }

    /// Copies the given responsibilities, N×K.
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
    /// The means of the components, K×D.
    var means: Matrix<Double>
    var covariance: MixtureCovariance

    var family: CovarianceFamily { covariance.family }
    var componentCount: Int { weights.count }
    var dimension: Int { means.columnCount }

    /// Returns the same mixture in other coordinates.
    func moved(from old: Frame, to new: Frame) -> MixtureParameters {
        let factor = new.scale / old.scale
        return MixtureParameters(
            weights: weights, means: new.standardized(old.restored(means)),
            covariance: covariance.scaled(by: factor * factor))
    }
}

/// The sums of a pass over the points: the inputs for new parameters, and the likelihood of the old ones.
///
/// Sums of separate parts of the points can be added.
struct MixtureSums: Sendable {
    /// K×stride: each feature summed over the points, weighted by responsibility.
    var features: Matrix<Double>
    /// The sum of the highest scores and of ``logSums``. Adding the terms common to all components gives the log-likelihood.
    var scores = 0.0
    /// -Σ ln max z, the ambiguity of the assignment.
    var logSums = 0.0

    /// Returns the weight of a component, which is the sum of its responsibilities.
    func weight(_ component: Int, _ layout: FeatureLayout) -> Double {
        max(0, features.elements[component * layout.stride + layout.one])
    }
}
