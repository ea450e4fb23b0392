public import StageCore

/// A word or phrase that is frequent in the texts of one group and rare in other texts.
public struct DistinctiveTerm: Sendable, Hashable {
    /// The most frequent spelling of the term in the group.
    public var text: String
    /// The words of the term, folded for comparison.
    public var words: [String]
    /// The share of the group's texts that contain the term, in 0...1.
    public var share: Double
    /// The share of all other texts that contain the term, in 0...1.
    package var outsideShare: Double
    /// The number of other groups that share the term.
    package var rivalCount: Int
    /// The distinctiveness of the term, in standard errors; comparable only within a group.
    var score: Double

    /// Creates a term.
    init(
        text: String, words: [String], share: Double, outsideShare: Double, rivalCount: Int, score: Double
    ) {
        self.text = text
        self.words = words
        self.share = share
        self.outsideShare = outsideShare
        self.rivalCount = rivalCount
        self.score = score
    }
}

/// A finder of the words and phrases that distinguish groups of texts: the keyness of corpus
/// linguistics.
///
/// ```swift
/// let groups = [["Red running shoes", "Running shoes for all"], ["Warm winter boots", "Winter boots, 20% off"]]
/// let terms = try LogOddsTermFinder().terms(of: groups)
/// print(terms.map { $0.first?.text ?? "" })  // ["Running shoes", "Winter boots"]
/// ```
///
/// ## Implementation guidance
///
/// Implement ``terms(of:background:context:)``. The result must depend on the texts alone, and not on
/// the order of the texts in a group. Spell a term as one of the group's texts spells it. Call
/// `context.checkpoint` once per group.
public protocol DistinctiveTermFinder: Sendable {
    /// Returns the terms of each group, the most distinctive first.
    ///
    /// - Parameters:
    ///   - groups: The texts of each group. A term counts once per text, regardless of how often it
    ///     occurs in it.
    ///   - background: Other texts of the same kind, which show the terms that are common. May be
    ///     empty.
    ///   - context: The context to check for cancellation and to report progress to.
    /// - Returns: An array for each group, in the order of the groups; empty if no term distinguishes
    ///   the group.
    func terms(
        of groups: [[String]], background: [String], context: RunContext
    ) throws -> [[DistinctiveTerm]]
}

extension DistinctiveTermFinder {
    /// Returns the terms of each group, the most distinctive first, without background texts.
    public func terms(
        of groups: [[String]], context: RunContext = RunContext()
    ) throws -> [[DistinctiveTerm]] {
        try terms(of: groups, background: [], context: context)
    }

    /// Returns the terms of each group, the most distinctive first, in a context with default values.
    public func terms(of groups: [[String]], background: [String]) throws -> [[DistinctiveTerm]] {
        try terms(of: groups, background: background, context: RunContext())
    }
}

extension DistinctiveTermFinder where Self == LogOddsTermFinder {
    /// A finder that uses log-odds ratios with default options.
    public static var logOdds: LogOddsTermFinder { LogOddsTermFinder() }
}
