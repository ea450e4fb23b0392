public import StageCore

/// A word or phrase that a group of texts shares and other groups lack.
public struct DistinctiveTerm: Sendable, Hashable {
    /// The term as most texts of the group spell it.
    public var text: String
    /// Its words, folded for comparison.
    public var words: [String]
    /// The share of the group's texts that have it, in 0...1.
    public var share: Double
    /// The share of all other texts that have it, in 0...1.
    package var outsideShare: Double
    /// How many other groups share it too.
    package var rivalCount: Int
    /// How far it sets the group apart, in standard errors; comparable inside one group only.
    var score: Double

    /// Makes a term.
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

/// Finds the words and phrases that tell groups of texts apart: the keyness of corpus linguistics.
///
/// ```swift
/// let groups = [["Red running shoes", "Running shoes for all"], ["Warm winter boots", "Winter boots, 20% off"]]
/// let terms = try LogOddsTermFinder().terms(of: groups)
/// print(terms.map { $0.first?.text ?? "" })  // ["Running shoes", "Winter boots"]
/// ```
///
/// ## Implementation guidance
///
/// Implement ``terms(of:background:context:)``. The result depends on the texts alone, and not on the order of the texts in a
/// group; a term is spelled as one of the group's texts spells it. Call `context.checkpoint` once a group.
public protocol DistinctiveTermFinder: Sendable {
    /// The terms of each group, the most distinctive first.
    ///
    /// - Parameters:
    ///   - groups: The texts of each group. A term counts once a text, however often it stands there.
    ///   - background: Other texts of the same kind, from which it is learned what is common. May be empty.
    ///   - context: Where to check for cancellation and report progress.
    /// - Returns: An array for each group, in their order; empty where nothing sets the group apart.
    func terms(
        of groups: [[String]], background: [String], context: RunContext
    ) throws -> [[DistinctiveTerm]]
}

extension DistinctiveTermFinder {
    /// The terms of each group, the most distinctive first, without other texts for comparison.
    public func terms(
        of groups: [[String]], context: RunContext = RunContext()
    ) throws -> [[DistinctiveTerm]] {
        try terms(of: groups, background: [], context: context)
    }
}

extension DistinctiveTermFinder where Self == LogOddsTermFinder {
    /// Finds terms by log-odds ratios with default options.
    public static var logOdds: LogOddsTermFinder { LogOddsTermFinder() }
}

/// An error of finding terms.
public struct DistinctiveTermError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What kind of error it is.
    public struct Code: Hashable, Sendable {
        /// The name of the code.
        package var rawValue: String

        /// Makes a code.
        package init(rawValue: String) { self.rawValue = rawValue }

        /// An option is out of range.
        public static let invalidOption = Code(rawValue: "invalidOption")
    }

    /// What kind of error it is.
    public let code: Code
    /// What is wrong, in one line.
    public let message: String

    /// The message.
    public var description: String { message }
}
