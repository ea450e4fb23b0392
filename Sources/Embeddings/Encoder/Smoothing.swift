internal import Foundation

/// Scales the input of a product against its weights, so that neither has all the large numbers: SmoothQuant with α = ½
/// (G. Xiao et al., 2023, arXiv:2211.10438).
///
/// That paper measures the input on a sample of texts. Here the input comes out of a normalisation, which says by itself
/// how far each number spreads.
struct Smoothing {
    /// What weights are multiplied by along the width, and input is divided by.
    let factors: [Float]

    /// - Parameters:
    ///   - matrices: Weights of products that share the input, each with rows of `spread.count`. They count alike, however
    ///     large their numbers are.
    ///   - spread: How large each number of the input is, roughly.
    init(_ matrices: [[Float]], spread: [Float]) {
        var logarithms = [Float](repeating: 0, count: spread.count)
        for matrix in matrices {
            for (place, size) in Self.columnSizes(matrix, width: spread.count).enumerated() {
                logarithms[place] += log(max(size, .leastNormalMagnitude)) / Float(matrices.count)
            }
        }
        factors = zip(spread, logarithms).map { spread, logarithm in
            let factor = (spread / exp(logarithm)).squareRoot()
            return factor.isFinite && (1e-6...1e6).contains(factor) ? factor : 1
        }
    }

    /// Root mean squares of columns, their mean 1.
    private static func columnSizes(_ matrix: [Float], width: Int) -> [Float] {
        var sums = [Float](repeating: 0, count: width)
        matrix.withUnsafeBufferPointer { matrix in
            sums.withUnsafeMutableBufferPointer { sums in
                for row in stride(from: 0, to: matrix.count, by: width) {
                    for column in 0..<width { sums[column] += matrix[row + column] * matrix[row + column] }
                }
            }
        }
        let sizes = sums.map { $0.squareRoot() }
        let mean = sizes.reduce(0, +) / Float(width)
        return sizes.map { $0 / mean }
    }
}
