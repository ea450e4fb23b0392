import AdClassification
import CreativeModel
import Testing

struct RuleTests {
    static func findings(_ copy: String, _ change: (inout AdInput) -> Void = { _ in }) -> AdFindings {
        var input = AdInput(creative: CreativeKey(id: "1"), brand: "Lumora")
        input.copy = copy
        change(&input)
        return RuleClassifier().findings(about: input)
    }

    @Test(arguments: [
        ("My grandmother never owned a clock. Sunday mornings smelled like bread.", AwarenessLevel.unaware),
        ("For those who dance in the kitchen. To the ones who still write letters.", .unaware),
        ("Tired of waking up with a stiff neck? It gets worse if you ignore it.", .problemAware),
        ("Ständig müde? Rückenschmerzen werden auf Dauer schlimmer.", .problemAware),
        ("Marre d’avoir mal au dos ? La douleur peut empirer.", .problemAware),
        ("How to choose the right pillow: 5 types of filling explained.", .solutionAware),
        ("Cómo elegir la almohada: guía paso a paso y tipos de relleno.", .solutionAware),
        ("Meet Lumora: rated 4.8 by 12,000 customers, award-winning, with a 100-night trial.", .productAware),
        ("Last chance: 30% off Lumora ends tonight. Use code SLEEP30, free shipping.", .mostAware),
        ("Nur heute: 20 % Rabatt auf alles. Jetzt bestellen, solange der Vorrat reicht.", .mostAware),
    ])
    func `clear ads have the expected levels`(copy: String, level: AwarenessLevel) {
        let found = Self.findings(copy)
        #expect(found.copyLevel?.level == level)
        #expect(found.creativeLevel?.level == level)
        #expect(found.landingLevel == nil)
        #expect(found.congruence.isEmpty)
    }

    @Test(arguments: [
        "", "   ", "Zmęczony bólem pleców? Spróbuj dzisiaj.", "疲れた朝にさようなら 50% OFF", "Lumora", "👍👍👍 !!!",
        "12345",
    ])
    func `no level is given without evidence`(copy: String) {
        let found = Self.findings(copy)
        #expect(found.copyLevel == nil)
        #expect(found.creativeLevel == nil)
        #expect(found.angle == nil)
    }

    @Test func `disguised words are recognised`() {
        let plain = Self.findings("Last chance: 30% off ends tonight")
        let disguised = Self.findings("L\u{200B}ast CHANCE: 30％ off énds to\u{AD}night")
        #expect(disguised.copyLevel == plain.copyLevel)
        #expect(plain.copyLevel?.level == .mostAware)
    }

    @Test func `words are not found inside others`() {
        // “sale” in wholesale, “ends” in friends, “code” in codec.
        #expect(Self.findings("Wholesale of codec").copyLevel == nil)
    }

    @Test(arguments: [
        ("Shop now", CallToAction.shop), ("LEARN MORE", .learnMore), ("Get 20% off", .getOffer),
        ("Start free trial", .tryFree),
        ("Jetzt kaufen", .shop), ("Mehr erfahren", .learnMore), ("En savoir plus", .learnMore),
        ("Descargar", .download),
        ("Sign up", .signUp), ("Watch the video", .watch), ("Jetzt Termin buchen", .book),
        ("Contact us", .contact),
        ("S'inscrire", .signUp), ("Comprar ahora", .shop),
    ])
    func `buttons are read`(words: String, call: CallToAction) {
        #expect(Self.findings("A text.") { $0.callToAction = words }.callToAction == call)
    }

    @Test(arguments: [
        ("Tired of bad sleep?", HookType.question), ("How to sleep on planes", .howTo),
        ("93% of people sleep badly", .statistic),
        ("“I sleep again.” Anna", .testimonial), ("Save 20% today", .offer),
        ("My grandfather built boats.", .story),
        ("Back pain ruins your day.", .problem), ("Introducing the new Lumora", .direct),
    ])
    func `hooks are read`(copy: String, hook: HookType) {
        #expect(Self.findings(copy).hook == hook)
    }

    @Test func `the angle is that with the most evidence`() {
        #expect(Self.findings("Tired of pain? It gets worse.").angle == .painPoint)
        #expect(Self.findings("12,000 reviews, 4.8 stars, loved by happy customers.").angle == .socialProof)
        #expect(Self.findings("Save 20% with code A. Sale.").angle == .offer)
    }

    @Test func `congruence compares ad and page`() throws {
        let same = Self.findings("Save 30% on the Lumora lamp. Ends tonight.") {
            $0.landingText = "Save 30% on the Lumora lamp. Sale ends tonight. Order now."
        }
        let parts = Dictionary(uniqueKeysWithValues: same.congruence.map { ($0.dimension, $0.verdict) })
        #expect(parts[.awareness] == .aligned)
        #expect(parts[.hookAndHeadline] == .aligned)
        #expect(parts[.claims] == .aligned)
        let other = Self.findings("Save 30% on the Lumora lamp. Ends tonight.") {
            $0.landingText = "My grandmother told stories on Sunday mornings. Moments of joy, together."
        }
        let verdicts = Dictionary(uniqueKeysWithValues: other.congruence.map { ($0.dimension, $0) })
        #expect(verdicts[.awareness]?.verdict == .missing)
        #expect(verdicts[.hookAndHeadline]?.verdict == .missing)
        #expect(verdicts[.claims]?.verdict == .missing)
        #expect(verdicts[.claims]?.suggestion != nil)
        #expect(other.congruence.allSatisfy { !$0.explanation.isEmpty })
    }

    @Test func `ads without headline and copy have no copy level`() {
        let page = "Save 30% on the Lumora lamp. Sale ends tonight."
        let spoken = Self.findings(" ") { ($0.assetText, $0.landingText) = ("Save 30%. Ends tonight.", page) }
        #expect(spoken.copyLevel == nil)
        #expect(spoken.creativeLevel?.level == .mostAware)
        // The text in the asset also agrees with the page.
        #expect(spoken.congruence.first { $0.dimension == .awareness }?.verdict == .aligned)
        let headline = Self.findings("") { $0.headline = "Save 30%. Ends tonight." }
        #expect(headline.copyLevel?.level == .mostAware)
    }

    @Test func `huge texts are read partially`() {
        let found = Self.findings("Tired of pain? " + String(repeating: "word ", count: 200_000))
        #expect(found.hook == .question)
        #expect(Self.findings(String(repeating: "how ", count: 50_000)).creativeLevel == nil)
    }
}
