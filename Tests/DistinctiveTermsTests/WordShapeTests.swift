import DistinctiveTerms
import Testing

@Suite struct WordShapeTests {
    @Test(
        arguments: [
            ("shoes", .word), ("möwenkai", .word), ("春のセール", .word), ("votebymail", .word), ("rtv", .word),
            ("summer2026", .numbered), ("easter26", .numbered), ("phase3", .numbered), ("30s", .numbered),
            ("q2", .numbered), ("b2b", .numbered), ("2026sale", .numbered), ("2027", .year), ("12", .number),
            ("728x90", .technical), ("v3", .technical), ("k7wq2z", .code), ("zqxjvk", .code),
            ("ghj481", .code), ("0f9a3c77e1", .code), ("483920", .code), ("wzzzzzz", .code),
            ("xkqjf7", .code),
            ("aXbYcZd", .code), ("250", .code),
        ] as [(String, WordShape)])
    func `words and codes are distinguished by form`(token: String, shape: WordShape) {
        #expect(WordShape(token) == shape)
    }
}
