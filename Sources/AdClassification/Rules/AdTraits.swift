internal import CreativeModel

/// From which side an ad comes, and with what it begins, by what rules find in it.
enum AdTraits {
    /// The angle of which there is most; of equal ones the first of `AdAngle`. `nil` where nothing tells.
    static func angle(of reading: EvidenceReading) -> AdAngle? {
        var strengths: [AdAngle: Double] = [:]
        for (evidence, strength) in reading.strengths.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            if let angle = evidence.angle { strengths[angle, default: 0] += strength * weight(of: evidence) }
        }
        guard let highest = strengths.values.max() else { return nil }
        return AdAngle.allCases.first { strengths[$0] == highest }
    }

    /// What is in most ads tells less of any.
    private static func weight(of evidence: AdEvidence) -> Double {
        switch evidence {
        case .benefit, .remedy, .novelty, .price: 0.6
        case .consequence: 0.8
        default: 1
        }
    }

    /// With what an ad begins: the first sentence of its copy, else of its headline, else of its asset.
    static func hook(of ad: AdInput) -> HookType? {
        let texts = [ad.copy, ad.headline, ad.assetText].compactMap(\.self)
        return texts.lazy.compactMap { hook(of: $0, brand: ad.brand) }.first
    }

    private static let howTo = PhraseList(
        "how to, # ways, # steps, # tips, heres how, ways to, so geht, so kannst, wie du, wie sie, comment, como, # formas, # facons"
    )
    private static let boldClaims = PhraseList(
        "the best, the only, the first, the last, the most, the world, never, always, forever, nothing, no more, #x, finally, everything, der beste, die beste, das beste, nie wieder, le meilleur, la meilleure, plus jamais, el mejor, la mejor, nunca mas"
    )

    private static func hook(of source: String, brand: String) -> HookType? {
        let text = AdText(source)
        let sentence = Array(text.firstSentence)
        guard sentence.contains(where: AdText.isWord) else { return nil }
        let found = Set(Lexicon.standard.matches(in: sentence).map(\.evidence))
        let isPersonal = sentence.contains { FunctionWords.firstPerson.contains($0) }
        if text.beginsWithQuotation || (isPersonal && found.contains(.proof)) { return .testimonial }
        if let range = howTo.first(in: sentence), range.lowerBound < 2 { return .howTo }
        if sentence.last == "?" { return .question }
        if !found.isDisjoint(with: [.discount, .urgency, .availability, .price]) { return .offer }
        if sentence.contains("#"), sentence.prefix(4).contains("#") || sentence.contains("%") {
            return .statistic
        }
        if found.contains(.story) || (isPersonal && found.isDisjoint(with: [.pain])) { return .story }
        if !found.isDisjoint(with: [.pain, .consequence]) { return .problem }
        if found.contains(.curiosity) { return .curiosity }
        if boldClaims.first(in: sentence) != nil { return .boldClaim }
        let name = AdText(brand).words
        let isNamed = name.first.map(sentence.contains) ?? false
        return isNamed || !found.isDisjoint(with: [.feature, .novelty, .order]) ? .direct : nil
    }
}
