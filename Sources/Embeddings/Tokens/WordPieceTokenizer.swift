internal import Foundation
internal import StageCore

/// Texts into the token ids of a BERT model: words, and for each the longest known pieces from the left.
///
/// ```swift
/// let tokenizer = try WordPieceTokenizer(contentsOf: folder)
/// let ids = tokenizer.tokenIDs(of: "Holiday sale: 50% off", limit: 256)
/// ```
///
/// The ids equal those of the tokenizer with which such models are used (HuggingFace `tokenizers` 0.23:
/// BertNormalizer, BertPreTokenizer, WordPiece). Its tables of characters are Unicode's of several years: format
/// characters, punctuation and accents are known up to Unicode 8, decompositions up to Unicode 9, capitals up to the
/// newest.
///
/// A special token that stands literally in a text, such as `[SEP]`, becomes that token, as it does there. Whoever
/// writes a text can so end a sentence inside of it. That moves the text's own vector and no other; but where a text
/// from outside is joined with others into one, it reaches theirs.
///
/// Sources: Y. Wu et al., "Google's neural machine translation system: bridging the gap between human and machine
/// translation", 2016, arXiv:1609.08144 (WordPiece); J. Devlin et al., "BERT: pre-training of deep bidirectional
/// transformers for language understanding", NAACL 2019, arXiv:1810.04805 (words and special tokens).
struct WordPieceTokenizer: Sendable {
    let options: Options
    let trie: TokenTrie
    let addedTokens: AddedTokens
    let bytes: ByteTable
    let unknown: Int32
    let start: Int32
    let end: Int32
    /// The node of the trie from which words go on, or -1 where no token begins with the prefix.
    let continuation: Int32

    /// How many ids there are, added tokens with them: every id is below it.
    let vocabularyCount: Int

    /// Makes a tokenizer of a vocabulary.
    ///
    /// BERT's special tokens (`[PAD]`, `[MASK]` and those that the options name) are recognised in texts where the
    /// vocabulary has them.
    ///
    /// - Parameters:
    ///   - vocabulary: The tokens, each at the place of its id; of equal ones the last counts.
    ///   - options: What is done to texts.
    /// - Throws: ``EmbeddingError`` where the vocabulary lacks one of the three special tokens that the options name,
    ///   or an option is out of range.
    /// - Complexity: O(B log N) for N tokens of B bytes in all.
    init(vocabulary: [String], options: Options = Options()) throws {
        let special = ["[PAD]", options.unknown, options.start, options.end, "[MASK]"]
        try self.init(
            vocabulary, options: options, added: special.map { AddedToken(content: $0) },
            source: "the vocabulary")
    }

    /// - Parameter source: What holds the vocabulary, for messages.
    init(_ vocabulary: [String], options: Options, added: [AddedToken], source: String) throws {
        guard options.longestWord >= 1 else {
            throw EmbeddingError(.invalidOption, "longestWord is \(options.longestWord), expected at least 1")
        }
        let trie = TokenTrie(vocabulary)
        let known = added.compactMap { token in
            (trie.id(of: token.content) ?? token.id).map { AddedToken(copy: token, id: $0) }
        }
        func id(_ name: String) throws -> Int32 {
            if let id = trie.id(of: name)
                ?? known.last(where: { $0.content.utf8.elementsEqual(name.utf8) })?.id
            {
                return id
            }
            throw EmbeddingError(
                .unreadableModel,
                "\(source) has \(counted(vocabulary.count, "token")) without \(quoted(name)), expected it among them"
            )
        }
        self.options = options
        self.trie = trie
        unknown = try id(options.unknown)
        start = try id(options.start)
        end = try id(options.end)
        continuation = trie.node(of: options.prefix) ?? -1
        addedTokens = AddedTokens(known)
        bytes = ByteTable(options, added: addedTokens)
        vocabularyCount = max(vocabulary.count, 1 + Int(known.compactMap(\.id).max() ?? 0))
    }

    /// The ids of a text: the start token, the text's own, the end token.
    ///
    /// Of the text's own the first are kept, as many as there is room for.
    ///
    /// - Parameters:
    ///   - text: Any text; without words, two ids remain.
    ///   - limit: The most ids in all, at least 2.
    /// - Complexity: O(n) for n bytes up to the limit, times the longest token's length.
    func tokenIDs(of text: String, limit: Int) -> [Int32] {
        precondition(limit >= 2, "a limit of at least 2 ids has room for the start and the end")
        var text = text
        return text.withUTF8 { text in
            trie.withUnits { units in
                bytes.values.withUnsafeBufferPointer { bytes in
                    var scanner = WordScanner(
                        self, units: units, bytes: bytes.baseAddress!, limit: limit - 1, length: text.count)
                    return scanner.ids(of: text)
                }
            }
        }
    }
}

extension WordPieceTokenizer {
    /// What is done to texts; the defaults are those of uncased BERT models.
    struct Options: Sendable, Hashable {
        /// Whether capitals become small letters, each character by itself; default `true`.
        var lowercases = true

        /// Whether accents are dropped, characters being decomposed first; with `nil`, the default, as
        /// ``lowercases`` says.
        var stripsAccents: Bool?

        /// Whether every Chinese character is a word; default `true`.
        var separatesCJK = true

        /// Whether control characters are dropped, which else count as letters; default `true`.
        var cleansText = true

        /// What pieces begin with that continue a word; default `##`.
        var prefix = "##"

        /// The token of words that no pieces make up; default `[UNK]`.
        var unknown = "[UNK]"

        /// The token before every text; default `[CLS]`.
        var start = "[CLS]"

        /// The token behind every text; default `[SEP]`.
        var end = "[SEP]"

        /// Words of more characters (Unicode scalars, decomposed) are unknown; at least 1, default 100.
        var longestWord = 100

        /// Makes options with their defaults.
        init() {}

        var decomposes: Bool { stripsAccents ?? lowercases }
    }
}

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
