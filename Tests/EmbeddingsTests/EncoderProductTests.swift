import Foundation
import StageCore
import Testing

@testable import Embeddings

@Suite("Products of sentence encoders")
struct EncoderProductTests {
    private func numbers(_ count: Int, within reach: Float = 1, seed: UInt64) -> [Float] {
        var generator = SeededGenerator(seed: seed)
        return (0..<count).map { _ in reach * (Float(generator.next() >> 40) / Float(1 << 23) - 1) }
    }

    /// Far more than the rows of any product, so that writes beyond them are detected.
    private static let sentinel: Float = 12_345

    private struct Shape: Sendable, CustomTestStringConvertible {
        var (width, columns): (Int, Int)
        var testDescription: String { "\(width) × \(columns)" }
    }

    private static let shapes = [(1, 1), (16, 16), (17, 33), (100, 65), (37, 128), (530, 48), (2100, 16)].map
    {
        Shape(width: $0.0, columns: $0.1)
    }

    /// The allowed difference from a plain product, relative to the sum of the magnitudes of its terms.
    private static let slack: [(EncoderPrecision, Double)] = [
        (.float32, 1e-6), (.bfloat16, 0.008), (.int8, 0.03),
    ].filter { $0.0.isAvailable }

    @Test(arguments: shapes, slack)
    private func `products of 1 to 13 rows, in every finish`(
        shape: Shape, precision: (EncoderPrecision, Double)
    ) throws {
        let (width, columns, ld) = (shape.width, shape.columns, Padding.columns(shape.width))
        let outputLD = Padding.columns(columns)
        let weights = numbers(columns * width, seed: 1)
        let bias = numbers(columns, seed: 2)
        let product = PackedProduct(
            precision.0.normalizedProducts, weights: weights, bias: bias, width: width,
            smoothing: Smoothing([weights], spread: [Float](repeating: 1, count: width)))
        for rows in 1...13 {
            let workspace = try EncoderWorkspace.forRows(of: width, count: rows)
            let own = numbers(rows * width, seed: UInt64(rows))
            var input = [Float](repeating: 0, count: rows * ld)
            for row in 0..<rows { for i in 0..<width { input[row * ld + i] = own[row * width + i] } }
            let residual = numbers(rows * outputLD, seed: 3)
            let expected = plain(own, weights, bias, width)
            for finish in 0..<3 {
                var result = [Float](repeating: Self.sentinel, count: rows * outputLD + 16)
                residual.withUnsafeBufferPointer { residual in
                    result.withUnsafeMutableBytes { result in
                        product.multiply(
                            input, rows: rows,
                            finish: [.none, .gelu, .residual(residual.baseAddress!)][finish],
                            into: Output(address: result.baseAddress!, ld: outputLD), workspace: workspace)
                    }
                }
                #expect(result.suffix(16).allSatisfy { $0 == Self.sentinel })
                var worst = 0.0
                for row in 0..<rows {
                    for column in 0..<columns {
                        let (sum, size) = expected[row * columns + column]
                        var value = sum
                        if finish == 1 { value = sum * 0.5 * erfc(-sum / 2.0.squareRoot()) }
                        if finish == 2 { value += Double(residual[row * outputLD + column]) }
                        worst = max(worst, abs(value - Double(result[row * outputLD + column])) / (size + 1))
                    }
                }
                #expect(worst <= precision.1, "\(rows) rows, finish \(finish)")
            }
        }
    }

    /// Each sum, and the sum of the magnitudes of its terms, which bounds the rounding error.
    private func plain(_ input: [Float], _ weights: [Float], _ bias: [Float], _ width: Int) -> [(
        Double, Double
    )] {
        var result: [(Double, Double)] = []
        for row in 0..<input.count / width {
            for column in bias.indices {
                var (sum, size) = (Double(bias[column]), 0.0)
                for i in 0..<width {
                    let term = Double(input[row * width + i]) * Double(weights[column * width + i])
                    sum += term
                    size += abs(term)
                }
                result.append((sum, size))
            }
        }
        return result
    }
}

extension EncoderWorkspace {
    /// The memory for one product.
    static func forRows(of width: Int, count: Int) throws -> EncoderWorkspace {
        let model = SyntheticModel(hiddenSize: width, headCount: 1, intermediateSize: 1)
        let configuration = try SyntheticModel.withFolder(model.configurationFiles()) {
            try ModelConfiguration(contentsOf: $0)
        }
        return EncoderWorkspace(configuration, tokens: count, longest: 1)
    }
}
