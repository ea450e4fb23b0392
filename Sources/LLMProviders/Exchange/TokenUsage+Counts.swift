internal import LLMProtocol

extension TokenUsage {
    /// Counts of a server, each under the first of its names that is there, or summed over all of them. What is missing, or no number, counts
    /// as 0; where only the total is there, it stands for what was asked.
    init(
        input: [String], sumsInput: Bool = false, output: [String], sumsOutput: Bool = false,
        total: String = "total_tokens", of usage: JSONValue
    ) {
        func sum(_ names: [String], _ sumsAll: Bool) -> Int? {
            let counts = names.compactMap { usage[$0].count }
            // What no request can have cost is cut off: sums of sums must not overflow.
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
