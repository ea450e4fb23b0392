import CVectorKernels
import Foundation
import StageCore
import Testing

@testable import Embeddings

@Suite("Operations between an encoder's products")
struct EncoderRowTests {
    private static let widths = [1, 2, 15, 16, 17, 31, 48, 130, 312, 529]

    private func numbers(_ count: Int, within reach: Float = 1, seed: UInt64) -> [Float] {
        var generator = SeededGenerator(seed: seed)
        return (0..<count).map { _ in reach * (Float(generator.next() >> 40) / Float(1 << 23) - 1) }
    }

    /// Rows followed by zeros or other values after their width.
    private func rows(_ count: Int, _ width: Int, within reach: Float, behind: Float = 0) -> [Float] {
        let ld = Padding.columns(width)
        var rows = numbers(count * ld, within: reach, seed: UInt64(width))
        for row in 0..<count { for column in width..<ld { rows[row * ld + column] = behind } }
        return rows
    }

    @Test
    func `the exact GELU`() throws {
        let indices =
            (-3_000...3_000).map { Float($0) / 200 } + [
                0, -0.0, .leastNonzeroMagnitude, 1e-30, -1e-30, 1e10, -1e10, 1e30, -1e30,
                .greatestFiniteMagnitude,
                -.greatestFiniteMagnitude,
            ]
        let one = PackedProduct(
            .float32, weights: [1], bias: [0], width: 1, smoothing: Smoothing([[1]], spread: [1]))
        var result = [Float](repeating: 0, count: indices.count * 16)
        var input = result
        for (row, index) in indices.enumerated() { input[row * 16] = index }
        let workspace = try EncoderWorkspace.forRows(of: 1, count: indices.count)
        result.withUnsafeMutableBytes {
            one.multiply(
                input, rows: indices.count, finish: .gelu, into: Output(address: $0.baseAddress!, ld: 16),
                workspace: workspace)
        }
        for (row, index) in indices.enumerated() {
            let x = Double(index)
            let expected = x * 0.5 * erfc(-x / 2.0.squareRoot())
            #expect(abs(Double(result[row * 16]) - expected) <= 2.5e-7 * max(abs(x), 1e-3), "\(index)")
        }
    }

    @Test(arguments: widths, [0.1, 5, 80] as [Float])
    func `shares of a row`(width: Int, reach: Float) {
        let ld = Padding.columns(width) + 16
        var generator = SeededGenerator(seed: UInt64(width))
        // The values after the width are arbitrary.
        let given = (0..<3 * ld).map { index in
            index % ld < width
                ? reach * Float(generator.uniform() * 2 - 1) : [.nan, .infinity, 1e30][index % 3]
        }
        var result = given
        cve_softmax_f(&result, ld, 3, width)
        for row in 0..<3 {
            let own = given[row * ld..<row * ld + width].map(Double.init)
            let peak = own.max() ?? 0
            let total = own.reduce(0) { $0 + exp($1 - peak) }
            for column in 0..<ld {
                let expected = column < width ? exp(own[column] - peak) / total : 0
                // An argument x has an error of 2⁻²⁴ |x|, and its exponential the same relative error.
                let tolerance = 1e-6 + 0x1p-22 * Double(2 * reach)
                #expect(abs(Double(result[row * ld + column]) - expected) <= tolerance * max(expected, 1e-6))
            }
        }
    }

    @Test(arguments: widths)
    func `normalised rows`(width: Int) {
        let ld = Padding.columns(width)
        let (gamma, beta) = (numbers(width, seed: 5), numbers(width, seed: 6))
        for reach in [1e-3, 1, 1e4] as [Float] {
            let given = rows(3, width, within: reach)
            var result = given
            cve_layer_norm_f(&result, ld, 3, width, gamma, beta, 1e-12)
            for row in 0..<3 {
                let own = given[row * ld..<row * ld + width].map(Double.init)
                let mean = own.reduce(0, +) / Double(width)
                let variance = own.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(width)
                for column in 0..<ld {
                    // Zeros after the width are preserved.
                    let expected =
                        column < width
                        ? (own[column] - mean) / (variance + 1e-12).squareRoot() * Double(gamma[column])
                            + Double(beta[column]) : 0
                    #expect(abs(Double(result[row * ld + column]) - expected) <= 1e-5)
                }
            }
        }
    }

