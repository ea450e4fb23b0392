import CreativeModel
import Testing

@testable import AdClassification

/// The analysis of texts by rules: languages, numbers, names.
struct RuleTextTests {
    @Test(arguments: [
        ("1.299.5", "1299.5"), ("12.99", "12.99"), ("4.9", "4.9"), ("12.000", "12000"),
        ("1.299.000", "1299000"),
        ("0.125", "0.125"), ("2026.125", "2026.125"), ("1.5.2026", "1.5.2026"), ("49", "49"),
        ("1.2345", "1.2345"),
    ])
    func `thousands separators are removed`(number: String, plain: String) {
        #expect(AdText.withoutGroups(number) == plain)
    }

    @Test(arguments: [
        ("$12.99", "$1299", false), ("$12.99", "12,99 USD", true), ("$1,299.00", "1.299,00 €", true),
        ("$1,299.00", "$1299", true), ("Rated 4.9", "Rated 49", false), ("Rated 4.9", "Rated 4,9", true),
        ("12,000 reviews", "12.000 reviews", true), ("5.5%", "55%", false), ("$49", "49%", false),
    ])
    func `claims compare numbers by value`(ad: String, page: String, areEqual: Bool) throws {
        let claims = try [ad, page].map { text in
            try #require(EvidenceReading("Sale: save today. \(text)", brand: "")).claims
        }
        #expect((claims[0] == claims[1]) == areEqual)
    }

    static func strengths(_ text: String) throws -> [AdEvidence: Double] {
        try #require(EvidenceReading(text, brand: "")).strengths
    }

    @Test func `identity documents are not the speaker`() throws {
        #expect(try Self.strengths("Sale: carry your ID card with you.")[.firstPerson] == nil)
        #expect(try Self.strengths("Sale: I carry it with me.")[.firstPerson] != nil)
    }

    @Test(arguments: [
        ("Sale on all that is not without sin, ma and te of the house.", 2, 0, 0),
        ("Rabatt: sin es nicht, ihr und die anderen im Haus.", 1, 0, 1),
        ("Oferta para todos: sin dolor, con tu cuerpo, para mi.", 1, 1, 1),
        ("Offre pour ma vie et pour ton corps, sans douleur, dans la rue.", 1, 1, 1),
    ])
    func `words of one language are used`(text: String, negations: Int, first: Int, second: Int) throws {
        let words = AdText(text).words
        let language = FunctionLanguage.most(of: words)
        #expect(words.count { language.negations.contains($0) } == negations)
        #expect(words.count { language.firstPerson.contains($0) } == first)
        #expect(words.count { language.secondPerson.contains($0) } == second)
    }

    @Test func `texts without a known language are read as English`() {
        #expect(FunctionLanguage.most(of: []).negations.contains("without"))
        #expect(FunctionLanguage.most(of: ["zmeczony"]).negations.contains("without"))
    }

    @Test func `only the beginning of long names counts`() {
        let brand = ["the", "a", "of", "in", "on", "at", "to", "by", "moon"]
        #expect(EvidenceReading.occurrences(of: brand, in: ["see"] + brand.prefix(8)) == 1)
        #expect(EvidenceReading.occurrences(of: brand, in: ["see"] + brand.prefix(7)) == 0)
        #expect(EvidenceReading.occurrences(of: ["moon", "of", "it"], in: ["moon", "moon"]) == 2)
        #expect(EvidenceReading.occurrences(of: [], in: ["moon"]) == 0)
    }

    @Test func `huge names of common words are read partially`() throws {
        var ad = AdInput(creative: CreativeKey(id: "1"), brand: String(repeating: "a ", count: 20_000))
        ad.copy = "Sale ends tonight. " + String(repeating: "a ", count: 20_000)
        #expect(RuleClassifier().findings(about: ad).copyLevel != nil)
    }
}
