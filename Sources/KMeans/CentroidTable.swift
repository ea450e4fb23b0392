internal import DenseLinearAlgebra
internal import StageCore

/// Centroids laid out for the products, with a bound on the error of those products.
///
/// With c' = c - mean, ‖x - c‖² = ‖x - mean‖² + ‖c'‖² + 2 mean·c' - 2 x·c': the first term is the same for all
/// centroids, the middle ones are the bias, and c' is shorter than c, which makes the error smaller.
///
/// The bound: in any order, a sum of D products is off by at most γ Σ|x||c'| ≤ γ ‖x‖‖c'‖ with γ = D u / (1 - D u)
/// (N. Higham, "Accuracy and Stability of Numerical Algorithms", 2nd ed., 2002, section 3.1), where u is half the
/// scalar's unit in the last place. Rounding c' and the bias adds a few u, and underflow adds at most the smallest
/// normal number.
struct CentroidTable<Scalar: LinearAlgebraScalar> {
    /// c', or -2 c' if the products are made without screening.
    let factors: Scratch<Scalar>
    let bias: Scratch<Scalar>
    let screen: BFloat16Screen?
    /// The terms of the bound: a score is off by at most `perLength` ‖x‖ + `perError` ‖x - x̃‖ + `always`.
    private let perLength: Double
    private let perError: Double
    private let always: Double

    /// - Parameters:
    ///   - wide: Scratch space for K×D numbers.
    ///   - factors: Storage for K×D numbers, retained by the table.
    init(
        _ centroids: Matrix<Scalar>, mean: [Double], ld: Int, isScreened: Bool, wide: Scratch<Double>,
        factors: Scratch<Scalar>
    ) {
        let (count, width) = (centroids.rowCount, centroids.columnCount)
        wide.clear()
        let bias = Scratch<Scalar>(ld)
        bias.buffer.update(repeating: .infinity)
        var longest = 0.0
        var largestBias = 0.0
        centroids.withUnsafeElements {
            Scalar.kernels.addToDouble($0.baseAddress!, count * width, wide.elements)
        }
        mean.withUnsafeBufferPointer { mean in
            for cluster in 0..<count {
                var (square, product) = (0.0, 0.0)
                for column in 0..<width {
                    let distance = wide.elements[cluster * width + column] - mean[column]
                    wide.elements[cluster * width + column] = distance
                    square += distance * distance
                    product += distance * mean[column]
                }
                bias.elements[cluster] = Scalar(asNumber: square + 2 * product)
                longest = max(longest, square.squareRoot())
                largestBias = max(largestBias, abs(square + 2 * product), 2 * abs(product))
            }
        }
        Scalar.kernels.narrow(wide.elements, count * width, isScreened ? 1 : -2, 0, factors.elements)
        self.factors = factors
        self.bias = bias
        let floats = UnsafeRawPointer(factors.elements)
        screen =
            isScreened
            ? BFloat16Screen(
                floats.assumingMemoryBound(to: Float.self), count: count, dimension: width) : nil

        let unit = Scalar.ulpOfOne.asDouble / 2
        let gamma = Double(width + 8) * unit / (1 - Double(width + 8) * unit)
        let rounding = screen?.largestError ?? 0
        perLength = 2 * (gamma * (longest + rounding) + rounding)
        perError = screen == nil ? 0 : 2 * (1 + gamma) * (longest + rounding)
        always =
            4 * unit * largestBias
            + 4 * Double(width)
            * (screen == nil ? Scalar.leastNonzeroMagnitude : Scalar.leastNormalMagnitude).asDouble
    }

    /// Returns twice the error bound of each row's scores. A centroid whose score exceeds the lowest by more cannot be the nearest.
    func slack(
        _ lengths: UnsafePointer<Scalar>, _ errors: UnsafePointer<Float>?, _ rows: Int,
        into slack: UnsafeMutablePointer<Scalar>
    ) {
        Scalar.kernels.slack(
            lengths, errors, rows, Scalar(asNumber: 2.02 * perLength), Scalar(asNumber: 2.02 * perError),
            Scalar(asNumber: 2.02 * always), slack)
    }
}
