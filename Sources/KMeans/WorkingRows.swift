internal import DenseLinearAlgebra
internal import StageCore

/// The points of a fit that this process holds, validated, scaled if necessary, and with their norms.
struct WorkingRows<Scalar: LinearAlgebraScalar>: Sendable {
    let matrix: Matrix<Scalar>
    /// The place of the rows among those of all processes.
    let share: RowShare
    let weights: [Double]?
    /// The scale of sums of rows; `nil` with weights.
    let columnScale: ColumnScale?
    /// At least the squared distance of any two rows.
    let largestDistance: Double
    /// The divisor applied to the points: a power of two, usually 1.
    let scale: Double
    let mean: [Double]
    let meanVariance: Double
    /// The inertia of a single cluster.
    let totalScatter: Double
    /// ‖x‖, rounded up.
    let lengths: [Scalar]
    /// ‖x - rounded x‖ in bfloat16; empty where screening is off.
    let roundingErrors: [Float]
    let isCosine: Bool

    var count: Int { matrix.rowCount }
    var totalCount: Int { share.totalCount }
    var dimension: Int { matrix.columnCount }

    /// Validates and prepares the points.
    ///
    /// - Parameter share: The place of the rows; `nil` if this process holds all of them.
    init(
        _ points: Matrix<Scalar>, weights: [Double]?, share: RowShare? = nil,
        options: KMeansClusterer.Options,
        context: RunContext
    ) throws {
        let share = share ?? .whole(points.rowCount)
        try Self.check(weights, count: points.rowCount)
        let threads = context.threadCount
        let isCosine = options.metric == .cosine
        var statistics = try Self.statistics(of: points, share, threads: threads)
        let peak = max(statistics.typicalScale, statistics.mean.lazy.map(abs).max() ?? 0)
        var matrix = points
        var scale = 1.0
        if isCosine {
            matrix = points.normalizedRows(threads: threads)
        } else if !Self.comfortable.contains(peak) {
            scale = Double(sign: .plus, exponent: peak.exponent, significand: 1)
            matrix = points.divided(by: scale)
        }
        if isCosine || scale != 1 { statistics = try Self.statistics(of: matrix, share, threads: threads) }
        self.init(
            matrix, share, weights: weights, scale: scale, statistics: statistics, isCosine: isCosine,
            isScreened: options.usesScreening && BFloat16Screen.isAvailable, threads: threads)
    }

    private init(
        _ matrix: Matrix<Scalar>, _ share: RowShare, weights: [Double]?, scale: Double,
        statistics: ColumnStatistics,
        isCosine: Bool,
        isScreened: Bool, threads: Int
    ) {
        self.matrix = matrix
        self.share = share
        largestDistance = 4 * statistics.extent.reduce(0) { $0 + $1 * $1 }
        self.weights = weights
        self.scale = scale
        self.isCosine = isCosine
        meanVariance = statistics.totalVariance / Double(matrix.columnCount)
        if let weights {
            // Distances use a centre that the scalar can represent, so that both sums below use the same values.
            let center: Matrix<Scalar> = Matrix(rows: [statistics.mean]).converted()
            mean = center.elements.map(\.asDouble)
            let labels = [Int32](repeating: 0, count: matrix.rowCount)
            let distances = matrix.squaredDistances(to: center, labels: labels, threads: threads)
            totalScatter = zip(weights, distances).reduce(0) { $0 + $1.0 * $1.1 }
            columnScale = nil
        } else {
            mean = statistics.mean
            totalScatter = statistics.totalVariance * Double(share.totalCount)
            columnScale = ColumnScale(
                center: mean, bounds: statistics.extent, rowCount: share.totalCount, chunkSize: RowShare.unit)
        }
        let norms = matrix.squaredRowNorms(threadCount: threads)
        lengths = [Scalar](unsafeUninitializedCapacity: norms.count) { lengths, filled in
            Scalar.kernels.narrow(
                norms.map { $0.squareRoot() }, norms.count, 1 + 1e-6, 0, lengths.baseAddress!)
            filled = norms.count
        }
        let floats = isScreened ? matrix as? Matrix<Float> : nil
        roundingErrors = floats.map { BFloat16Screen.roundingErrors(of: $0, threads: threads) } ?? []
    }

