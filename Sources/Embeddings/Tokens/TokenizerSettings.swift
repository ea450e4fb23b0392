internal import Foundation
internal import StageCore

/// The tokenizer settings of a model's files, except the vocabulary.
struct TokenizerSettings {
    var options = WordPieceTokenizer.Options()
    var tokens: [AddedToken] = []

    /// - Parameters:
    ///   - tokenizer: The contents of `tokenizer.json`, if it exists. It takes precedence.
    ///   - configuration: The contents of `tokenizer_config.json`, if it exists.
    init(tokenizer: JSONFile?, configuration: JSONFile?) throws {
        if let tokenizer {
            try readModel(tokenizer)
            try readFrame(tokenizer)
            tokens = try tokenizer.addedTokens()
        } else {
            readNames(configuration?.content)
        }
        if let normalizer = tokenizer?.content["normalizer"], !normalizer.isNull {
            try tokenizer?.expect("BertNormalizer", at: "normalizer")
            options.cleansText = normalizer["clean_text"]?.bool ?? true
            options.separatesCJK = normalizer["handle_chinese_chars"]?.bool ?? true
            options.stripsAccents = normalizer["strip_accents"]?.bool
            options.lowercases = normalizer["lowercase"]?.bool ?? true
        } else if let configuration {
            options.separatesCJK = configuration.content["tokenize_chinese_chars"]?.bool ?? true
            options.stripsAccents = configuration.content["strip_accents"]?.bool
            options.lowercases = configuration.content["do_lower_case"]?.bool ?? true
        }
    }

    private mutating func readModel(_ file: JSONFile) throws {
        guard let model = file.content["model"] else {
            throw file.unreadable("no “model”, expected a WordPiece model")
        }
        // Older files do not name the type; only WordPiece has the prefix.
        if model["type"] != nil || model["continuing_subword_prefix"] == nil {
            try file.expect("WordPiece", at: "model")
        }
        try file.expect("BertPreTokenizer", at: "pre_tokenizer")
        options.unknown = model["unk_token"]?.string ?? options.unknown
        options.prefix = model["continuing_subword_prefix"]?.string ?? options.prefix
        options.longestWord = model["max_input_chars_per_word"]?.integer ?? options.longestWord
    }

    /// Reads the tokens that surround every text.
    private mutating func readFrame(_ file: JSONFile) throws {
        guard let processor = file.content["post_processor"], !processor.isNull else { return }
        let frame: (JSONTree?, JSONTree?)
        switch processor["type"]?.string {
        case "TemplateProcessing":
            let parts = processor["single"]?.array ?? []
            guard parts.count == 3, parts[1]["Sequence"] != nil else {
                throw file.unsupported(
                    "the post_processor template has \(counted(parts.count, "part")), expected token, text and token"
                )
            }
            frame = (parts[0]["SpecialToken"]?["id"], parts[2]["SpecialToken"]?["id"])
        case "BertProcessing", "RobertaProcessing":
            frame = (processor["cls"]?.array?.first, processor["sep"]?.array?.first)
        default:
            throw file.unsupported(
                "the post_processor type is \(quoted(processor["type"]?.string ?? "")), expected TemplateProcessing or BertProcessing"
            )
        }
        guard let start = frame.0?.string, let end = frame.1?.string else {
            throw file.unreadable("the post_processor does not specify the tokens before and after the text")
        }
        options.start = start
        options.end = end
    }

    /// Reads the special tokens of a model without `tokenizer.json`.
    private mutating func readNames(_ configuration: JSONTree?) {
        func name(_ key: String, _ usual: String) -> String {
            configuration?[key]?.string ?? configuration?[key]?["content"]?.string ?? usual
        }
        options.unknown = name("unk_token", options.unknown)
        options.start = name("cls_token", options.start)
        options.end = name("sep_token", options.end)
        tokens = [
            name("pad_token", "[PAD]"), options.unknown, options.start, options.end,
            name("mask_token", "[MASK]"),
        ].map { AddedToken(content: $0) }
    }
}

/// The tokenizer files in a model's folder.
struct TokenizerFiles {
    private let folder: URL

    init(_ folder: URL) { self.folder = folder }

    /// Returns the name of a file for messages.
    func path(_ name: String) -> String { quoted(folder.appendingPathComponent(name).path) }

    /// Returns a parsed JSON file, or `nil` if it does not exist.
    func json(_ name: String) throws -> JSONFile? {
        guard let bytes = try bytes(name) else { return nil }
        do {
            return JSONFile(path: path(name), content: try JSONReader.read(bytes))
        } catch {
            throw EmbeddingError(
                .unreadableModel, "\(path(name)), line \(error.line): invalid JSON: \(error.message)")
        }
    }

    /// Returns the lines of a file, split at line feeds, or `nil` if the file does not exist.
    func lines(_ name: String) throws -> [String]? {
        guard let bytes = try bytes(name) else { return nil }
        var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        if lines.last?.isEmpty == true { lines.removeLast() }
        return try lines.enumerated().map { number, line in
            let line = line.last == 0x0D ? line.dropLast() : line
            guard let text = String(validating: line, as: UTF8.self) else {
                throw EmbeddingError(.unreadableModel, "\(path(name)), line \(number + 1): invalid UTF-8")
            }
            return text
        }
    }

    private func bytes(_ name: String) throws -> [UInt8]? {
        let file = folder.appendingPathComponent(name)
        guard FileManager.default.fileExists(atPath: file.path) else { return nil }
        do {
            return [UInt8](try Data(contentsOf: file))
        } catch {
            throw EmbeddingError(.unreadableModel, "\(path(name)): cannot be read")
        }
    }
}
