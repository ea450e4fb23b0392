internal import CVectorKernels
internal import DenseLinearAlgebra

/// A linear layer x Wᵀ + b, with its weights packed for one kind of product.
final class PackedProduct: Sendable {
    let kind: ProductKind
    /// The number of elements in an input row, and in an output row.
    let width: Int
    let columns: Int
    /// The number of words in an input row.
    let words: Int
    private let weights: Scratch<UInt8>
    private let bias: Scratch<Float>
    /// The divisors of 8-bit integer inputs along the width, which bring the elements to a similar magnitude.
    private let factors: Scratch<Float>
    private let columnScales: Scratch<Float>
    private let columnSums: Scratch<Float>

    /// Packs weights.
    ///
    /// - Parameters:
    ///   - weights: `columns` × `width`, as models store them.
    ///   - smoothing: The scaling that balances input and weights; required for 8-bit integers.
    init(
        _ kind: ProductKind, weights given: [Float], bias givenBias: [Float], width: Int,
        smoothing: @autoclosure () -> Smoothing
    ) {
        self.kind = kind
        self.width = width
        columns = givenBias.count
        let padded = Padding.columns(columns)
        words = Padding.columns(width) / kind.numbersPerWord
        weights = Scratch(padded * words * 4)
        bias = Scratch(padded)
        for (index, value) in givenBias.enumerated() { bias.elements[index] = value }
        let isInt8 = kind == .int8
        factors = Scratch(isInt8 ? Padding.columns(width) : 0)
        columnScales = Scratch(isInt8 ? padded : 0)
        columnSums = Scratch(isInt8 ? padded : 0)
        let panels = UnsafeMutableRawPointer(weights.elements)
        switch kind {
        case .float32:
            cve_pack_float(given, columns, width, words, panels.assumingMemoryBound(to: Float.self))
        case .bfloat16:
            cve_pack_bfloat16(given, columns, width, words, panels.assumingMemoryBound(to: UInt16.self))
        case .int8:
            let (enlarging, room) = (Scratch<Float>(words * 4), Scratch<Float>(words * 8))
            for (index, factor) in smoothing().factors.enumerated() {
                enlarging.elements[index] = factor
                factors.elements[index] = 1 / factor
            }
            cve_pack_int8(
                given, columns, width, enlarging.elements, words, panels.assumingMemoryBound(to: Int8.self),
                columnScales.elements, columnSums.elements, room.elements)
        }
    }

    /// The operation applied to the sums.
    enum Finish {
        case none
        case gelu
        /// Adds the given rows.
        case residual(UnsafePointer<Float>)
    }

    /// Multiplies rows of floats.
    func multiply(
        _ input: UnsafePointer<Float>, rows: Int, finish: Finish = .none, into output: Output,
        workspace: EncoderWorkspace
    ) {
        let ld = Padding.columns(width)
        switch kind {
        case .float32:
            multiply(words: input, rows, finish, output, workspace)
        case .bfloat16:
            let rounded = workspace.words.bound(to: UInt16.self)
            cve_round_rows_f(input, ld, rows, width, rounded, ld)
            multiply(words: rounded, rows, finish, output, workspace)
        case .int8:
            let quantized = workspace.words.bound(to: UInt8.self)
            cve_quantize_rows_f(
                input, ld, rows, factors.elements, workspace.rotated.elements, quantized,
                workspace.rowScales.elements, workspace.rowOffsets.elements)
            multiply(words: quantized, rows, finish, output, workspace)
        }
    }

    /// Multiplies rows that are already packed into words of this product's kind. Not for 8-bit integers.
    func multiply(
        words input: UnsafeRawPointer, _ rows: Int, _ finish: Finish, _ output: Output,
        _ workspace: EncoderWorkspace
    ) {
        var product = cve_product()
        product.input = input
        product.input_ld = words
        product.rows = rows
        product.words = words
        product.weights = UnsafeRawPointer(weights.elements)
        product.panel_words = words
        product.columns = Padding.columns(columns)
        product.bias = UnsafePointer(bias.elements)
        product.row_scale = UnsafePointer(workspace.rowScales.elements)
        product.row_offset = UnsafePointer(workspace.rowOffsets.elements)
        product.column_scale = UnsafePointer(columnScales.elements)
        product.column_sum = UnsafePointer(columnSums.elements)
        product.out = output.address
        product.out_ld = output.ld
        product.rounds = output.isRounded
        product.partial = UnsafeMutableRawPointer(workspace.partial.elements)
        switch finish {
        case .none: break
        case .gelu: product.applies_gelu = true
        case .residual(let rows):
            product.residual = rows
            product.residual_ld = output.ld
        }
        switch kind {
        case .float32: cve_multiply_float(&product)
        case .bfloat16: cve_multiply_bfloat16(&product)
        case .int8: cve_multiply_int8(&product)
        }
    }
}

/// The destination of a product's results: floats, or bfloat16 as input for a following product.
struct Output {
    var address: UnsafeMutableRawPointer
    /// The row stride, in elements.
    var ld: Int
    var isRounded = false
}

/// Whether rows are padded to whole vectors.
enum Padding {
    static func columns(_ count: Int) -> Int { (count + 15) / 16 * 16 }
}
