internal import CVectorKernels
internal import DenseLinearAlgebra
internal import StageCore

/// Embeds batches of texts: tokenizes them first, and then runs all layers on a few texts at a time, which are packed
/// without padding.
struct EncoderRun {
    private let encoder: SentenceEncoder
    private let threads: Int
    private var workspaces: [EncoderWorkspace] = []
    private var capacity = (tokens: 0, longest: 0)

    /// The number of tokens whose activations fit in the L2 cache.
    private static let tokensAtOnce = 128

    init(_ encoder: SentenceEncoder, threads: Int) {
        self.encoder = encoder
        self.threads = threads
    }

    /// Writes one row per text.
    mutating func embed(_ texts: ArraySlice<String>, into result: UnsafeMutablePointer<Float>) throws {
        let tokens = try tokenize(texts)
        let pieces = pieces(of: tokens)
        makeRoom(for: pieces, of: tokens)
        // Each piece writes only to the rows of its own texts.
        nonisolated(unsafe) let result = result
        let (encoder, workspaces) = (encoder, workspaces)
        Parallel.forEach(pieces.count, threads: threads) { worker, index in
            let piece = pieces[index]
            encoder.embed(
                tokens[piece], into: result + piece.lowerBound * encoder.dimension, workspaces[worker])
        }
    }

    private func tokenize(_ texts: ArraySlice<String>) throws -> [[Int32]] {
        let (encoder, share) = (encoder, 64)
        return try Parallel.map((texts.count + share - 1) / share, threads: threads) { part in
            texts.dropFirst(part * share).prefix(share).map {
                encoder.tokenizer.tokenIDs(of: $0, limit: encoder.tokenLimit)
            }
        }.flatMap(\.self)
    }

    /// Returns ranges of consecutive texts that fit together. The ranges are smaller if there are too few for all threads.
    private func pieces(of tokens: [[Int32]]) -> [Range<Int>] {
        let total = tokens.reduce(0) { $0 + $1.count }
        let limit = threads == 1 ? Self.tokensAtOnce : min(Self.tokensAtOnce, max(16, total / (4 * threads)))
        var pieces: [Range<Int>] = []
        var (begin, count) = (0, 0)
        for (index, text) in tokens.enumerated() {
            if count + text.count > limit, index > begin {
                pieces.append(begin..<index)
                (begin, count) = (index, 0)
            }
            count += text.count
        }
        if begin < tokens.count { pieces.append(begin..<tokens.count) }
        return pieces
    }

    private mutating func makeRoom(for pieces: [Range<Int>], of tokens: [[Int32]]) {
        let needed = pieces.map { tokens[$0].reduce(0) { $0 + $1.count } }.max() ?? 0
        let longest = tokens.map(\.count).max() ?? 0
        let workers = max(1, min(threads, pieces.count))
        guard needed > capacity.tokens || longest > capacity.longest || workers > workspaces.count else {
            return
        }
        capacity = (max(needed, capacity.tokens), max(longest, capacity.longest))
        workspaces = (0..<max(workers, workspaces.count)).map { _ in
            EncoderWorkspace(encoder.configuration, tokens: capacity.tokens, longest: capacity.longest)
        }
    }
}

extension SentenceEncoder {
    /// Computes the vectors of texts from their tokens.
    func embed(
        _ texts: ArraySlice<[Int32]>, into result: UnsafeMutablePointer<Float>, _ workspace: EncoderWorkspace
    ) {
        let width = dimension
        let ld = Padding.columns(width)
        var (ranges, rows): ([Range<Int>], Int) = ([], 0)
        for text in texts {
            ranges.append(rows..<rows + text.count)
            embedTokens(text, into: workspace.hidden.elements + rows * ld)
            rows += text.count
        }
        weights.norm.apply(to: workspace.hidden.elements, count: rows)
        for layer in weights.layers { layer.run(ranges, rows: rows, configuration, workspace) }
        for (index, range) in ranges.enumerated() {
            pool(
                workspace.hidden.elements + range.lowerBound * ld, range.count, ld,
                into: result + index * width)
        }
    }

    private func embedTokens(_ tokens: [Int32], into rows: UnsafeMutablePointer<Float>) {
        let width = dimension
        let ld = Padding.columns(width)
        weights.positions.withUnsafeBufferPointer { positions in
            for (position, token) in tokens.enumerated() {
                let row = rows + position * ld
                weights.words.copy(Int(token) * width..<(Int(token) + 1) * width, to: row)
                for column in 0..<width { row[column] += positions[position * width + column] }
                for column in width..<ld { row[column] = 0 }
            }
        }
    }

    private func pool(
        _ rows: UnsafePointer<Float>, _ count: Int, _ ld: Int, into vector: UnsafeMutablePointer<Float>
    ) {
        let width = dimension
        switch configuration.pooling {
        case .firstToken: vector.update(from: rows, count: width)
        case .mean:
            cve_add_rows_f(rows, ld, count, width, vector)
            for column in 0..<width { vector[column] /= Float(count) }
        }
        guard configuration.normalizes else { return }
        var square = 0.0
        for column in 0..<width { square += Double(vector[column]) * Double(vector[column]) }
        // Like the reference implementation, which never divides by less than 1e-12.
        let scale = Float(1 / max(square.squareRoot(), 1e-12))
        for column in 0..<width { vector[column] *= scale }
    }
}

/// The scratch memory of one thread for one batch of tokens.
final class EncoderWorkspace: Sendable {
    let hidden: Scratch<Float>
    /// Queries, keys and values, side by side.
    let projected: Scratch<Float>
    /// The output of attention, as floats or bfloat16.
    let context: Scratch<Float>
    let attended: Scratch<Float>
    let activated: Scratch<Float>
    /// Input rows as packed words of a product.
    let words: Scratch<UInt32>
    let rotated: Scratch<Float>
    let rowScales: Scratch<Float>
    let rowOffsets: Scratch<Float>
    /// Partial sums for products of long rows.
    let partial: Scratch<Float>
    let keys: Scratch<Float>
    let values: Scratch<Float>
    let scores: Scratch<Float>
    /// The output of one head, used if the head width is not a multiple of the vector width.
    let head: Scratch<Float>

    /// - Parameters:
    ///   - tokens: The maximum number of tokens in a batch.
    ///   - longest: The maximum number of tokens in a text.
    init(_ configuration: ModelConfiguration, tokens: Int, longest: Int) {
        let ld = Padding.columns(configuration.hiddenSize)
        let inner = Padding.columns(configuration.intermediateSize)
        let (length, depth) = (Padding.columns(longest), Padding.columns(configuration.headSize))
        hidden = Scratch(tokens * ld)
        projected = Scratch(tokens * Padding.columns(3 * configuration.hiddenSize))
        context = Scratch(tokens * ld)
        attended = Scratch(tokens * ld)
        activated = Scratch(tokens * inner)
        words = Scratch(tokens * max(ld, inner))
        rotated = Scratch(max(ld, inner))
        rowScales = Scratch(tokens)
        rowOffsets = Scratch(tokens)
        partial = Scratch(max(tokens, longest) * 64)
        keys = Scratch(length * configuration.headSize)
        values = Scratch(longest * depth)
        scores = Scratch(longest * length)
        head = Scratch(longest * depth)
    }
}

extension Scratch {
    /// Returns the same memory bound to another type, which must not need a greater alignment.
    func bound<Other>(to type: Other.Type) -> UnsafeMutablePointer<Other> {
        UnsafeMutableRawPointer(elements).assumingMemoryBound(to: type)
    }
}
