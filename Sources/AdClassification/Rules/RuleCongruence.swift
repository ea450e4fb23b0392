internal import CreativeModel

/// The agreement of an ad and its landing page, by their words.
struct RuleCongruence {
    let ad: AdInput
    /// The evidence in the ad's own text; `nil` if there is none.
    let own: EvidenceReading?
    /// The level of the ad's own words, in any part of it.
    let ownLevel: AwarenessLevel?
    let landing: EvidenceReading?
    let findings: AdFindings

    /// A component for each dimension that can be judged; empty without a page.
    var components: [CongruenceComponent] {
        guard landing != nil else { return [] }
        return [awareness, hookAndHeadline, benefits, angle, claims].compactMap(\.self)
    }

    private var awareness: CongruenceComponent? {
        guard let ad = ownLevel, let page = findings.landingLevel?.level else { return nil }
        let gap = abs(ad.rawValue - page.rawValue)
        guard gap > 0 else {
            return CongruenceComponent(
                .awareness, .aligned, explanation: "Ad and landing page both address \(ad.title) people.")
        }
        return CongruenceComponent(
            .awareness, gap == 1 ? .weak : .missing,
            explanation: "The ad addresses \(ad.title) people, the landing page \(page.title) ones.",
            suggestion: "Link to a page for \(ad.title) people, like the ad.")
    }

    private var hookAndHeadline: CongruenceComponent? {
        guard let landing else { return nil }
        let openings = [ad.headline, ad.copy].compactMap(\.self).map { Array(AdText($0).firstSentence) }
        let hook = ContentWords(openings.flatMap(\.self))
        guard !hook.isEmpty else { return nil }
        let share = hook.share(in: ContentWords(landing.text.tokens.prefix(Self.openingLength)))
        let verdict = Self.verdict(share, aligned: 0.5, weak: 0.2)
        return CongruenceComponent(
            .hookAndHeadline, verdict,
            explanation:
                "\(Self.percent(share)) of the first words of the ad are at the beginning of the page.",
            suggestion: verdict == .aligned ? nil : "Take up the ad's first words in the page's headline.")
    }

    private var benefits: CongruenceComponent? {
        guard let own, let landing else { return nil }
        let promised = own.words(of: [.benefit, .feature, .remedy])
        guard !promised.isEmpty else { return nil }
        let share = promised.share(in: ContentWords(landing.text.tokens))
        let verdict = Self.verdict(share, aligned: 0.6, weak: 0.25)
        return CongruenceComponent(
            .benefits, verdict,
            explanation: "The page contains \(Self.percent(share)) of the promises of the ad.",
            suggestion: verdict == .aligned ? nil : "Name on the page each benefit that the ad promises.")
    }

    private var angle: CongruenceComponent? {
        guard let landing, let angle = findings.angle, own != nil else { return nil }
        let title = angle.rawValue.replacing("_", with: " ")
        if AdTraits.angle(of: landing) == angle {
            return CongruenceComponent(
                .angle, .aligned, explanation: "Ad and page have the same angle: \(title).")
        }
        let hasSome = landing.strengths.contains { $0.key.angle == angle }
        return CongruenceComponent(
            .angle, hasSome ? .weak : .missing,
            explanation: hasSome
                ? "The page has some of the ad's angle, \(title), but emphasises another."
                : "The page does not have the ad's angle, \(title).",
            suggestion: "Continue the ad's angle on the page: \(title).")
    }

    private var claims: CongruenceComponent? {
        guard let own, let landing else { return nil }
        let claims = own.claims
        guard !claims.isEmpty else { return nil }
        let page = landing.claims
        let kept = claims.count { page.contains($0) }
        let share = Double(kept) / Double(claims.count)
        let verdict = Self.verdict(share, aligned: 0.99, weak: 0.3)
        return CongruenceComponent(
            .claims, verdict,
            explanation: "\(kept) of the ad's \(claims.count) claims (numbers, guarantees) are on the page.",
            suggestion: verdict == .aligned ? nil : "Show the ad's numbers and guarantees on the page too.")
    }

    /// The number of words at the beginning of a page.
    private static let openingLength = 40

    private static func verdict(
        _ share: Double, aligned: Double, weak: Double
    ) -> CongruenceComponent.Verdict {
        share >= aligned ? .aligned : share >= weak ? .weak : .missing
    }

    private static func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }
}
