internal import LLMProtocol

extension TokenUsage {
    /// Sums of counts that may be missing. What no request can have cost is cut off: sums of sums must not overflow.
    init(input: [Int?], output: [Int?]) {
        func sum(_ counts: [Int?]) -> Int {
            counts.reduce(0) { $0 + min(max($1 ?? 0, 0), 1_000_000_000_000) }
        }
        self.init(inputTokens: sum(input), outputTokens: sum(output))
    }
}
