internal import CreativeModel

/// Classifies ads by rules over their words: offline, at once, and the same for the same ad everywhere.
///
/// ```swift
/// let findings = RuleClassifier().findings(about: AdInput(creative))
/// ```
///
/// Phrases of English, German, French and Spanish are evidence of what an ad speaks to (E. Schwartz, *Breakthrough Advertising*, 1966):
/// stories and moments of the unaware, pain of the problem aware, methods and comparisons of the solution aware, features and proof of the
/// product aware, prices and deadlines of the most aware. Evidence adds up, and the confidence is the probability that follows from it
/// (a softmax, whose temperature was fitted on made-up ads). Where nothing tells, or a text is in another language, there is no level.
///
/// Congruence is judged where the text of a landing page tells something. Of the asset no more is seen than the text that the ad brings.
///
/// - Complexity: O(words) for each ad; of its own words, of its page and of its brand no more than 20,000 scalars each are read.
public struct RuleClassifier: AdClassifier {
    /// `rules-2`: it changes whenever findings may.
    public let identifier = "rules-2"
    /// Rules are asked nothing: `none`.
    public let promptVersion = "none"
    /// The form of the findings.
    public let schemaVersion = "1"

    /// How much the landing page counts beside the ad's own text.
    static let landingShare = 0.4

    /// Makes a classifier.
    public init() {}

    /// What an ad speaks to.
    ///
    /// - Parameter ad: What is known of it.
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

    /// The language of an ad's own words, else of its landing page, where it is none that the rules read.
    ///
    /// - Parameter ad: What is known of it.
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
    /// All that the ad itself says, a sentence each.
    var ownText: String {
        [headline, copy, assetText, callToAction].compactMap(\.self).filter { !$0.isEmpty }
            .joined(separator: "\n")
    }
}
