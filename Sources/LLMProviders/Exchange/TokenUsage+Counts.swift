internal import LLMProtocol

extension TokenUsage {
    /// Creates the usage from a server's counts, each under the first of its names that is present, or summed over all of
    /// them. A count that is missing or not a number is 0. If only the total is present, it counts as input.
    init(
        input: [String], sumsInput: Bool = false, output: [String], sumsOutput: Bool = false,
        total: String = "total_tokens", of usage: JSONValue
    ) {
        func sum(_ names: [String], _ sumsAll: Bool) -> Int? {
            let counts = names.compactMap { usage[$0].count }
            // Impossible values are clamped: sums of sums must not overflow.
            return counts.isEmpty
                ? nil
                : counts.prefix(sumsAll ? counts.count : 1).reduce(0) {
                    $0 + min(max($1, 0), 1_000_000_000_000)
                }
        }
        let counts = (input: sum(input, sumsInput), output: sum(output, sumsOutput))
        let whole = counts == (nil, nil) ? sum([total], false) : nil
        self.init(inputTokens: counts.input ?? whole ?? 0, outputTokens: counts.output ?? 0)
    }
}