    /// Returns one number for each row times its weight.
    func weighted(_ values: [Double]) -> [Double] {
        weights.map { zip($0, values).map { $0 * $1 } } ?? values
    }

    /// Returns rows by their indices in the whole matrix, on every process.
    func rows(at indices: [Int]) -> Matrix<Scalar> { share.rows(at: indices, of: matrix) }

    /// Returns a uniform random sample of the points, in their original order. Every process holds the whole sample.
    func sample(_ size: Int, seed: UInt64) throws -> WorkingRows {
        var generator = SeededGenerator(seed: seed, stream: SeedStream.sample)
        let indices = generator.distinctIndices(size, below: totalCount)
        let part = rows(at: indices)
        let share = RowShare.whole(part.rowCount)
        return WorkingRows(
            part, share, weights: weights.map { weights in indices.map { weights[$0] } }, scale: scale,
            statistics: try Self.statistics(of: part, share, threads: 1), isCosine: isCosine,
            isScreened: !roundingErrors.isEmpty, threads: 1)
    }
}

extension WorkingRows {
    /// The magnitudes for which squares, and products of squares with counts, stay within the scalar's range.
    private static var comfortable: ClosedRange<Double> {
        Scalar.self == Float.self ? 0x1p-30...0x1p40 : 0x1p-300...0x1p400
    }

    private static func check(_ weights: [Double]?, count: Int) throws {
        guard let weights else { return }
        guard weights.count == count else {
            throw KMeansError(
                .wrongShape, "found \(counted(weights.count, "weight")) for \(counted(count, "point"))")
        }
        if let index = weights.firstIndex(where: { !($0 >= 0 && $0 < 1e150) }) {
            throw KMeansError(
                .invalidOption, "weight \(index) is \(weights[index]), expected a finite number of at least 0"
            )
        }
        guard weights.contains(where: { $0 > 0 }) else {
            throw KMeansError(.invalidOption, "all weights are 0, expected at least one above 0")
        }
    }

    private static func statistics(
        of matrix: Matrix<Scalar>, _ share: RowShare, threads: Int
    ) throws -> ColumnStatistics {
        do {
            return try ColumnStatistics(of: matrix, share: share, threadCount: threads)
        } catch let error as LinearAlgebraError {
            throw KMeansError(error.code == .notFinite ? .notFinite : .wrongShape, error.description)
        }
    }
}

/// Passes over all rows that return one number per row.
extension Matrix where Scalar: LinearAlgebraScalar {
    /// Returns ‖x - c‖² of each row and the centroid of its label.
    func squaredDistances(to centroids: Matrix, labels: [Int32], threads: Int) -> [Double] {
        centroids.withUnsafeElements { centroids in
            labels.withUnsafeBufferPointer { labels in
                perRow(threads: threads) { elements, rows, distances in
                    Scalar.kernels.distances(
                        elements, rows.count, columnCount, centroids.baseAddress!,
                        labels.baseAddress! + rows.lowerBound, distances)
                }
            }
        }
    }

    /// Returns the rows scaled to length 1. Zero rows are left unchanged.
    package func normalizedRows(threads: Int) -> Matrix {
        let lengths = squaredRowNorms(threadCount: threads).map { $0.squareRoot() }
        return scaled { lengths[$0] > 0 ? 1 / lengths[$0] : 0 }
    }

    /// Returns all numbers divided by a power of two.
    func divided(by scale: Double) -> Matrix {
        scaled { _ in 1 / scale }
    }

    private func scaled(by factor: (Int) -> Double) -> Matrix {
        let wide = Scratch<Double>(columnCount)
        return Matrix(rowCount: rowCount, columnCount: columnCount) { result in
            withUnsafeElements { elements in
                for row in 0..<rowCount {
                    wide.clear()
                    Scalar.kernels.addToDouble(
                        elements.baseAddress! + row * columnCount, columnCount, wide.elements)
                    Scalar.kernels.narrow(
                        wide.elements, columnCount, factor(row), 0, result.baseAddress! + row * columnCount)
                }
            }
        }
    }

}
