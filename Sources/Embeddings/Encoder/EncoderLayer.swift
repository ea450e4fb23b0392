internal import CVectorKernels
internal import DenseLinearAlgebra
internal import Foundation

/// The scale and shift of a layer normalisation.
struct LayerNorm: Sendable {
    let gamma: [Float]
    let beta: [Float]
    let epsilon: Float

    func apply(to rows: UnsafeMutablePointer<Float>, count: Int) {
        cve_layer_norm_f(rows, Padding.columns(gamma.count), count, gamma.count, gamma, beta, epsilon)
    }

    /// The approximate magnitude of each normalised number, from its mean beta and standard deviation gamma.
    var spread: [Float] { zip(gamma, beta).map { 3 * abs($0) + abs($1) } }
}

/// One layer of a BERT encoder (J. Devlin et al., 2019, arXiv:1810.04805): attention and a feed-forward network, each
/// added to its input and normalised.
struct EncoderLayer: Sendable {
    let projection: PackedProduct
    let attentionOutput: PackedProduct
    let attentionNorm: LayerNorm
    let up: PackedProduct
    let down: PackedProduct
    let outputNorm: LayerNorm

    /// Replaces the hidden rows of a batch with the output of the layer.
    ///
    /// - Parameter texts: The row range of each text.
    func run(
        _ texts: [Range<Int>], rows: Int, _ configuration: ModelConfiguration, _ workspace: EncoderWorkspace
    ) {
        let ld = Padding.columns(configuration.hiddenSize)
        let (hidden, attended) = (workspace.hidden.elements, workspace.attended.elements)
        projection.multiply(
            hidden, rows: rows,
            into: Output(address: workspace.projected.elements, ld: Padding.columns(projection.columns)),
            workspace: workspace)
        let context = Output(
            address: workspace.context.elements, ld: ld, isRounded: attentionOutput.kind == .bfloat16)
        let attention = Attention(configuration)
        for text in texts { attention.run(text, into: context, workspace) }
        attentionOutput.multiply(
            words: context.address, rows, .residual(hidden), Output(address: attended, ld: ld), workspace)
        attentionNorm.apply(to: attended, count: rows)

        let inner = Output(
            address: workspace.activated.elements, ld: Padding.columns(up.columns),
            isRounded: down.kind == .bfloat16)
        up.multiply(attended, rows: rows, finish: .gelu, into: inner, workspace: workspace)
        down.multiply(
            words: inner.address, rows, .residual(attended), Output(address: hidden, ld: ld), workspace)
        outputNorm.apply(to: hidden, count: rows)
    }
}

/// Computes softmax(q kᵀ) v for each head and text. The queries are already scaled.
struct Attention {
    private let hiddenSize: Int
    private let headCount: Int
    private let depth: Int

    init(_ configuration: ModelConfiguration) {
        hiddenSize = configuration.hiddenSize
        headCount = configuration.headCount
        depth = configuration.headSize
    }

    func run(_ rows: Range<Int>, into context: Output, _ workspace: EncoderWorkspace) {
        let ld = Padding.columns(3 * hiddenSize)
        let (count, length) = (rows.count, Padding.columns(rows.count))
        let projected = workspace.projected.elements + rows.lowerBound * ld
        for head in 0..<headCount {
            let queries = projected + head * depth
            cve_pack_keys_f(queries + hiddenSize, ld, count, depth, workspace.keys.elements)
            cve_pack_values_f(queries + 2 * hiddenSize, ld, count, depth, workspace.values.elements)

            var product = cve_product()
            product.input = UnsafeRawPointer(queries)
            product.input_ld = ld
            product.rows = count
            product.words = depth
            product.weights = UnsafeRawPointer(workspace.keys.elements)
            product.panel_words = depth
            product.columns = length
            product.out = UnsafeMutableRawPointer(workspace.scores.elements)
            product.out_ld = length
            product.partial = UnsafeMutableRawPointer(workspace.partial.elements)
            cve_multiply_float(&product)
            cve_softmax_f(workspace.scores.elements, length, count, count)

            product.input = UnsafeRawPointer(workspace.scores.elements)
            product.input_ld = length
            product.words = count
            product.weights = UnsafeRawPointer(workspace.values.elements)
            product.panel_words = count
            product.columns = Padding.columns(depth)
            let target = output(ofHead: head, firstRow: rows.lowerBound, context, workspace)
            product.out = target.address
            product.out_ld = target.ld
            product.rounds = target.isRounded
            cve_multiply_float(&product)
            if depth % 16 != 0 { copy(target, count, toHead: head, firstRow: rows.lowerBound, context) }
        }
    }

    /// Writes the output in whole vectors, directly to its destination if the head width is a multiple of the vector width.
    private func output(
        ofHead head: Int, firstRow: Int, _ context: Output, _ workspace: EncoderWorkspace
    ) -> Output {
        let size = context.isRounded ? 2 : 4
        guard depth % 16 == 0 else {
            return Output(
                address: workspace.head.elements, ld: Padding.columns(depth), isRounded: context.isRounded)
        }
        return Output(
            address: context.address + (firstRow * context.ld + head * depth) * size, ld: context.ld,
            isRounded: context.isRounded)
    }

    private func copy(_ source: Output, _ count: Int, toHead head: Int, firstRow: Int, _ context: Output) {
        let size = context.isRounded ? 2 : 4
        for row in 0..<count {
            (context.address + ((firstRow + row) * context.ld + head * depth) * size).copyMemory(
                from: source.address + row * source.ld * size, byteCount: depth * size)
        }
    }
}

/// Balances the magnitudes of a product's input and weights, so that large numbers are spread over both: SmoothQuant with
/// α = ½ (G. Xiao et al., 2023, arXiv:2211.10438).
///
/// The paper measures the input on sample texts. Here the input is the output of a normalisation, whose parameters
/// determine the spread of each number.
struct Smoothing {
    /// The factors along the width that weights are multiplied by and inputs are divided by.
    let factors: [Float]

    /// - Parameters:
    ///   - matrices: The weights of products that share the input, each with rows of `spread.count` numbers. All matrices
    ///     count equally, regardless of the magnitude of their numbers.
    ///   - spread: The approximate magnitude of each number of the input.
    init(_ matrices: [[Float]], spread: [Float]) {
        var logarithms = [Float](repeating: 0, count: spread.count)
        for matrix in matrices {
            for (index, size) in Self.columnSizes(matrix, width: spread.count).enumerated() {
                logarithms[index] += log(max(size, .leastNormalMagnitude)) / Float(matrices.count)
            }
        }
        factors = zip(spread, logarithms).map { spread, logarithm in
            let factor = (spread / exp(logarithm)).squareRoot()
            return factor.isFinite && (1e-6...1e6).contains(factor) ? factor : 1
        }
    }

    /// Returns the root mean square of each column, scaled to a mean of 1.
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
