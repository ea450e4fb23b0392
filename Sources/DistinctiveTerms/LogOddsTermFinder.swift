public import StageCore

/// A term finder that scores terms by their log-odds ratio with an informative Dirichlet prior.
///
/// The odds of a term in a group are compared with its odds in all other texts. Both are smoothed
/// towards the term's share of all texts, and the logarithm of their ratio is divided by its standard
/// error. Rare words do not win by chance, and words common to all texts score zero, so that no list of
/// stop words is needed (B. L. Monroe, M. P. Colaresi, K. M. Quinn, "Fightin' Words: Lexical Feature
/// Selection and Evaluation for Identifying the Content of Political Conflict", Political Analysis
/// 16(4), 2008, doi:10.1093/pan/mpn018). The unit of counting is the text, not the occurrence, so that
/// a long text has no more weight than a short one.
///
/// Among terms that occur in the same texts, the first one wins; among those that start at the same
/// word, the longest. A phrase neither starts nor ends with a word that is nearly as frequent in other
/// texts.
///
/// - Complexity: O(w · (`maximumWordCount` + `maximumClauseWordCount`)) for *w* words of all texts.
public struct LogOddsTermFinder: DistinctiveTermFinder {
    /// The options; every option has a default.
    public struct Options: Sendable, Hashable {
        /// The smallest share of a group's texts that contain a term, above 0 and at most 1. The
        /// default is 0.5.
        public var minimumShare = 0.5
        /// The share of another group's texts from which the group counts as a rival, above 0 and at
        /// most 1. The default is 0.5.
        package var rivalShare = 0.5
        /// The largest fraction of the other groups that may be rivals, in 0...1. The default is 0.34.
        var maximumRivalPart = 0.34
        /// The smallest ratio of the frequency inside the group to that outside, for a term and for the
        /// first and last word of a phrase; at least 1. The default is 2.
        public var minimumRatio = 2.0
        /// The maximum number of words of a term, at least 1. The default is 3.
        public var maximumWordCount = 3
        /// The maximum number of words of a term that is an entire clause, such as a headline; at least
        /// 1. The default is 6.
        var maximumClauseWordCount = 6
        /// The maximum number of characters of a term in a script without spaces, at least 1. The
        /// default is 8.
        var maximumCharacterCount = 8
        /// The minimum number of characters of a word that stands alone or ends a phrase, at least 1.
        /// The default is 3. In scripts without spaces, a term has at least 2 characters.
        var minimumLength = 3
        /// The weight of the prior, as a number of texts, above 0. The default is 1.
        package var priorStrength = 1.0
        /// The maximum number of terms per group, at least 1. The default is 10.
        public var limit = 10

        /// Creates options with their default values.
        public init() {}
    }

    /// The options of the finder.
    var options: Options

    /// Creates a finder.
    public init(options: Options = Options()) {
        self.options = options
    }

    /// Returns the terms of each group, the most distinctive first.
    ///
    /// - Throws: ``DistinctiveTermError`` if an option is out of range; `CancellationError` if the task
    ///   is cancelled.
    public func terms(
        of groups: [[String]], background: [String], context: RunContext
    ) throws -> [[DistinctiveTerm]] {
        try options.check()
        let corpus = TermCorpus(groups, background: background)
        var candidates: [[TermCandidate]] = []
        for group in groups.indices {
            try context.checkpoint(
                ProgressEvent(stage: "Comparing words", completed: group, total: groups.count))
            candidates.append(corpus.candidates(in: group, options))
        }
        let counts = corpus.counts(of: Set(candidates.joined().map(\.key)), options)
        return groups.indices.map { group in
            let scored = candidates[group].compactMap { candidate in
                TermScore(candidate, group: group, counts: counts, corpus: corpus, options)
            }
            return corpus.terms(of: TermScore.best(scored, limit: options.limit), in: group)
        }
    }
}

extension LogOddsTermFinder.Options {
    fileprivate func check() throws {
        let shares = [
            ("minimumShare", minimumShare), ("rivalShare", rivalShare),
        ]
        for (name, value) in shares where !(value > 0 && value <= 1) {
            throw DistinctiveTermError(
                .invalidOption, "\(name) is \(value), expected above 0 and at most 1")
        }
        guard (0...1).contains(maximumRivalPart) else {
            throw DistinctiveTermError(
                .invalidOption, "maximumRivalPart is \(maximumRivalPart), expected 0 to 1")
        }
        guard minimumRatio >= 1, priorStrength > 0, minimumRatio.isFinite, priorStrength.isFinite else {
            throw DistinctiveTermError(
                .invalidOption,
                "minimumRatio is \(minimumRatio) and priorStrength \(priorStrength), expected at least 1 and above 0"
            )
        }
        guard maximumWordCount >= 1, maximumClauseWordCount >= 1, maximumCharacterCount >= 1,
            minimumLength >= 1, limit >= 1
        else {
            throw DistinctiveTermError(
                .invalidOption,
                "maximumWordCount is \(maximumWordCount), maximumClauseWordCount \(maximumClauseWordCount), maximumCharacterCount \(maximumCharacterCount), minimumLength "
                    + "\(minimumLength) and limit \(limit), expected at least 1")
        }
    }
}
