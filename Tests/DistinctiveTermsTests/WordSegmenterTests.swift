import DistinctiveTerms
import Testing

@Suite struct WordSegmenterTests {
    private func words(_ text: String) -> [String] {
        WordSegmenter().words(in: text).map { String(text[$0.range]) }
    }

    @Test func `words are runs of letters and digits`() {
        #expect(words("Don't pay 1,299.50 — 20% off!") == ["Don't", "pay", "1,299.50", "20", "off"])
        #expect(words("spring_hero-v2 Grüße naïve") == ["spring", "hero", "v2", "Grüße", "naïve"])
        #expect(words("सेल शुरू") == ["सेल", "शुरू"])
        #expect(words("") == [] && words(" …\n") == [])
    }

    @Test func `each character is a word in scripts without spaces`() {
        let text = "夏のSALE開催"
        let found = WordSegmenter().words(in: text)
        #expect(found.map { String(text[$0.range]) } == ["夏", "の", "SALE", "開", "催"])
        #expect(found.map(\.joint) == [.start, .attached, .phrase, .attached, .attached])
    }

    @Test func `phrases end at commas and full stops`() {
        let joints = WordSegmenter().words(in: "Red shoes, blue hats. q4-2026 a | b").map(\.joint)
        #expect(joints == [.start, .phrase, .start, .phrase, .start, .phrase, .phrase, .start])
    }

    @Test func `folding unifies spellings`() {
        #expect(WordSegmenter.folded("ＡＢＣ") == "abc")
        #expect(WordSegmenter.folded("E\u{301}") == WordSegmenter.folded("é"))
    }

    @Test func `quick letters and numbers are those of Unicode`() {
        let others: [Character] = [
            "é", "e\u{301}", "a\u{301}", "ß", "夏", "٣", "½", "Ⅷ", "’", "\r\n", "😀", "1\u{FE0F}\u{20E3}",
        ]
        for character in (0..<128).map({ Character(Unicode.Scalar($0)) }) + others {
            #expect(character.isQuicklyLetter == character.isLetter, "\(character.debugDescription)")
            #expect(character.isQuicklyNumber == character.isNumber, "\(character.debugDescription)")
        }
    }
}
