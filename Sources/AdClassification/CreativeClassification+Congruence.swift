package import CreativeModel

extension CreativeClassification {
    /// The agreement of the landing page's awareness with that of ad and copy: 1 − (largest distance of two levels) ÷ 4 over
    /// the known levels, in 0...1.
    ///
    /// - Returns: `nil` without a level of the landing page, or without any other level. Without a page there is nothing to
    ///   compare: the levels of ad and copy are two readings of the same words, and their agreement would look like that of
    ///   an unseen page. The same holds for an ad in which only the page has words.
    package var awarenessCongruence: Double? {
        guard landingLevel != nil, copyLevel != nil || source != .imageAndCopy else { return nil }
        let levels = [creativeLevel, copyLevel, landingLevel].compactMap { $0?.level.rawValue }
        guard levels.count > 1, let lowest = levels.min(), let highest = levels.max() else { return nil }
        return 1 - Double(highest - lowest) / Double(AwarenessLevel.allCases.count - 1)
    }

    /// The agreement of ad and landing page over all judged dimensions, in 0...1: a weighted mean in which aligned is 1, weak
    /// 0.5 and missing 0.
    ///
    /// The weights are awareness 0.25, hook and headline 0.25, benefits 0.20, angle 0.15, claims 0.15. Dimensions that were
    /// not judged are excluded, and the other weights are scaled up. Of a repeated dimension, the first counts.
    ///
    /// - Returns: `nil` without components.
    package var componentScore: Double? {
        var score = 0.0
        var total = 0.0
        for dimension in CongruenceComponent.Dimension.allCases {
            guard let component = congruence.first(where: { $0.dimension == dimension }) else { continue }
            score += dimension.weight * component.verdict.score
            total += dimension.weight
        }
        return total > 0 ? score / total : nil
    }
}

extension CongruenceComponent.Dimension {
    /// The weight in `CreativeClassification.componentScore`; all weights sum to 1.
    package var weight: Double {
        switch self {
        case .awareness, .hookAndHeadline: 0.25
        case .benefits: 0.20
        case .angle, .claims: 0.15
        }
    }
}

extension CongruenceComponent.Verdict {
    /// The value in `CreativeClassification.componentScore`: 1, 0.5 or 0.
    var score: Double {
        switch self {
        case .aligned: 1
        case .weak: 0.5
        case .missing: 0
        }
    }
}
