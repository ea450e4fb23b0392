import Foundation
import Testing

@testable import Embeddings

@Suite("Tokenizers from files")
struct TokenizerFilesTests {
    /// Calls `body` with a temporary folder of files.
    private func withFolder<Result>(_ files: [String: String], _ body: (URL) throws -> Result) throws
        -> Result
    {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "tokenizer-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, text) in files { try Data(text.utf8).write(to: folder.appendingPathComponent(name)) }
        return try body(folder)
    }

    private func read(_ files: [String: String]) throws -> WordPieceTokenizer {
        try withFolder(files) { try WordPieceTokenizer(contentsOf: $0) }
    }

    private func failure(_ files: [String: String]) throws -> EmbeddingError {
        try withFolder(files) { folder in
            try #require(#expect(throws: EmbeddingError.self) { try WordPieceTokenizer(contentsOf: folder) })
        }
    }

    private static let lines = "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\na\nA\n"

    private func tokenizer(
        type: String = "WordPiece",
        vocabulary: String = #""[PAD]":0,"[UNK]":1,"[CLS]":2,"[SEP]":3,"a":5,"[MASK]":4,"A":6"#,
        normalizer: String = #"{"type":"BertNormalizer"}"#, added: String = "", processor: String = "null"
    ) -> String {
        """
        {"truncation": {"max_length": 3}, "padding": {"strategy": {"Fixed": 128}}, "added_tokens": [\(added)],
         "normalizer": \(normalizer), "pre_tokenizer": {"type": "BertPreTokenizer"}, "post_processor": \(processor),
         "model": {"type": "\(type)", "unk_token": "[UNK]", "continuing_subword_prefix": "##",
                   "max_input_chars_per_word": 4, "vocab": {\(vocabulary)}}}
        """
    }

    @Test(arguments: ["\n", "\r\n"])
    func `a vocabulary file alone gives the tokenizer of BERT`(end: String) throws {
        let tokenizer = try read(["vocab.txt": Self.lines.replacingOccurrences(of: "\n", with: end)])
        #expect(tokenizer.vocabularyCount == 7 && tokenizer.options == WordPieceTokenizer.Options())
        #expect(tokenizer.tokenIDs(of: "A [MASK] [SEP]", limit: 9) == [2, 5, 4, 3, 3])
    }

    @Test
    func `the configuration applies if nothing else sets the options`() throws {
        let files = [
            "vocab.txt": Self.lines,
            "tokenizer_config.json":
                #"{"do_lower_case": false, "strip_accents": true, "tokenize_chinese_chars": false, "cls_token": {"content": "a"}}"#,
        ]
        let options = try read(files).options
        #expect(
            !options.lowercases && options.stripsAccents == true && !options.separatesCJK
                && options.start == "a")
    }

    @Test
    func `a complete tokenizer in one file, ignoring truncation and padding`() throws {
        let normalizer = """
            {"type": "BertNormalizer", "clean_text": false, "handle_chinese_chars": false, "strip_accents": true,
             "lowercase": false}
            """
        let added = #"{"id": 7, "content": "<x>", "normalized": false}"#
        let file = tokenizer(normalizer: normalizer, added: added)
        let tokenizer = try read([
            "tokenizer.json": file, "tokenizer_config.json": #"{"do_lower_case": true}"#,
        ])
        #expect(tokenizer.vocabularyCount == 8 && tokenizer.options.longestWord == 4)
        #expect(
            !tokenizer.options.cleansText && !tokenizer.options.separatesCJK && !tokenizer.options.lowercases)
        // Only the added tokens of the file are recognised.
        #expect(tokenizer.tokenIDs(of: "A<x>a a a [MASK]", limit: 99) == [2, 6, 7, 5, 5, 5, 1, 1, 1, 3])
        // `null` falls back to the configuration.
        let other = self.tokenizer(normalizer: "null")
        #expect(
            try !read(["tokenizer.json": other, "tokenizer_config.json": #"{"do_lower_case": false}"#])
                .options.lowercases)
    }

    @Test
    func `the tokens around a text are those of the post-processor`() throws {
        let template = """
            {"type": "TemplateProcessing", "single": [{"SpecialToken": {"id": "a"}}, {"Sequence": {"id": "A"}},
             {"SpecialToken": {"id": "A"}}]}
            """
        #expect(
            try read(["tokenizer.json": tokenizer(processor: template)]).tokenIDs(of: "", limit: 2) == [5, 6])
        let pair = #"{"type": "BertProcessing", "cls": ["A", 6], "sep": ["a", 5]}"#
        #expect(
            try read(["tokenizer.json": tokenizer(processor: pair)]).tokenIDs(of: "", limit: 2) == [6, 5])
        let other = try failure(["tokenizer.json": tokenizer(processor: #"{"type": "ByteLevel"}"#)])
        #expect(other.code == .unsupportedModel)
    }

    @Test
    func `tokens equal as strings but not as bytes keep their IDs`() throws {
        let vocabulary = #""[UNK]":0,"[CLS]":1,"[SEP]":2,"\u00e9":3,"e\u0301":4,"\ud83d\ude00":5"#
        let normalizer = #"{"type": "BertNormalizer", "strip_accents": false}"#
        let tokenizer = try read(["tokenizer.json": tokenizer(vocabulary: vocabulary, normalizer: normalizer)]
        )
        #expect(tokenizer.tokenIDs(of: "é e\u{301} 😀", limit: 9) == [1, 3, 4, 5, 2])
    }

    @Test
    func `other tokenizers are refused`() throws {
        for file in [
            tokenizer(type: "BPE"), tokenizer(normalizer: #"{"type": "NFC"}"#),
            tokenizer(added: #"{"id": 9, "content": "x", "normalized": true}"#),
            tokenizer().replacingOccurrences(of: "BertPreTokenizer", with: "Whitespace"),
        ] {
            let error = try failure(["tokenizer.json": file, "vocab.txt": Self.lines])
            #expect(error.code == .unsupportedModel && error.description.contains("tokenizer.json”: "))
        }
    }

    @Test
    func `broken files are refused, naming the location`() throws {
        for (files, expected) in [
            ([:], "neither vocab.txt nor tokenizer.json"),
            (["vocab.txt": "[UNK]\n[CLS]\n"], "“[SEP]”"),
            (["tokenizer.json": "{\n\"model\": }"], "line 2: invalid JSON"),
            (["tokenizer.json": "{}"], "no “model”"),
            (["tokenizer.json": String(repeating: "[", count: 100_000)], "nested deeper"),
            (["tokenizer.json": tokenizer(vocabulary: #""a":0,"b":0"#)], "“b”"),
            (["tokenizer.json": tokenizer(vocabulary: #""a":1"#)], "“a”"),
            (["tokenizer.json": tokenizer(added: "{}"), "vocab.txt": Self.lines], "added_tokens"),
        ] as [([String: String], String)] {
            let error = try failure(files)
            #expect(error.code == .unreadableModel && error.description.contains(expected), "\(error)")
            #expect(!error.description.contains("\n"))
        }
    }
}
