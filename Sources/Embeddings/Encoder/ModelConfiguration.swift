internal import Foundation

/// What the small files of a sentence-transformers folder say about a model.
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
    /// With [CLS] and [SEP].
    let tokenLimit: Int
    let pooling: Pooling
    let normalizes: Bool

    var headSize: Int { hiddenSize / headCount }

    init(contentsOf folder: URL) throws {
        let files = ModelFolder(folder)
        let config = try files.read("config.json", as: Config.self)
        try Self.check(config, in: files)
        hiddenSize = config.hidden_size
        layerCount = config.num_hidden_layers
        headCount = config.num_attention_heads
        intermediateSize = config.intermediate_size
        vocabularySize = config.vocab_size
        positionCount = config.max_position_embeddings
        tokenTypeCount = config.type_vocab_size ?? 2
        epsilon = Float(config.layer_norm_eps ?? 1e-12)

        let modules = try files.readIfThere("modules.json", as: [Module].self) ?? Module.usual
        (pooling, normalizes) = try Self.modules(modules, in: files, width: config.hidden_size)

        // What the tokenizer's own file says about truncation is left aside: the encoder's file rules.
        let limit = try files.readIfThere("sentence_bert_config.json", as: SentenceConfig.self)?
            .max_seq_length
        guard limit.map({ $0 >= 2 }) ?? true else {
            throw files.failure(
                "sentence_bert_config.json", "max_seq_length is \(limit!), expected at least 2")
        }
        tokenLimit = min(limit ?? config.max_position_embeddings, config.max_position_embeddings)
    }

    private struct Config: Decodable {
        let model_type: String?
        let hidden_size, num_hidden_layers, num_attention_heads, intermediate_size, vocab_size: Int
        let max_position_embeddings: Int
        let type_vocab_size: Int?
        let layer_norm_eps: Double?
        let hidden_act: String?
        let position_embedding_type: String?
    }

    private struct SentenceConfig: Decodable { let max_seq_length: Int? }

    private struct Module: Decodable {
        let type: String
        let path: String

        static let usual = [
            Module(type: "sentence_transformers.models.Transformer", path: ""),
            Module(type: "sentence_transformers.models.Pooling", path: "1_Pooling"),
        ]
    }

    private struct PoolingConfig: Decodable {
        let pooling_mode_cls_token, pooling_mode_mean_tokens, pooling_mode_max_tokens: Bool?
        let pooling_mode_mean_sqrt_len_tokens, pooling_mode_weightedmean_tokens, pooling_mode_lasttoken: Bool?
    }

    private static func check(_ config: Config, in files: ModelFolder) throws {
        let name = "config.json"
        guard config.model_type == nil || config.model_type == "bert" else {
            throw files.unsupported(name, "model_type is \(quoted(config.model_type!)), expected \"bert\"")
        }
        guard config.hidden_act == nil || config.hidden_act == "gelu" else {
            throw files.unsupported(name, "hidden_act is \(quoted(config.hidden_act!)), expected \"gelu\"")
        }
        guard config.position_embedding_type == nil || config.position_embedding_type == "absolute" else {
            throw files.unsupported(
                name,
                "position_embedding_type is \(quoted(config.position_embedding_type!)), expected \"absolute\""
            )
        }
        let sizes = [
            ("hidden_size", config.hidden_size), ("num_attention_heads", config.num_attention_heads),
            ("intermediate_size", config.intermediate_size), ("vocab_size", config.vocab_size),
            ("max_position_embeddings", config.max_position_embeddings),
            ("type_vocab_size", config.type_vocab_size ?? 2),
        ]
        for (key, value) in sizes where !(1...1 << 24).contains(value) {
            throw files.failure(name, "\(key) is \(value), expected 1...\(1 << 24)")
        }
        // The other sizes are those of tensors, and bounded by the file. Layers have names, which are made beforehand.
        guard (1...1024).contains(config.num_hidden_layers) else {
            throw files.failure(name, "num_hidden_layers is \(config.num_hidden_layers), expected 1...1024")
        }
        // In 32 bits, as it is added.
        let epsilon = Float(config.layer_norm_eps ?? 1e-12)
        guard (Float.leastNormalMagnitude...1).contains(epsilon) else {
            throw files.failure(
                name,
                "layer_norm_eps is \(config.layer_norm_eps ?? 0), expected \(Float.leastNormalMagnitude)...1")
        }
        guard config.hidden_size % config.num_attention_heads == 0 else {
            throw files.failure(
                name,
                "hidden_size \(config.hidden_size) is no multiple of num_attention_heads \(config.num_attention_heads)"
            )
        }
        guard config.max_position_embeddings >= 2 else {
            throw files.failure(name, "max_position_embeddings is 1, expected at least 2")
        }
    }

    private static func modules(
        _ modules: [Module], in files: ModelFolder, width: Int
    ) throws -> (Pooling, normalizes: Bool) {
        guard modules.count >= 2 else {
            throw files.unsupported(
                "modules.json",
                "\(modules.count) modules, expected Transformer, Pooling and perhaps Normalize")
        }
        var (pooling, normalizes) = (Pooling.mean, false)
        for (place, module) in modules.enumerated() {
            switch module.type.split(separator: ".").last {
            case "Transformer" where place == 0: break
            case "Pooling" where place == 1:
                let name = module.path + "/config.json"
                guard let config = try files.readIfThere(name, as: PoolingConfig.self) else { break }
                let others = [
                    config.pooling_mode_max_tokens, config.pooling_mode_mean_sqrt_len_tokens,
                    config.pooling_mode_weightedmean_tokens, config.pooling_mode_lasttoken,
                ]
                let (first, mean) = (
                    config.pooling_mode_cls_token ?? false, config.pooling_mode_mean_tokens ?? false
                )
                guard first != mean, !others.contains(true) else {
                    throw files.unsupported(name, "expected pooling by either the mean or the first token")
                }
                pooling = first ? .firstToken : .mean
            case "Normalize" where place > 1: normalizes = true  // it has no file of its own
            default:
                throw files.unsupported(
                    "modules.json",
                    "module \(place) is \(quoted(module.type)), expected Transformer, Pooling and Normalize")
            }
        }
        return (pooling, normalizes)
    }
}
