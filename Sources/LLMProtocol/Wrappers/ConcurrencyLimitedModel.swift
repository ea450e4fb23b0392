extension LanguageModel {
    /// This model, asked by no more than so many callers at once; others wait in the order in which they came.
    ///
    /// The limit holds for all copies of the result together. A waiter whose task is cancelled frees its place.
    ///
    /// - Parameter limit: At least 1; lower values count as 1.
    public func limitingConcurrency(to limit: Int) -> some LanguageModel {
        ConcurrencyLimitedModel(base: self, semaphore: FairSemaphore(permits: max(1, limit)))
    }
}

struct ConcurrencyLimitedModel: LanguageModel {
    let base: any LanguageModel
    let semaphore: FairSemaphore

    var identifier: String { base.identifier }

    func respond(to request: ModelRequest) async throws -> ModelResponse {
        try await semaphore.withPermit { try await base.respond(to: request) }
    }
}
