internal import Foundation

/// A candidate with its distinctiveness.
struct TermScore {
    let candidate: TermCandidate
    let share: Double
    let outsideShare: Double
    let rivalCount: Int
    let value: Double
    private let words: [String]

    /// Scores a candidate; returns `nil` if it is not distinctive, or is not a term.
    init?(
        _ candidate: TermCandidate, group: Int, counts: [[Int32]: TermCounts], corpus: TermCorpus,
        _ options: LogOddsTermFinder.Options
    ) {
        let words = candidate.key.map { corpus.vocabulary[Int($0)] }
        if candidate.isSpaceless {
            guard words.count >= min(2, options.maximumCharacterCount) else { return nil }
        } else {
            // A number may start a phrase: `20% off`.
            guard let first = words.first, let last = words.last,
                first.count >= options.minimumLength || (words.count > 1 && first.allSatisfy(\.isNumber)),
                last.count >= options.minimumLength, words.contains(where: { $0.contains(where: \.isLetter) })
            else { return nil }
        }
        let usage = Usage(counts[candidate.key] ?? TermCounts(), group: group, corpus: corpus)
        guard usage.share >= options.minimumRatio * usage.outsideShare else { return nil }
        if candidate.key.count > 1, !candidate.isSpaceless {
            for id in [candidate.key[0], candidate.key[candidate.key.count - 1]] {
                let edge = Usage(counts[[id]] ?? TermCounts(), group: group, corpus: corpus)
                guard edge.share >= options.minimumRatio * edge.outsideShare else { return nil }
            }
        }
        rivalCount = usage.rivals(above: options.rivalShare, corpus: corpus, group: group)
        guard Double(rivalCount) <= options.maximumRivalPart * Double(corpus.groupCount - 1) else {
            return nil
        }
        self.candidate = candidate
        self.words = words
        share = usage.share
        outsideShare = usage.outsideShare
        value = usage.zScore(strength: options.priorStrength)
    }

    /// Returns the best terms that do not overlap.
    static func best(_ scores: [TermScore], limit: Int) -> [TermScore] {
        let sorted = scores.sorted { left, right in
            if left.value != right.value { return left.value > right.value }
            // Among terms of the same texts, the first one is the most informative, like a headline;
            // then the longest.
            if left.candidate.position != right.candidate.position {
                return left.candidate.position < right.candidate.position
            }
            if left.candidate.key.count != right.candidate.key.count {
                return left.candidate.key.count > right.candidate.key.count
            }
            return left.words.lexicographicallyPrecedes(right.words)
        }
        var best: [TermScore] = []
        var used: Set<Int32> = []
        for score in sorted where best.count < limit {
            let ids = Set(score.candidate.key)
            if !score.candidate.isSpaceless {
                guard used.isDisjoint(with: ids) else { continue }
                used.formUnion(ids)
            } else {
                guard !best.contains(where: { $0.shares(score.candidate.key) }) else { continue }
            }
            best.append(score)
        }
        return best
    }

    /// Returns whether one term is part of the other, or the end of one is the start of the other.
    private func shares(_ other: [Int32]) -> Bool {
        let own = candidate.key
        let pairs = Set(zip(own, own.dropFirst()).map { [$0, $1] })
        return zip(other, other.dropFirst()).contains { pairs.contains([$0, $1]) }
    }
}

/// The numbers of texts inside and outside of a group that contain a term.
private struct Usage {
    private let counts: TermCounts
    private let inside: Double
    private let insideTotal: Double
    private let outside: Double
    private let outsideTotal: Double

    init(_ counts: TermCounts, group: Int, corpus: TermCorpus) {
        self.counts = counts
        inside = Double(counts[group])
        insideTotal = Double(corpus.count(ofGroup: group))
        outside = Double(counts.total) - inside
        outsideTotal = Double(corpus.totalCount) - insideTotal
    }

    var share: Double { insideTotal > 0 ? inside / insideTotal : 0 }
    var outsideShare: Double { outsideTotal > 0 ? outside / outsideTotal : 0 }

    /// Returns the number of other groups in which the share of texts with the term reaches the
    /// threshold.
    func rivals(above share: Double, corpus: TermCorpus, group: Int) -> Int {
        counts.sharingGroupCount - (corpus.isShared(counts[group], in: group, above: share) ? 1 : 0)
    }

    /// Returns the log-odds ratio in standard errors. The prior adds texts that contain the term at its
    /// overall share.
    func zScore(strength: Double) -> Double {
        let total = insideTotal + outsideTotal
        // Half a text keeps the odds finite if all texts, or none, contain the term.
        let mean = (inside + outside + 0.5) / (total + 1)
        let (has, lacks) = (strength * mean, strength * (1 - mean))
        let cells = [
            inside + has, insideTotal - inside + lacks, outside + has, outsideTotal - outside + lacks,
        ]
        let ratio = log(cells[0] / cells[1]) - log(cells[2] / cells[3])
        return ratio / cells.reduce(0) { $0 + 1 / $1 }.squareRoot()
    }
}
