import Foundation

extension WordPieceTokenizer {
    /// Reads the tokenizer of a model's folder.
    ///
    /// The tokens are those of `vocab.txt`, a line each, else of `tokenizer.json`. What is done to texts, and which
    /// tokens are recognised in them, says `tokenizer.json`, else `tokenizer_config.json`, else the defaults say. The
    /// sections `truncation` and `padding` are ignored: the limit comes with each call, and nothing is padded.
    ///
    /// - Throws: ``EmbeddingError`` where a file is missing or not what its name says, or where the tokenizer is not
    ///   WordPiece on the words of BERT.
    init(contentsOf folder: URL) throws {
        let files = TokenizerFiles(folder)
        let file = try files.json("tokenizer.json")
        let settings = try TokenizerSettings(
            tokenizer: file, configuration: try files.json("tokenizer_config.json"))
        if let tokens = try files.lines("vocab.txt") {
            try self.init(
                tokens, options: settings.options, added: settings.tokens, source: files.path("vocab.txt"))
        } else if let file {
            try self.init(
                file.vocabulary(), options: settings.options, added: settings.tokens, source: file.path)
        } else {
            throw EmbeddingError(
                .unreadableModel,
                "\(quoted(folder.path)) has neither vocab.txt nor tokenizer.json, expected one of them")
        }
    }
}
