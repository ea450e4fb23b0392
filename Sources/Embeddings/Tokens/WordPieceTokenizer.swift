internal import Foundation
internal import StageCore

/// Converts texts to the token IDs of a BERT model: splits texts into words, and words greedily into the longest known pieces.
///
/// ```swift
/// let tokenizer = try WordPieceTokenizer(contentsOf: folder)
/// let ids = tokenizer.tokenIDs(of: "Holiday sale: 50% off", limit: 256)
/// ```
///
/// The IDs equal those of the tokenizer commonly used with such models (HuggingFace `tokenizers` 0.23: BertNormalizer,
/// BertPreTokenizer, WordPiece). Its character tables come from several Unicode versions: format characters,
/// punctuation and accents are known up to Unicode 8, decompositions up to Unicode 9, and capitals up to the newest
/// version.
///
/// As in the reference, a special token that occurs literally in a text, such as `[SEP]`, becomes that token. The author
/// of a text can thereby end a sentence inside it. This affects only the vector of that text, unless untrusted text is
/// joined with other text.
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
    /// The trie node from which words continue, or -1 if no token begins with the prefix.
    let continuation: Int32

    /// The number of IDs, including those of added tokens. Every ID is below it.
    let vocabularyCount: Int

    /// Creates a tokenizer from a vocabulary.
    ///
    /// BERT's special tokens (`[PAD]`, `[MASK]` and those named in the options) are recognised in texts if they are in the
    /// vocabulary.
    ///
    /// - Parameters:
    ///   - vocabulary: The tokens, indexed by ID. The last of several equal tokens counts.
    ///   - options: The options for processing texts.
    /// - Throws: ``EmbeddingError`` if the vocabulary lacks one of the three special tokens named in the options,
    ///   or an option is out of range.
    /// - Complexity: O(B log N) for N tokens with a total of B bytes.
    init(vocabulary: [String], options: Options = Options()) throws {
        let special = ["[PAD]", options.unknown, options.start, options.end, "[MASK]"]
        try self.init(
            vocabulary, options: options, added: special.map { AddedToken(content: $0) },
            source: "the vocabulary")
    }

    /// - Parameter source: The origin of the vocabulary, for messages.
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
                "\(source): token \(quoted(name)) not found among \(counted(vocabulary.count, "token"))"
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

    /// Returns the IDs of a text: the start token, the tokens of the text, and the end token.
    ///
    /// Tokens beyond the limit are dropped from the end of the text.
    ///
    /// - Parameters:
    ///   - text: Any text. A text without words has two IDs.
    ///   - limit: The maximum total number of IDs, at least 2.
    /// - Complexity: O(n) for n bytes up to the limit, times the length of the longest token.
    func tokenIDs(of text: String, limit: Int) -> [Int32] {
        precondition(limit >= 2, "limit must be at least 2")
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
    /// The options for processing texts. The defaults are those of uncased BERT models.
    struct Options: Sendable, Hashable {
        /// Whether text is lowercased, character by character; the default is `true`.
        var lowercases = true

        /// Whether characters are decomposed and accents dropped. `nil`, the default, follows
        /// ``lowercases``.
        var stripsAccents: Bool?

        /// Whether every Chinese character is a word of its own; the default is `true`.
        var separatesCJK = true

        /// Whether control characters are dropped; if not, they count as letters. The default is `true`.
        var cleansText = true

        /// The prefix of pieces that continue a word; the default is `##`.
        var prefix = "##"

        /// The token for words that cannot be composed of pieces; the default is `[UNK]`.
        var unknown = "[UNK]"

        /// The token before every text; the default is `[CLS]`.
        var start = "[CLS]"

        /// The token after every text; the default is `[SEP]`.
        var end = "[SEP]"

        /// The maximum length of a word in decomposed Unicode scalars, at least 1; the default is 100. Longer words are unknown.
        var longestWord = 100

        /// Creates the default options.
        init() {}

        var decomposes: Bool { stripsAccents ?? lowercases }
    }
}

extension WordPieceTokenizer {
    /// Reads the tokenizer of a model's folder.
    ///
    /// The tokens come from `vocab.txt`, one per line, or else from `tokenizer.json`. The options and the tokens
    /// recognised in texts come from `tokenizer.json`, or else from `tokenizer_config.json`, or else are the defaults. The
    /// sections `truncation` and `padding` are ignored: each call has its own limit, and nothing is padded.
    ///
    /// - Throws: ``EmbeddingError`` if a file is missing or malformed, or if the tokenizer is not
    ///   WordPiece with BERT's word splitting.
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
                "\(quoted(folder.path)): neither vocab.txt nor tokenizer.json found")
        }
    }
}