    @Test
    func `constant rows have no deviation`() {
        var row = [Float](repeating: 7, count: 32)
        cve_layer_norm_f(
            &row, 32, 1, 32, [Float](repeating: 1, count: 32), [Float](repeating: 0.5, count: 32), 1e-12)
        #expect(row.allSatisfy { abs($0 - 0.5) < 1e-3 })
    }

    @Test
    func `rounding to bfloat16 is to nearest, ties to even`() {
        let given: [Float] = [
            1, -1, 0, -0.0, Float(bitPattern: 0x3F80_8000), Float(bitPattern: 0x3F81_8000),
            Float(bitPattern: 0x3F80_8001), Float(bitPattern: 0x3F80_7FFF), Float(bitPattern: 0xBF81_8000),
            1e-37, 3e38,
            0.1, 1e30, -1e-30, 255, 257,
        ]
        var result = [UInt16](repeating: 7, count: 17)
        cve_round_rows_f(given, 16, 1, 16, &result, 16)
        #expect(result[16] == 7)
        #expect(Array(result[4..<9]) == [0x3F80, 0x3F82, 0x3F81, 0x3F80, 0xBF82])
        for (value, rounded) in zip(given, result) {
            let widened = Float(bitPattern: UInt32(rounded) << 16)
            #expect(abs(widened - value) <= max(abs(value) / 256, 1e-37))
        }
    }

    @Test(arguments: [16, 48, 320, 64, 96, 384])
    func `quantised rows are the rotated ones, in 256 steps`(width: Int) {
        let given = rows(4, width, within: 3)
        let factors = [Float](repeating: 1, count: width)
        var room = factors
        var bytes = [UInt8](repeating: 0, count: 4 * width + 1)
        bytes[4 * width] = 99
        var (scales, offsets) = ([Float](repeating: 0, count: 4), [Float](repeating: 0, count: 4))
        cve_quantize_rows_f(given, width, 4, factors, &room, &bytes, &scales, &offsets)
        #expect(bytes[4 * width] == 99)
        for row in 0..<4 {
            // A rotation preserves the length; a row of zeros stays zero.
            let own = given[row * width..<(row + 1) * width].reduce(0.0) { $0 + Double($1) * Double($1) }
            let others = bytes[row * width..<(row + 1) * width].reduce(0.0) { sum, q in
                let value = Double(scales[row]) * Double(q) + Double(offsets[row])
                return sum + value * value
            }
            #expect(abs(own - others) <= 0.02 * own)
            let own8 = bytes[row * width..<(row + 1) * width]
            #expect(own8.min() == 0 || offsets[row] == 0)
            #expect(own8.max() == 255 || scales[row] * 255 + offsets[row] == 0)
        }
        cve_quantize_rows_f(
            [Float](repeating: 0, count: width), width, 1, factors, &room, &bytes, &scales, &offsets)
        #expect(scales[0] == 0 && offsets[0] == 0)
    }

    @Test(arguments: [1, 15, 16, 17, 40], [1, 16, 26, 130])
    func `keys and values as panels`(count: Int, depth: Int) {
        let ld = 3 * depth + 1
        let given = numbers(count * ld, seed: 8)
        let length = Padding.columns(count)
        var keys = [Float](repeating: 5, count: length * depth + 1)
        cve_pack_keys_f(given, ld, count, depth, &keys)
        #expect(keys.last == 5)
        for row in 0..<length {
            for index in 0..<depth {
                let expected = row < count ? given[row * ld + index] : 0
                #expect(keys[(row / 16 * depth + index) * 16 + row % 16] == expected)
            }
        }
        var values = [Float](repeating: 5, count: count * Padding.columns(depth) + 1)
        cve_pack_values_f(given, ld, count, depth, &values)
        #expect(values.last == 5)
        for row in 0..<count {
            for index in 0..<Padding.columns(depth) {
                let expected = index < depth ? given[row * ld + index] : 0
                #expect(values[(index / 16 * count + row) * 16 + index % 16] == expected)
            }
        }
    }
}
