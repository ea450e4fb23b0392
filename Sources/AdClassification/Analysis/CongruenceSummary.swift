package import CreativeModel
internal import StageCore

/// The agreement of the ads of an analysis with their landing pages.
package struct CongruenceSummary: Hashable, Sendable {
    /// The verdicts on one dimension over all ads in which it was judged.
    package struct Dimension: Hashable, Sendable {
        /// The dimension.
        package var dimension: CongruenceComponent.Dimension
        /// The number of ads in which it is aligned.
        package var aligned = 0
        /// The number of ads in which it is weak.
        package var weak = 0
        /// The number of ads in which it is missing.
        package var missing = 0

        /// The number of ads in which it was judged.
        var judged: Int { aligned + weak + missing }
    }

    /// An ad that does not match its landing page.
    package struct Mismatch: Hashable, Sendable {
        /// The ad.
        var creative: CreativeKey
        /// The name in sentences. Untrusted.
        var name: String
        /// `CreativeClassification.awarenessCongruence`; `nil` if one side has no level.
        var awareness: Double?
        /// `CreativeClassification.componentScore`; `nil` if nothing was judged.
        var componentScore: Double?
        /// The weak or missing dimensions, in order.
        var faults: [CongruenceComponent]
    }

    /// The number of classified ads.
    package private(set) var classified = 0
    /// The number of classified ads with awareness levels of both their words and their landing page.
    package private(set) var compared = 0
    /// The number of classified ads with any judged component.
    package private(set) var scored = 0
    /// The mean of `CreativeClassification.awarenessCongruence` over the compared ads, in 0...1.
    package private(set) var meanAwareness: Double?
    /// The mean of `CreativeClassification.componentScore` over the scored ads, in 0...1.
    package private(set) var meanComponentScore: Double?
    /// The dimensions that were judged in any ad, in order.
    package private(set) var dimensions: [Dimension] = []
    /// The up to three ads with the least agreement, by component score or else by awareness, then by key. Ads in full
    /// agreement are not included.
    package private(set) var mismatches: [Mismatch] = []

    /// The maximum number of ``mismatches``.
    private static let mismatchCount = 3

    /// Creates the summary of some ads.
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
            // Of a repeated dimension, the first counts, as it does in the score.
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
    /// The summary as text, one sentence per line; empty if no ad is classified.
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
