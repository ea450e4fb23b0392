import LLMProtocol

/// What was asked of a model, and what that cost.
package struct ProposalCost: Sendable, Hashable, Codable {
    /// Answers that were asked for, without the attempts that a retry repeats.
    var calls: Int
    /// Answers that were kept from an earlier run.
    package var keptAnswers: Int
    /// Tokens of all attempts that the provider counted.
    var usage: TokenUsage

    /// Makes a cost.
    init(calls: Int = 0, keptAnswers: Int = 0, usage: TokenUsage = TokenUsage()) {
        self.calls = calls
        self.keptAnswers = keptAnswers
        self.usage = usage
    }

    static func + (left: ProposalCost, right: ProposalCost) -> ProposalCost {
        ProposalCost(
            calls: left.calls + right.calls, keptAnswers: left.keptAnswers + right.keptAnswers,
            usage: left.usage + right.usage)
    }
}
