internal import CreativeModel

/// Classifies ads by rules over their words: offline, instantly and deterministically.
///
/// ```swift
/// let findings = RuleClassifier().findings(about: AdInput(creative))
/// ```
///
/// Phrases in English, German, French and Spanish are evidence of the awareness level that an ad addresses (E. Schwartz,
/// *Breakthrough Advertising*, 1966): stories and moments of the unaware, pain of the problem aware, methods and comparisons
/// of the solution aware, features and proof of the product aware, prices and deadlines of the most aware. Evidence adds up,
/// and the confidence is the resulting probability (a softmax with a temperature fitted on synthetic ads). Without evidence,
/// or for a text in another language, there is no level.
///
/// Congruence is judged if the text of a landing page has evidence. Of the asset, only the text provided with the ad is read.
///
/// - Complexity: O(words) for each ad; at most 20,000 scalars each of its own words, its page and its brand are read.
public struct RuleClassifier: AdClassifier {
    /// `rules-2`, which changes whenever findings may change.
    public let identifier = "rules-2"
    /// `none`, since rules have no prompt.
    public let promptVersion = "none"
    /// The version of the findings' form.
    public let schemaVersion = "1"

    /// The weight of the landing page relative to the ad's own text.
    static let landingShare = 0.4

    /// Creates a classifier.
    public init() {}

    /// Returns the findings about an ad.
    ///
    /// - Parameter ad: The data of the ad.
    public func findings(about ad: AdInput) -> AdFindings {
        let own = EvidenceReading(ad.ownText, brand: ad.brand)
        let landing = ad.landingText.flatMap { EvidenceReading(PageText.content(of: $0), brand: ad.brand) }
        let hints = ad.callToAction.flatMap { ButtonWords.call(in: AdText($0).tokens) }
        let copyScores = own.map { Self.scores(of: $0, button: hints, rules: .copy) }
        let landingScores = landing.map { AwarenessRules.landing.scores($0.strengths) }
        var findings = AdFindings()
        let ownLevel = copyScores.flatMap { AwarenessRules.copy.level(of: $0) }
        findings.copyLevel = ad.hasCopy ? ownLevel : nil
        findings.landingLevel = landingScores.flatMap { AwarenessRules.landing.level(of: $0) }
        findings.creativeLevel = Self.creativeLevel(copyScores, landingScores)
        findings.format = ad.format
        let opening = Array(AdText(ad.copy ?? ad.headline ?? "").firstSentence)
        findings.angle = (own ?? landing).flatMap { AdTraits.angle(of: $0, opening: opening) }
        findings.hook = AdTraits.hook(of: ad)
        findings.callToAction = hints ?? own.flatMap { ButtonWords.call(in: $0.text.tokens) }
        findings.congruence =
            RuleCongruence(ad: ad, own: own, ownLevel: ownLevel?.level, landing: landing, findings: findings)
            .components
        return findings
    }

    /// Returns the language of an ad's own words, or else of its landing page, if the rules do not read it; otherwise `nil`.
    ///
    /// - Parameter ad: The data of the ad.
    /// - Complexity: O(words).
    public func unreadLanguage(of ad: AdInput) -> String? {
        let own = ad.ownText
        if AdInput.isText(own) { return EvidenceReading.unreadLanguage(of: own) }
        return ad.landingText.flatMap { EvidenceReading.unreadLanguage(of: PageText.content(of: $0)) }
    }

    static func scores(
        of reading: EvidenceReading, button: CallToAction?, rules: AwarenessRules
    ) -> [Double] {
        let scores = rules.scores(reading.strengths)
        guard let button, let weights = AwarenessRules.buttons[button] else { return scores }
        return zip(scores, weights).map { $0 + $1 }
    }

    private static func creativeLevel(_ copy: [Double]?, _ landing: [Double]?) -> RatedLevel? {
        switch (copy, landing) {
        case (let copy?, let landing?):
            AwarenessRules.copy.level(of: zip(copy, landing).map { $0 + landingShare * $1 })
        case (let copy?, nil): AwarenessRules.copy.level(of: copy)
        case (nil, let landing?): AwarenessRules.landing.level(of: landing)
        case (nil, nil): nil
        }
    }
}

extension AdInput {
    /// The ad's own texts, one per line.
    var ownText: String {
        [headline, copy, assetText, callToAction].compactMap(\.self).filter { !$0.isEmpty }
            .joined(separator: "\n")
    }
}
