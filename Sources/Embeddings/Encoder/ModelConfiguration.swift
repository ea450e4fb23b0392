internal import Foundation
internal import StageCore

/// The configuration of a model, read from the small files of a sentence-transformers folder.
struct ModelConfiguration: Sendable {
    enum Pooling: Sendable { case mean, firstToken }

    let hiddenSize: Int
    let layerCount: Int
    let headCount: Int
    let intermediateSize: Int
    let vocabularySize: Int
    let positionCount: Int
    let tokenTypeCount: Int
    let epsilon: Float
    /// The maximum number of tokens, including [CLS] and [SEP].
    let tokenLimit: Int
    let pooling: Pooling
    let normalizes: Bool

    var headSize: Int { hiddenSize / headCount }

    init(contentsOf folder: URL) throws {
        let files = ModelFolder(folder)
        let config = try files.read("config.json", as: Config.self)
        try Self.check(config, in: files)
        hiddenSize = config.hiddenSize
        layerCount = config.layerCount
        headCount = config.headCount
        intermediateSize = config.intermediateSize
        vocabularySize = config.vocabularySize
        positionCount = config.positionCount
        tokenTypeCount = config.tokenTypeCount ?? 2
        epsilon = Float(config.epsilon ?? 1e-12)

        let modules = try files.readIfThere("modules.json", as: [Module].self) ?? Module.usual
        (pooling, normalizes) = try Self.modules(modules, in: files)

        // The truncation settings of the tokenizer file are ignored: the encoder file takes precedence.
        let limit = try files.readIfThere("sentence_bert_config.json", as: SentenceConfig.self)?
            .tokenLimit
        guard limit.map({ $0 >= 2 }) ?? true else {
            throw files.failure(
                "sentence_bert_config.json", "max_seq_length is \(limit!), expected at least 2")
        }
        tokenLimit = min(limit ?? config.positionCount, config.positionCount)
    }

    private struct Config: Decodable {
        let modelType: String?
        let hiddenSize, layerCount, headCount, intermediateSize, vocabularySize, positionCount: Int
        let tokenTypeCount: Int?
        let epsilon: Double?
        let activation: String?
        let positionType: String?

        enum CodingKeys: String, CodingKey {
            case modelType = "model_type"
            case hiddenSize = "hidden_size"
            case layerCount = "num_hidden_layers"
            case headCount = "num_attention_heads"
            case intermediateSize = "intermediate_size"
            case vocabularySize = "vocab_size"
            case positionCount = "max_position_embeddings"
            case tokenTypeCount = "type_vocab_size"
            case epsilon = "layer_norm_eps"
            case activation = "hidden_act"
            case positionType = "position_embedding_type"
        }
    }

    private struct SentenceConfig: Decodable {
        let tokenLimit: Int?

        enum CodingKeys: String, CodingKey { case tokenLimit = "max_seq_length" }
    }

    private struct Module: Decodable {
        let type: String
        let path: String

        static let usual = [
            Module(type: "sentence_transformers.models.Transformer", path: ""),
            Module(type: "sentence_transformers.models.Pooling", path: "1_Pooling"),
        ]
    }

    private struct PoolingConfig: Decodable {
        let firstToken, mean, max, meanSqrtLength, weightedMean, lastToken: Bool?

        enum CodingKeys: String, CodingKey {
            case firstToken = "pooling_mode_cls_token"
            case mean = "pooling_mode_mean_tokens"
            case max = "pooling_mode_max_tokens"
            case meanSqrtLength = "pooling_mode_mean_sqrt_len_tokens"
            case weightedMean = "pooling_mode_weightedmean_tokens"
            case lastToken = "pooling_mode_lasttoken"
        }
    }

