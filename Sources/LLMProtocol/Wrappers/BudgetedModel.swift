extension LanguageModel {
    /// This model, asked only while a budget lasts.
    ///
    /// What a call has used counts when it has ended: what the provider counted, an estimate where it counts nothing, and for an error
    /// ``LLMError/usage``. A failed call counts as a call. Outside of ``retrying(_:clock:)``, all attempts together count as
    /// one call; inside, each does. Near the cap on tokens, calls wait for each other, and ask for no longer answers than what is left.
    ///
    /// - Parameter budget: The caps, which several models may share.
    /// - Returns: A model that throws ``LLMError`` with `budgetSpent` where too little is left for a call, and where what was left cut its
    ///   answer off.
    package func budgeted(_ budget: ModelBudget) -> some LanguageModel {
        BudgetedModel(base: self, budget: budget)
    }
}

struct BudgetedModel: LanguageModel {
    let base: any LanguageModel
    let budget: ModelBudget

    var identifier: String { base.identifier }

    func respond(to request: ModelRequest) async throws -> ModelResponse {
        let input = request.estimatedInputTokens
        let output = try await budget.reserve(input: input, output: max(1, request.maximumOutputTokens))
        var used = 0
        defer { budget.settle(reserved: saturatingSum(input, output), used: used) }
        var limited = request
        limited.maximumOutputTokens = min(request.maximumOutputTokens, output)
        do {
            let response = try await base.respond(to: limited)
            used = request.usedTokens(response)
            if response.finishReason == .length, limited.maximumOutputTokens < request.maximumOutputTokens {
                var error = LLMError(.budgetSpent, budget.spentTokens)
                error.usage = response.usage
                error.partialText = response.text
                throw error
            }
            return response
        } catch let error as LLMError {
            // What broke off may have been paid for: at least what was asked.
            let isLost = error.code == .timedOut || error.code == .connection
            used = max(used, error.usage.totalTokens, isLost ? request.estimatedInputTokens : 0)
            throw error
        }
    }
}
