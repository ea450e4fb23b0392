import Testing

@testable import Embeddings

/// A tokenizer with a vocabulary of letters, so that its tokens show the processed text.
private struct Letters {
    let vocabulary: [String]
    let tokenizer: WordPieceTokenizer

    init(_ options: WordPieceTokenizer.Options = WordPieceTokenizer.Options(), _ texts: String...) throws {
        var tokens = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
        for scalar in Set((texts + ["abcdefghijklmnopqrstuvwxyzABC.,-!'"]).flatMap(\.unicodeScalars)).sorted()
        {
            tokens += [String(scalar), options.prefix + String(scalar)]
        }
        vocabulary = tokens
        tokenizer = try WordPieceTokenizer(vocabulary: tokens, options: options)
    }

    /// The words of a text, reassembled from their scalars.
    func words(_ text: String, limit: Int = 1000) -> [String] {
        var words: [String] = []
        for id in tokenizer.tokenIDs(of: text, limit: limit).dropFirst().dropLast() {
            let token = vocabulary[Int(id)]
            if token.utf8.starts(with: "##".utf8), token.utf8.count > 2 {
                words[words.count - 1].unicodeScalars.append(contentsOf: token.unicodeScalars.dropFirst(2))
            } else {
                words.append(token)
            }
        }
        return words
    }
}

private func options(_ change: (inout WordPieceTokenizer.Options) -> Void) -> WordPieceTokenizer.Options {
    var options = WordPieceTokenizer.Options()
    change(&options)
    return options
}

/// Compares scalars, because `==` treats composed and decomposed letters as equal.
private func isSame(_ left: [String], _ right: [String]) -> Bool {
    left.map { Array($0.unicodeScalars) } == right.map { Array($0.unicodeScalars) }
}

@Suite("Processing the characters of a text")
struct TokenizerRulesTests {
    @Test(arguments: [
        "a\0b", "a\u{7}b", "a\u{B}b", "a\u{1C}b", "a\u{7F}b", "a\u{85}b", "a\u{FFFD}b", "a\u{AD}b",
        "a\u{200B}b",
        "a\u{200D}b", "a\u{FEFF}b", "a\u{E000}b", "a\u{10FFFD}b", "a\u{E0041}b", "é\u{0}b",
    ])
    func `control characters are dropped, also inside words`(text: String) throws {
        let first = text.hasPrefix("é") ? "e" : "a"
        #expect(try Letters().words(text) == [first + "b"])
    }

    @Test(arguments: [
        "a\tb", "a\nb", "a\r\nb", " a  b ", "a\u{A0}b", "a\u{2003}b", "a\u{2028}b", "a\u{3000}b",
    ])
    func `white space separates words`(text: String) throws {
        #expect(try Letters().words(text) == ["a", "b"])
    }

    @Test(arguments: ["\u{378}", "\u{8E2}", "\u{13440}"])
    func `unassigned characters and newer format characters are kept`(text: String) throws {
        #expect(isSame(try Letters(.init(), text).words("a\(text)b"), ["a\(text)b"]))
    }

