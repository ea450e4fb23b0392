internal import CVectorKernels
internal import DenseLinearAlgebra
internal import Foundation
internal import StageCore

/// The weights of a model, packed for one precision.
struct EncoderWeights: Sendable {
    /// The word embeddings. They stay in the mapped file and are read row by row, so that values that are not finite only show
    /// in the vectors.
    let words: SafetensorsFile.Tensor
    /// The sums of the embeddings of position i and the first token type.
    let positions: [Float]
    let norm: LayerNorm
    let layers: [EncoderLayer]

    init(
        contentsOf folder: URL, _ configuration: ModelConfiguration, precision: EncoderPrecision, threads: Int
    ) throws {
        let source = try TensorSource(contentsOf: folder.appendingPathComponent("model.safetensors"))
        let width = configuration.hiddenSize
        words = try source.tensor(
            "embeddings.word_embeddings.weight", [configuration.vocabularySize, width])
        var positions = try source.values(
            "embeddings.position_embeddings.weight", [configuration.positionCount, width])
        let type = try source.values(
            "embeddings.token_type_embeddings.weight", [configuration.tokenTypeCount, width])
        for position in positions.indices { positions[position] += type[position % width] }
        self.positions = positions
        norm = try source.norm("embeddings.LayerNorm", configuration)
        let names = (0..<configuration.layerCount).map { "encoder.layer.\($0)" }
        let inputs =
            try [norm] + names.dropLast().map { try source.norm("\($0).output.LayerNorm", configuration) }
        layers = try Parallel.map(names.count, threads: threads) { index in
            try source.layer(names[index], configuration, precision, input: inputs[index])
        }
    }
}

extension EncoderWeights {
    /// Checks the header of a model's weights and the shape of its word embeddings, without reading any weights.
    ///
    /// - Throws: ``EmbeddingError``.
    static func checkHeader(of folder: URL, _ configuration: ModelConfiguration) throws {
        let source = try TensorSource(contentsOf: folder.appendingPathComponent("model.safetensors"))
        _ = try source.tensor(
            "embeddings.word_embeddings.weight", [configuration.vocabularySize, configuration.hiddenSize])
    }
}

/// Reads the parts of an encoder by the tensor names of BERT models.
private struct TensorSource: Sendable {
    let file: SafetensorsFile
    /// The prefix of all tensor names: empty, or "bert." or similar.
    let prefix: String

    init(contentsOf url: URL) throws {
        file = try SafetensorsFile(contentsOf: url)
        let suffix = "embeddings.word_embeddings.weight"
        guard let name = file.names.first(where: { $0.hasSuffix(suffix) }) else {
            throw EmbeddingError(.unsupportedModel, "\(url.path): no tensor \(suffix), expected a BERT model")
        }
        prefix = String(name.dropLast(suffix.count))
    }

    func tensor(_ name: String, _ shape: [Int]) throws -> SafetensorsFile.Tensor {
        try file.tensor(prefix + name, shape: shape)
    }

    func values(_ name: String, _ shape: [Int]) throws -> [Float] {
        let tensor = try tensor(name, shape)
        let values = tensor.values()
        guard cvk_first_non_finite_f(values, values.count) < 0 else {
            throw EmbeddingError(
                .unreadableModel,
                "\(tensor.path): tensor \(quoted(prefix + name)) contains numbers that are not finite")
        }
        return values
    }

    func norm(_ name: String, _ configuration: ModelConfiguration) throws -> LayerNorm {
        LayerNorm(
            gamma: try values("\(name).weight", [configuration.hiddenSize]),
            beta: try values("\(name).bias", [configuration.hiddenSize]), epsilon: configuration.epsilon)
    }

    func layer(
        _ name: String, _ configuration: ModelConfiguration, _ precision: EncoderPrecision, input: LayerNorm
    ) throws -> EncoderLayer {
        let (width, inner) = (configuration.hiddenSize, configuration.intermediateSize)
        let attentionNorm = try norm("\(name).attention.output.LayerNorm", configuration)
        func product(
            _ kind: ProductKind, _ part: String, _ columns: Int, _ width: Int, spread: [Float] = []
        ) throws -> PackedProduct {
            let weights = try values("\(name).\(part).weight", [columns, width])
            return PackedProduct(
                kind, weights: weights, bias: try values("\(name).\(part).bias", [columns]), width: width,
                smoothing: Smoothing([weights], spread: spread))
        }
        return EncoderLayer(
            projection: try projection("\(name).attention.self", configuration, precision, input),
            attentionOutput: try product(precision.otherProducts, "attention.output.dense", width, width),
            attentionNorm: attentionNorm,
            up: try product(
                precision.normalizedProducts, "intermediate.dense", inner, width, spread: attentionNorm.spread
            ),
            down: try product(precision.otherProducts, "output.dense", width, inner),
            outputNorm: try norm("\(name).output.LayerNorm", configuration))
    }

    /// Returns queries, keys and values as one product. Queries are divided by √depth here, once, instead of every score.
    private func projection(
        _ name: String, _ configuration: ModelConfiguration, _ precision: EncoderPrecision, _ input: LayerNorm
    ) throws -> PackedProduct {
        let width = configuration.hiddenSize
        let share = 1 / Float(configuration.headSize).squareRoot()
        var (matrices, bias): ([[Float]], [Float]) = ([], [])
        for part in ["query", "key", "value"] {
            let factor = part == "query" ? share : 1
            matrices.append(try values("\(name).\(part).weight", [width, width]).map { $0 * factor })
            bias += try values("\(name).\(part).bias", [width]).map { $0 * factor }
        }
        return PackedProduct(
            precision.normalizedProducts, weights: matrices.flatMap(\.self), bias: bias, width: width,
            smoothing: Smoothing(matrices, spread: input.spread))
    }
}
