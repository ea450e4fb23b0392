extension LanguageModel {
    /// This model, asked only while a budget lasts.
    ///
    /// For each call ``ModelRequest/estimatedInputTokens`` and ``ModelRequest/maximumOutputTokens`` are set aside; when it has
    /// ended, its usage counts instead: what the provider counted, an estimate where it counts nothing, and for an error
    /// ``LLMError/usage``. A failed call counts as a call. Outside of ``retrying(_:clock:)``, all attempts together count as
    /// one call; inside, each does. A call that fits the cap but for what others have set aside waits for them.
    ///
    /// - Parameter budget: The caps, which several models may share.
    /// - Returns: A model that throws ``LLMError`` with `budgetSpent` where a call might exceed a cap.
    public func budgeted(_ budget: ModelBudget) -> some LanguageModel {
        BudgetedModel(base: self, budget: budget)
    }
}

struct BudgetedModel: LanguageModel {
    let base: any LanguageModel
    let budget: ModelBudget

    var identifier: String { base.identifier }

    func respond(to request: ModelRequest) async throws -> ModelResponse {
        let reserved = request.reservedTokens
        try await budget.reserve(tokens: reserved)
        var used = 0
        defer { budget.settle(reserved: reserved, used: used) }
        do {
            let response = try await base.respond(to: request)
            used = request.usedTokens(response)
            return response
        } catch let error as LLMError {
            // What broke off may have been paid for: at least what was asked.
            let isLost = error.code == .timedOut || error.code == .connection
            used = max(error.usage.totalTokens, isLost ? request.estimatedInputTokens : 0)
            throw error
        }
    }
}
