internal import CreativeIntelligence

/// What a run asked of a model.
struct ModelUsage {
    var model: String
    var counter: UsageCounter

    /// A line for people.
    ///
    /// - Parameter keptAnswers: Answers of earlier runs; the counter's unless given.
    func line(keptAnswers: Int? = nil) -> String {
        let totals = counter.totals
        return "Asked \(Display.safe(model)): \(Display.counted(totals.calls, "call")), "
            + "\(Display.counted(keptAnswers ?? totals.keptAnswers, "kept answer")), "
            + "\(Display.grouped(Int64(totals.usage.inputTokens))) tokens in, "
            + "\(Display.grouped(Int64(totals.usage.outputTokens))) out"
    }

    /// The object `usage` of `--json`, of zeros where no model was asked.
    static func json(_ usage: ModelUsage?, keptAnswers: Int? = nil) -> JSONValue {
        let totals = usage?.counter.totals
        return .object([
            "model": JSONValue(usage?.model), "calls": .integer(Int64(totals?.calls ?? 0)),
            // Of a run into which things were placed, the answers are older.
            "kept_answers": .integer(Int64(usage == nil ? 0 : keptAnswers ?? totals?.keptAnswers ?? 0)),
            "input_tokens": .integer(Int64(totals?.usage.inputTokens ?? 0)),
            "output_tokens": .integer(Int64(totals?.usage.outputTokens ?? 0)),
        ])
    }
}
