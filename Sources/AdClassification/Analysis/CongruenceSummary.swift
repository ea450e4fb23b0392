package import CreativeModel
internal import StageCore

/// How well the ads of an analysis agree with their landing pages.
package struct CongruenceSummary: Hashable, Sendable {
    /// How one dimension came out over all ads in which it was judged.
    package struct Dimension: Hashable, Sendable {
        /// Which one.
        package var dimension: CongruenceComponent.Dimension
        /// In how many ads it is aligned.
        package var aligned = 0
        /// In how many ads it is weak.
        package var weak = 0
        /// In how many ads it is missing.
        package var missing = 0

        /// In how many ads it was judged.
        var judged: Int { aligned + weak + missing }
    }

    /// An ad that does not lead on to what it says.
    package struct Mismatch: Hashable, Sendable {
        /// The ad.
        var creative: CreativeKey
        /// What it is called in sentences. Untrusted.
        var name: String
        /// `CreativeClassification.awarenessCongruence`; `nil` where one side has no level.
        var awareness: Double?
        /// `CreativeClassification.componentScore`; `nil` where nothing was judged.
        var componentScore: Double?
        /// The dimensions that are weak or missing, in their order.
        var faults: [CongruenceComponent]
    }

    /// How many ads are classified.
    package private(set) var classified = 0
    /// How many of them have an awareness level of their words and one of their landing page.
    package private(set) var compared = 0
    /// How many of them have any component that was judged.
    package private(set) var scored = 0
    /// The mean of `CreativeClassification.awarenessCongruence` over those that are compared, in 0...1.
    package private(set) var meanAwareness: Double?
    /// The mean of `CreativeClassification.componentScore` over those that are scored, in 0...1.
    package private(set) var meanComponentScore: Double?
    /// The dimensions that were judged in any ad, in their order.
    package private(set) var dimensions: [Dimension] = []
    /// Up to three ads that agree least: by the component score, else by awareness; then by key. Those that agree in all are none.
    package private(set) var mismatches: [Mismatch] = []

    /// How many ads ``mismatches`` has at most.
    private static let mismatchCount = 3

    /// Sums up what is known of ads.
    ///
    /// - Complexity: O(n log n) in the ads.
    init(_ ads: [AdPerformance]) {
        let names = AdNames(ads)
        var byDimension: [CongruenceComponent.Dimension: Dimension] = [:]
        var awareness: [Double] = []
        var scores: [Double] = []
        var rated: [(rank: Double, mismatch: Mismatch)] = []
        for ad in ads {
            guard let found = ad.classification else { continue }
            classified += 1
            // Of a dimension that is there twice, the first counts, as it does in the score.
            let components = CongruenceComponent.Dimension.allCases.compactMap { dimension in
                found.congruence.first { $0.dimension == dimension }
            }
            for component in components {
                byDimension[component.dimension, default: Dimension(dimension: component.dimension)].count(
                    component.verdict)
            }
            let own = found.awarenessCongruence
            let score = found.componentScore
            if let own { awareness.append(own) }
            if let score { scores.append(score) }
            guard let rank = score ?? own, min(rank, own ?? 1) < 1 else { continue }
            rated.append(
                (
                    rank,
                    Mismatch(
                        creative: ad.creative, name: names.name(ad), awareness: own, componentScore: score,
                        faults: components.filter { $0.verdict != .aligned })
                ))
        }
        (compared, scored) = (awareness.count, scores.count)
        meanAwareness = Self.mean(awareness)
        meanComponentScore = Self.mean(scores)
        dimensions = CongruenceComponent.Dimension.allCases.compactMap { byDimension[$0] }
        mismatches = rated.sorted { left, right in
            (left.rank, left.mismatch.creative) < (right.rank, right.mismatch.creative)
        }.prefix(Self.mismatchCount).map(\.mismatch)
    }

    private static func mean(_ values: [Double]) -> Double? {
        values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
    }
}

extension CongruenceSummary.Dimension {
    fileprivate mutating func count(_ verdict: CongruenceComponent.Verdict) {
        switch verdict {
        case .aligned: aligned += 1
        case .weak: weak += 1
        case .missing: missing += 1
        }
    }
}

// MARK: Words

extension CongruenceSummary {
    /// What is said of it, a sentence a line; nothing where no ad is classified.
    package var lines: [String] {
        guard classified > 0 else { return [] }
        let all = counted(classified, "classified ad")
        guard compared + scored > 0 else {
            return [
                "Ads and landing pages: none of \(all) can be compared with the text of its landing page."
            ]
        }
        var lines = [
            "Ads and landing pages: awareness levels are compared in \(grouped(compared)) of \(all)"
                + (meanAwareness.map { ", congruence \(Self.text($0)) on average" } ?? "")
                + "; components are judged in \(grouped(scored))"
                + (meanComponentScore.map { ", score \(Self.text($0)) on average" } ?? "") + "."
        ]
        lines += dimensions.map { dimension in
            "  \(Self.words(dimension.dimension)): \(grouped(dimension.aligned)) aligned, \(grouped(dimension.weak)) weak, "
                + "\(grouped(dimension.missing)) missing"
        }
        lines += mismatches.map { ad in
            let figures = [
                ad.awareness.map { "congruence \(Self.text($0))" },
                ad.componentScore.map { "score \(Self.text($0))" },
            ].compactMap(\.self)
            let faults = ad.faults.map { "\(Self.words($0.dimension)) \($0.verdict.rawValue)" }
            return "  Ad \(ad.name): \(figures.joined(separator: ", "))"
                + (faults.isEmpty ? "" : "; \(faults.joined(separator: ", "))")
        }
        return lines
    }

    private static func text(_ value: Double) -> String { AdWords.number(value, decimals: 2) }

    private static func words(_ dimension: CongruenceComponent.Dimension) -> String {
        dimension.rawValue.replacing("_", with: " ")
    }
}
