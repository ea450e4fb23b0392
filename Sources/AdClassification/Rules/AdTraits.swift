internal import CreativeModel

/// The angle and the hook of an ad, by the evidence in it.
enum AdTraits {
    /// Returns the angle with the most evidence, with that at the beginning of the copy counted three times; of equal ones
    /// the first of `AdAngle`. `nil` without evidence.
    ///
    /// - Parameter opening: The first sentence of the copy; empty if there is none.
    static func angle(of reading: EvidenceReading, opening: [String] = []) -> AdAngle? {
        var strengths: [AdAngle: Double] = [:]
        for evidence in AdEvidence.allCases {
            guard let angle = evidence.angle, let strength = reading.strengths[evidence] else { continue }
            strengths[angle, default: 0] += strength * weight(of: evidence)
        }
        let first = Set(Lexicon.standard.matches(in: opening).map(\.evidence))
        for evidence in AdEvidence.allCases where first.contains(evidence) {
            guard let angle = evidence.angle else { continue }
            strengths[angle, default: 0] += openingWeight * weight(of: evidence)
        }
        if contrasts.first(in: opening) != nil { strengths[.comparison, default: 0] += openingWeight }
        guard let highest = strengths.values.max() else { return nil }
        return AdAngle.allCases.first { strengths[$0] == highest }
    }

    private static let openingWeight = 3.0
    private static let contrasts = PhraseList(
        "up against, unlike, compared, difference between, instead of, rather than, im vergleich, statt, unterschied, compare*, difference entre, plutot que, comparad*, diferencia entre, en vez de"
    )

    /// Returns the weight of a kind of evidence. Kinds that are in most ads have a lower weight.
    private static func weight(of evidence: AdEvidence) -> Double {
        switch evidence {
        case .benefit, .remedy, .novelty, .price: 0.6
        case .feature, .lifestyle, .identity, .curiosity: 0.5
        case .consequence: 0.8
        default: 1
        }
    }

    /// Returns the hook of an ad, from the first sentence of its copy, else of its headline, else of its asset.
    static func hook(of ad: AdInput) -> HookType? {
        let texts = [ad.copy, ad.headline, ad.assetText].compactMap(\.self)
        return texts.lazy.compactMap { hook(of: $0, brand: ad.brand) }.first
    }

    private static let howTo = PhraseList(
        "how to, # ways, # steps, # tips, heres how, ways to, so geht, so kannst, wie du, wie sie, comment, como, # formas, # facons"
    )
    private static let boldClaims = PhraseList(
        "the best, the only, the first, the last, the most, the world, never, always, forever, nothing, no more, finally, everything, der beste, die beste, das beste, nie wieder, le meilleur, la meilleure, plus jamais, el mejor, la mejor, nunca mas"
    )

    private static let counts = PhraseList(
        "every second, every third, every fourth, one in two, one in three, one in four, one in five, one of three, one of four, one of five, six of ten, seven of ten, eight of ten, nine of ten, four of five, # of #, # in #, out of ten, two thirds, half of, the average, on average, percent, jeder zweite, jede zweite, jedes zweite, jeder dritte, im schnitt, prozent, la moitie, une personne sur, pour cent, la mitad, de cada, por ciento"
    )

    private static func hook(of source: String, brand: String) -> HookType? {
        let text = AdText(source)
        let sentence = Array(text.firstSentence)
        guard sentence.contains(where: AdText.isWord) else { return nil }
        let found = Set(Lexicon.standard.matches(in: sentence).map(\.evidence))
        let language = FunctionLanguage.most(of: text.words)
        let isPersonal = sentence.contains { language.firstPerson.contains($0) }
        if text.beginsWithQuotation || (isPersonal && found.contains(.proof)) { return .testimonial }
        if let range = howTo.first(in: sentence), range.lowerBound < 2 { return .howTo }
        if sentence.last == "?" { return .question }
        if !found.isDisjoint(with: [.discount, .urgency, .availability, .price]) { return .offer }
        let isCounted =
            counts.first(in: sentence) != nil || (sentence.contains("#") && sentence.contains("%"))
        if isCounted || sentence.prefix(4).contains("#") { return .statistic }
        if found.contains(.story) || (isPersonal && found.isDisjoint(with: [.pain])) { return .story }
        if !found.isDisjoint(with: [.pain, .consequence]) { return .problem }
        if found.contains(.curiosity) { return .curiosity }
        if boldClaims.first(in: sentence) != nil { return .boldClaim }
        let name = AdText(brand).words
        let isNamed = name.first.map(sentence.contains) ?? false
        return isNamed || !found.isDisjoint(with: [.feature, .novelty, .order]) ? .direct : nil
    }
}
