import StageCore
import Testing

@testable import Embeddings

@Suite("Splitting words into pieces")
struct TokenizerPiecesTests {
    private static let special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]

    private func ids(
        _ text: String, _ tokens: [String], limit: Int = 100,
        options: WordPieceTokenizer.Options = WordPieceTokenizer.Options()
    ) throws -> [Int32] {
        let tokenizer = try WordPieceTokenizer(vocabulary: Self.special + tokens, options: options)
        let ids = tokenizer.tokenIDs(of: text, limit: limit)
        #expect(ids.first == 2 && ids.last == 3 && ids.count <= limit)
        return Array(ids.dropFirst().dropLast())
    }

    @Test
    func `the longest piece is taken first, without backtracking`() throws {
        let tokens = ["un", "una", "##ffable", "##ff", "##able", "a", "##a"]
        #expect(try ids("unaffable", tokens) == [6, 7])
        #expect(try ids("unff", tokens) == [5, 8])
        // “una” leaves “b”, although “un” and “##ab” would match.
        #expect(try ids("unab un", tokens + ["##ab"]) == [1, 5])
        #expect(try ids("a", tokens) == [10])
        #expect(try ids("ffable", tokens) == [1])
    }

    @Test
    func `multi-byte letters are never split`() throws {
        #expect(try ids("éж жж ёё", ["e", "##ж", "ж", "\u{435}"]) == [5, 6, 7, 6, 1])
    }

    @Test
    func `without continuation pieces, only complete words are known`() throws {
        #expect(try ids("ab a b", ["a", "b"]) == [1, 5, 6])
    }

    @Test
    func `composed and decomposed tokens differ, and the last of equal tokens counts`() throws {
        var options = WordPieceTokenizer.Options()
        options.stripsAccents = false
        #expect(try ids("é e\u{301}", ["é", "e\u{301}"], options: options) == [5, 6])
        #expect(try ids("x", ["x", "y", "x", ""]) == [7])
    }

    @Test
    func `words above the maximum length are unknown, counted in decomposed characters without accents`()
        throws
    {
        let tokens = ["a", "##a", "가", "\u{1100}", "##\u{1161}", "##\u{1100}"]
        #expect(try ids(String(repeating: "a", count: 97), tokens, limit: 1000).count == 97)
        for (text, isKnown) in [
            (String(repeating: "a", count: 100), true), (String(repeating: "a", count: 101), false),
            (String(repeating: "á", count: 100), true), (String(repeating: "á", count: 101), false),
            (String(repeating: "가", count: 50), true), (String(repeating: "가", count: 51), false),
            (String(repeating: "a", count: 100) + "\0", true),
            ("\0á" + String(repeating: "a", count: 99), true),
            ("á" + String(repeating: "a", count: 100), false),
        ] {
            #expect(try (ids(text, tokens, limit: 1000) != [1]) == isKnown)
        }
        var options = WordPieceTokenizer.Options()
        options.longestWord = 2
        #expect(try ids("aa aaa áa áaa a", tokens, options: options) == [5, 6, 1, 5, 6, 1, 5])
    }

    @Test
    func `the text is truncated, never the tokens around it`() throws {
        let tokens = ["a", "##a", "b"]
        #expect(try ids("aaa b", tokens, limit: 2) == [])
        #expect(try ids("aaa b", tokens, limit: 4) == [5, 6])
        #expect(try ids("aaa b", tokens, limit: 6) == [5, 6, 6, 7])
        // The entire word is unknown, although its first pieces are known.
        #expect(try ids("aax b", tokens, limit: 3) == [1])
        #expect(try ids("", tokens) == [])
        #expect(try ids(" \n\0\u{200B}", tokens) == [])
    }

    @Test
    func `special tokens are recognised only in their exact form`() throws {
        let tokens = ["a", "##a", "[", "]", "sep", "mask", "e"]
        #expect(try ids("a[SEP]a", tokens) == [5, 3, 5])
        #expect(try ids("[[SEP]]", tokens) == [7, 3, 8])
        #expect(try ids("[MASK][PAD][UNK][CLS]", tokens) == [4, 0, 1, 2])
        #expect(try ids("[mask] [ SEP] [S\0EP]", tokens) == [7, 10, 8, 7, 9, 8, 7, 9, 8])
        #expect(try ids("e[SEP]\u{301}a", tokens) == [11, 3, 5])
    }

    @Test
    func `the longest added token matches, and tokens marked as single words match only whole words`() throws
    {
        let added = AddedTokens([
            AddedToken(content: "ad", id: 20), AddedToken(content: "ad id", id: 21),
            AddedToken(content: "solo", id: 22, standsAlone: true), AddedToken(content: "none"),
        ])
        func match(_ text: String, at index: Int) -> (Int, Int32?)? {
            var text = text
            return text.withUTF8 { added.match(in: $0, at: index).map { ($0.end, $0.id) } }
        }
        #expect(try #require(match("ad id", at: 0)) == (5, 21))
        #expect(try #require(match("bad is", at: 1)) == (3, 20))
        #expect(try #require(match("-solo ", at: 1)) == (5, 22))
        for text in ["xsolo", "_solo", "1solo"] { #expect(try #require(match(text, at: 1)) == (5, nil)) }
        #expect(try #require(match("éé solo", at: 5)) == (9, 22))
        #expect(try #require(match("solo日", at: 0)) == (4, nil))
        #expect(match("none", at: 0) == nil && match("sol", at: 0) == nil)
    }

    @Test
    func `a vocabulary finds each of its tokens and nothing else`() {
        for seed in UInt64(0)..<20 {
            var generator = SeededGenerator(seed: seed)
            let tokens = (0..<400).map { _ in
                String(
                    (0..<generator.uniform(in: 0...5)).map { _ in "ab#é日".randomElement(using: &generator)! })
            }
            let trie = TokenTrie(tokens)
            let ids = Dictionary(tokens.enumerated().map { ($1, Int32($0)) }, uniquingKeysWith: { $1 })
            for token in tokens where !token.isEmpty { #expect(trie.id(of: token) == ids[token]) }
            for _ in 0..<200 {
                let other = String((0..<6).map { _ in "ab#é日x".randomElement(using: &generator)! }.prefix(3))
                #expect(trie.id(of: other) == ids[other])
            }
        }
    }

    @Test(arguments: ["[UNK]", "[CLS]", "[SEP]"])
    func `a vocabulary without the special tokens is refused`(name: String) throws {
        let error = #expect(throws: EmbeddingError.self) {
            try WordPieceTokenizer(vocabulary: Self.special.filter { $0 != name } + ["a"])
        }
        #expect(error?.code == .unreadableModel && error?.description.contains(name) == true)
        var options = WordPieceTokenizer.Options()
        options.longestWord = 0
        let other = #expect(throws: EmbeddingError.self) {
            try WordPieceTokenizer(vocabulary: Self.special, options: options)
        }
        #expect(other?.code == .invalidOption)
    }
}
