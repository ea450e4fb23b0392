internal import CreativeIntelligence

/// The calls of a model in a run.
struct ModelUsage {
    var model: String
    var counter: UsageCounter

    /// Returns the usage as a line.
    ///
    /// - Parameter keptAnswers: The number of cached answers; that of the counter unless given.
    func line(keptAnswers: Int? = nil) -> String {
        let totals = counter.totals
        return "Model \(Display.safe(model)): \(Display.counted(totals.calls, "call")), "
            + "\(Display.counted(keptAnswers ?? totals.keptAnswers, "cached answer")), "
            + "\(Display.grouped(Int64(totals.usage.inputTokens))) input tokens, "
            + "\(Display.grouped(Int64(totals.usage.outputTokens))) output tokens"
    }

    /// Returns the `usage` object of `--json`, with zeros if no model was used.
    static func json(_ usage: ModelUsage?, keptAnswers: Int? = nil) -> JSONValue {
        let totals = usage?.counter.totals
        return .object([
            "model": JSONValue(usage?.model), "calls": .integer(Int64(totals?.calls ?? 0)),
            // For an incremental run, the cached answers are those of the original run.
            "kept_answers": .integer(Int64(usage == nil ? 0 : keptAnswers ?? totals?.keptAnswers ?? 0)),
            "input_tokens": .integer(Int64(totals?.usage.inputTokens ?? 0)),
            "output_tokens": .integer(Int64(totals?.usage.outputTokens ?? 0)),
        ])
    }
}
