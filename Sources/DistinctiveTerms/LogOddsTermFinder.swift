public import StageCore

/// Finds distinctive terms by their log-odds ratio with an informative Dirichlet prior.
///
/// A term's odds inside a group are compared with its odds in all other texts. Both are smoothed towards the term's share
/// of all texts, and the logarithm of their ratio is divided by its standard error: rare words do not win by chance,
/// and words that all texts use score nothing, so that no list of stop words is needed (B. L. Monroe, M. P. Colaresi,
/// K. M. Quinn, "Fightin' Words: Lexical Feature Selection and Evaluation for Identifying the Content of Political Conflict",
/// Political Analysis 16(4), 2008, doi:10.1093/pan/mpn018). Texts are counted rather than occurrences: one long text is one
/// vote.
///
/// Of terms that stand in the same texts the first counts, and of those that begin together the longest. A phrase neither begins nor ends with a word that other
/// texts use nearly as much.
///
/// - Complexity: O(w · (`maximumWordCount` + `maximumClauseWordCount`)) for *w* words of all texts.
public struct LogOddsTermFinder: DistinctiveTermFinder {
    /// What can be set; every value has a default.
    public struct Options: Sendable, Hashable {
        /// The smallest share of a group's texts that have a term, in 0...1 and above 0: 0.5.
        public var minimumShare = 0.5
        /// The share of another group's texts from which that group counts as a rival, in 0...1 and above 0: 0.5.
        package var rivalShare = 0.5
        /// The largest part of the other groups that may be rivals, in 0...1: 0.34.
        var maximumRivalPart = 0.34
        /// How many times more frequent than outside a term, and the first and last word of a phrase, must be, at least 1: 2.
        public var minimumRatio = 2.0
        /// The most words of a term, at least 1: 3.
        public var maximumWordCount = 3
        /// The most words of a term that is a whole clause, such as a headline, at least 1: 6.
        var maximumClauseWordCount = 6
        /// The most characters of a term in a script without spaces, at least 1: 8.
        var maximumCharacterCount = 8
        /// The fewest characters of a word that can stand alone or at the end of a phrase, at least 1: 3; in scripts without
        /// spaces a term has at least 2.
        var minimumLength = 3
        /// How many texts the prior weighs, above 0: 1.
        package var priorStrength = 1.0
        /// The most terms of a group, at least 1: 10.
        public var limit = 10

        /// Makes options with their defaults.
        public init() {}
    }

    /// What was set.
    var options: Options

    /// Makes a finder.
    public init(options: Options = Options()) {
        self.options = options
    }

    /// The terms of each group, the most distinctive first.
    ///
    /// - Throws: ``DistinctiveTermError`` for options out of range; `CancellationError`.
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
                code: .invalidOption, message: "\(name) is \(value), expected above 0 and at most 1")
        }
        guard (0...1).contains(maximumRivalPart) else {
            throw DistinctiveTermError(
                code: .invalidOption, message: "maximumRivalPart is \(maximumRivalPart), expected 0 to 1")
        }
        guard minimumRatio >= 1, priorStrength > 0, minimumRatio.isFinite, priorStrength.isFinite else {
            throw DistinctiveTermError(
                code: .invalidOption,
                message:
                    "minimumRatio is \(minimumRatio) and priorStrength \(priorStrength), expected at least 1 and above 0"
            )
        }
        guard maximumWordCount >= 1, maximumClauseWordCount >= 1, maximumCharacterCount >= 1,
            minimumLength >= 1, limit >= 1
        else {
            throw DistinctiveTermError(
                code: .invalidOption,
                message:
                    "maximumWordCount is \(maximumWordCount), maximumClauseWordCount \(maximumClauseWordCount), maximumCharacterCount \(maximumCharacterCount), minimumLength "
                    + "\(minimumLength) and limit \(limit), expected at least 1")
        }
    }
}
