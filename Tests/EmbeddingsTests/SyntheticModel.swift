import Foundation
import StageCore
import Testing

@testable import Embeddings

/// A small BERT model with seeded numbers, as the files of a sentence-transformers folder.
struct SyntheticModel: Sendable, CustomTestStringConvertible {
    enum NumberType: String, Sendable { case float32 = "F32", float16 = "F16", bfloat16 = "BF16" }

    var hiddenSize = 48
    var headCount = 3
    var layerCount = 1
    var intermediateSize = 100
    var positionCount = 80
    var numbers = NumberType.float32
    /// The prefix of tensor names.
    var prefix = ""
    /// Whether the first token is used; otherwise the mean.
    var takesFirstToken = false
    var normalizes = false
    /// Whether to add tensors of another type that an encoder does not need, and metadata.
    var hasMore = false
    var seed: UInt64 = 1
    /// The factors of the numbers in tensors whose names have these suffixes.
    var scales: [String: Float] = [:]

    var testDescription: String {
        "\(hiddenSize) wide, \(headCount) heads, \(layerCount) layers, \(intermediateSize) inside, \(numbers.rawValue)"
    }

    static let vocabulary: [String] = {
        let letters = (UInt8(ascii: "a")...UInt8(ascii: "z")).map { String(UnicodeScalar($0)) }
        return ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"] + letters + letters.map { "##\($0)" }
    }()

    /// Returns a text with a number of tokens, including [CLS] and [SEP].
    static func text(tokens: Int, seed: UInt64 = 0) -> String {
        var generator = SeededGenerator(seed: seed, stream: UInt64(tokens))
        return (0..<tokens - 2).map { _ in vocabulary[generator.uniform(in: 5...30)] }.joined(separator: " ")
    }

    struct Tensor: Sendable {
        var shape: [Int]
        var values: [Float]
    }

    /// All tensors that an encoder needs, by names without the prefix, rounded to the number type of the file.
    func tensors() -> [String: Tensor] {
        var tensors: [String: Tensor] = [:]
        var stream: UInt64 = 0
        func add(_ name: String, _ shape: Int..., around center: Float = 0, within reach: Float) {
            stream += 1
            var generator = SeededGenerator(seed: seed, stream: stream)
            let (count, scale) = (shape.reduce(1, *), scales.first { name.hasSuffix($0.key) }?.value ?? 1)
            let (center, reach) = (center * scale, reach * scale)
            let values = [Float](unsafeUninitializedCapacity: count) { values, filled in
                var index = 0
                while index < count {
                    // Two 24-bit numbers per draw, as precise as a float: large models are created without
                    // optimisation.
                    let draw = generator.next()
                    values[index] = numbers.rounded(center + reach * (Float(draw >> 40) / 8_388_608 - 1))
                    index += 1
                    guard index < count else { break }
                    values[index] = numbers.rounded(
                        center + reach * (Float(draw & 0xFF_FFFF) / 8_388_608 - 1))
                    index += 1
                }
                filled = count
            }
            tensors[name] = Tensor(shape: shape, values: values)
        }
        func addNorm(_ name: String) {
            add(name + ".weight", hiddenSize, around: 1, within: 0.5)
            add(name + ".bias", hiddenSize, within: 0.3)
        }
        func addLinear(_ name: String, _ columns: Int, _ width: Int, gain: Float) {
            add(name + ".weight", columns, width, within: gain * (3 / Float(width)).squareRoot())
            add(name + ".bias", columns, within: 0.2)
        }
        add("embeddings.word_embeddings.weight", Self.vocabulary.count, hiddenSize, within: 1)
        add("embeddings.position_embeddings.weight", positionCount, hiddenSize, within: 0.5)
        add("embeddings.token_type_embeddings.weight", 2, hiddenSize, within: 0.5)
        addNorm("embeddings.LayerNorm")
        for layer in (0..<layerCount).map({ "encoder.layer.\($0)" }) {
            // Large enough that attention is selective.
            addLinear("\(layer).attention.self.query", hiddenSize, hiddenSize, gain: 1.5)
            addLinear("\(layer).attention.self.key", hiddenSize, hiddenSize, gain: 1.5)
            addLinear("\(layer).attention.self.value", hiddenSize, hiddenSize, gain: 1)
            addLinear("\(layer).attention.output.dense", hiddenSize, hiddenSize, gain: 1)
            addNorm("\(layer).attention.output.LayerNorm")
            addLinear("\(layer).intermediate.dense", intermediateSize, hiddenSize, gain: 1.5)
            addLinear("\(layer).output.dense", hiddenSize, intermediateSize, gain: 1)
            addNorm("\(layer).output.LayerNorm")
        }
        return tensors
    }
}

extension SyntheticModel.NumberType {
    /// Returns the nearest number of this type. For bfloat16 it is truncated, which is sufficient.
    func rounded(_ value: Float) -> Float {
        switch self {
        case .float32: value
        case .float16: Float(Float16(value))
        case .bfloat16: Float(bitPattern: value.bitPattern & 0xFFFF_0000)
        }
    }

    func append(_ values: [Float], to bytes: inout [UInt8]) {
        switch self {
        case .float32: values.map(\.bitPattern.littleEndian).withUnsafeBytes { bytes += $0 }
        case .float16: values.map { Float16($0).bitPattern.littleEndian }.withUnsafeBytes { bytes += $0 }
        case .bfloat16:
            values.map { UInt16($0.bitPattern >> 16).littleEndian }.withUnsafeBytes { bytes += $0 }
        }
    }
}