    @Test
    func `without cleaning, control characters are letters and white space still separates words`() throws {
        let letters = try Letters(options { $0.cleansText = false }, "\0\u{7}\u{200B}")
        #expect(
            isSame(letters.words("a\0b\u{7} c\u{B}d\u{200B}e\u{85}f"), ["a\0b\u{7}", "c", "d\u{200B}e", "f"]))
    }

    @Test
    func `every Chinese character is a word, except those missing from the reference's table`() throws {
        let text = "中\u{3400}\u{20000}\u{2B740}\u{2B920}"
        #expect(try Letters(.init(), text).words("a\(text)b").count == 7)
        #expect(try Letters(.init(), "\u{2B820}\u{30000}").words("a\u{2B820}b\u{30000}").count == 1)
        // Its own decomposition, 豈, also does not join its neighbours to a word.
        #expect(try Letters(.init(), "\u{8C48}").words("a\u{F900}b") == ["a", "\u{8C48}", "b"])
        #expect(try Letters(options { $0.separatesCJK = false }, "中文").words("a中文b") == ["a中文b"])
        #expect(try Letters(.init(), "カタ").words("カタ") == ["カタ"])
    }

    @Test(arguments: ["CAFÉ", "cafe\u{301}", "ca\u{0}fé", "cafe\u{301}\u{327}"])
    func `accents are dropped, decomposed or not`(text: String) throws {
        #expect(try Letters().words(text) == ["cafe"])
    }

    @Test
    func `accents are dropped with lowercasing unless set`() throws {
        let cased = try Letters(options { $0.lowercases = false }, "É")
        #expect(isSame(cased.words("AÉ"), ["AÉ"]))
        let bare = try Letters(options { ($0.lowercases, $0.stripsAccents) = (false, true) }, "E")
        #expect(bare.words("AÉ") == ["AE"])
        let accented = try Letters(options { $0.stripsAccents = false }, "é", "i\u{307}")
        #expect(isSame(accented.words("AÉ İ"), ["aé", "i\u{307}"]))
    }

    @Test
    func `accents are those of Unicode 8`() throws {
        for dropped in ["\u{1734}", "\u{1171E}"] { #expect(try Letters().words("a\(dropped)b") == ["ab"]) }
        for kept in ["\u{1885}", "\u{1886}", "\u{A9BD}", "\u{8D4}", "\u{1DF6}"] {
            #expect(isSame(try Letters(.init(), kept).words("a\(kept)b"), ["a\(kept)b"]))
        }
    }

    @Test
    func `remaining marks are in canonical order; nothing moves across a dropped starter`() throws {
        // Classes 226 and 216; neither mark is an accent.
        let letters = try Letters(.init(), "\u{1D165}\u{1D16D}")
        #expect(isSame(letters.words("a\u{1D16D}\u{1D165}b"), ["a\u{1D165}\u{1D16D}b"]))
        #expect(isSame(letters.words("a\u{1D16D}\u{301}\u{1D165}"), ["a\u{1D165}\u{1D16D}"]))
        #expect(isSame(letters.words("a\u{1D16D}\u{0}\u{1D165}"), ["a\u{1D165}\u{1D16D}"]))
        #expect(isSame(letters.words("a\u{1D16D}\u{34F}\u{1D165}"), ["a\u{1D16D}\u{1D165}"]))
        #expect(isSame(letters.words("a\u{1D16D} \u{1D165}"), ["a\u{1D16D}", "\u{1D165}"]))
    }

    @Test
    func `decompositions newer than Unicode 9 are not applied`() throws {
        #expect(isSame(try Letters(.init(), "\u{11938}").words("\u{11938}"), ["\u{11938}"]))
    }

    @Test
    func `Hangul syllables are decomposed`() throws {
        let parts = "\u{1112}\u{1161}\u{11AB}\u{1100}\u{1173}\u{11AF}"
        #expect(isSame(try Letters(.init(), parts).words("한글"), [parts]))
        #expect(isSame(try Letters(.init(), "\u{1100}\u{1161}").words("가"), ["\u{1100}\u{1161}"]))
    }

    @Test
    func `capitals are lowercased one by one`() throws {
        let letters = try Letters(.init(), "σßǆжა\u{10428}")
        #expect(letters.words("ABC") == ["abc"])
        // No final sigma.
        #expect(letters.words("ΣΣ") == ["σσ"])
        #expect(letters.words("ẞ Ǆ ǅ Ж \u{1C90}\u{10400}") == ["ß", "ǆ", "ǆ", "ж", "ა\u{10428}"])
        #expect(letters.words("İ") == ["i"])
    }

    @Test
    func `punctuation marks are words, and symbols beyond ASCII are letters`() throws {
        let marks = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~¡§¿—“”…、。「」\u{166D}\u{111C9}\u{10FB}"
        let letters = try Letters(.init(), marks, "€→©\u{2E50}\u{1F525}\u{2E4F}")
        #expect(
            letters.words("a" + marks.unicodeScalars.map { "\($0)a" }.joined()).count == 2
                * marks.unicodeScalars.count + 1)
        // The Greek question mark is a semicolon.
        #expect(letters.words("a\u{37E}b") == ["a", ";", "b"])
        #expect(letters.words("a€b→c©d\u{1F525}") == ["a€b→c©d\u{1F525}"])
        // Punctuation since Unicode 12, and therefore not punctuation here.
        #expect(letters.words("a\u{2E4F}b") == ["a\u{2E4F}b"])
    }
}