    private static func check(_ config: Config, in files: ModelFolder) throws {
        let name = "config.json"
        guard config.modelType == nil || config.modelType == "bert" else {
            throw files.unsupported(name, "model_type is \(quoted(config.modelType!)), expected \"bert\"")
        }
        guard config.activation == nil || config.activation == "gelu" else {
            throw files.unsupported(name, "hidden_act is \(quoted(config.activation!)), expected \"gelu\"")
        }
        guard config.positionType == nil || config.positionType == "absolute" else {
            throw files.unsupported(
                name,
                "position_embedding_type is \(quoted(config.positionType!)), expected \"absolute\""
            )
        }
        let sizes = [
            ("hidden_size", config.hiddenSize), ("num_attention_heads", config.headCount),
            ("intermediate_size", config.intermediateSize), ("vocab_size", config.vocabularySize),
            ("max_position_embeddings", config.positionCount),
            ("type_vocab_size", config.tokenTypeCount ?? 2),
        ]
        for (key, value) in sizes where !(1...1 << 24).contains(value) {
            throw files.failure(name, "\(key) is \(value), expected 1...\(1 << 24)")
        }
        // The other sizes are tensor sizes, and bounded by the file. The layer count is limited because layer names are created first.
        guard (1...1024).contains(config.layerCount) else {
            throw files.failure(name, "num_hidden_layers is \(config.layerCount), expected 1...1024")
        }
        // Converted to 32 bits, the precision in which it is added.
        let epsilon = Float(config.epsilon ?? 1e-12)
        guard (Float.leastNormalMagnitude...1).contains(epsilon) else {
            throw files.failure(
                name,
                "layer_norm_eps is \(config.epsilon ?? 0), expected \(Float.leastNormalMagnitude)...1")
        }
        guard config.hiddenSize % config.headCount == 0 else {
            throw files.failure(
                name,
                "hidden_size \(config.hiddenSize) is not a multiple of num_attention_heads \(config.headCount)"
            )
        }
        guard config.positionCount >= 2 else {
            throw files.failure(name, "max_position_embeddings is 1, expected at least 2")
        }
    }

    private static func modules(
        _ modules: [Module], in files: ModelFolder
    ) throws -> (Pooling, normalizes: Bool) {
        guard modules.count >= 2 else {
            throw files.unsupported(
                "modules.json",
                "\(counted(modules.count, "module")), expected Transformer, Pooling and optionally Normalize")
        }
        var (pooling, normalizes) = (Pooling.mean, false)
        for (index, module) in modules.enumerated() {
            switch module.type.split(separator: ".").last {
            case "Transformer" where index == 0: break
            case "Pooling" where index == 1:
                let name = module.path + "/config.json"
                guard let config = try files.readIfThere(name, as: PoolingConfig.self) else { break }
                let others = [
                    config.max, config.meanSqrtLength,
                    config.weightedMean, config.lastToken,
                ]
                let (first, mean) = (
                    config.firstToken ?? false, config.mean ?? false
                )
                guard first != mean, !others.contains(true) else {
                    throw files.unsupported(name, "unsupported pooling, expected either mean or first token")
                }
                pooling = first ? .firstToken : .mean
            case "Normalize" where index > 1: normalizes = true  // has no configuration file
            default:
                throw files.unsupported(
                    "modules.json",
                    "module \(index) is \(quoted(module.type)), expected Transformer, Pooling and Normalize")
            }
        }
        return (pooling, normalizes)
    }
}

/// The files of a model.
struct ModelFolder {
    let url: URL

    init(_ url: URL) { self.url = url }

    func file(_ name: String) -> URL { url.appendingPathComponent(name) }

    func contains(_ name: String) -> Bool { FileManager.default.fileExists(atPath: file(name).path) }

    func read<Value: Decodable>(_ name: String, as type: Value.Type) throws -> Value {
        let data: Data
        do {
            data = try Data(contentsOf: file(name))
        } catch {
            throw EmbeddingError(
                .unreadableModel,
                "\(file(name).path): cannot be read, expected a file of a sentence-transformers model")
        }
        do {
            return try JSONDecoding.value(type, of: data)
        } catch {
            throw failure(name, "invalid JSON: \(JSONDecoding.reason(of: error))")
        }
    }

    func readIfThere<Value: Decodable>(_ name: String, as type: Value.Type) throws -> Value? {
        contains(name) ? try read(name, as: type) : nil
    }

    func failure(_ name: String, _ what: String) -> EmbeddingError {
        EmbeddingError(.unreadableModel, "\(file(name).path): \(what)")
    }

    func unsupported(_ name: String, _ what: String) -> EmbeddingError {
        EmbeddingError(.unsupportedModel, "\(file(name).path): \(what)")
    }
}
