internal import LLMProtocol
internal import StageCore

extension ModelRefiner {
    /// What is said of each unit, kept or asked for, and what went wrong; `nil` where the drafts stay as they are.
    func answers(
        about units: [RefinementUnit], context: RunContext
    ) async throws -> (reviews: [RefinementReview?], warnings: [String]) {
        let keys = cache == nil ? [] : units.map(cacheKey)
        var reviews = try await kept(keys, units)
        reviews.forEach { if $0 != nil { counter?.countKeptAnswer() } }
        let missing = units.indices.filter { reviews[$0] == nil }
        let batches = RefinementBatch.batches(of: missing, in: units, size: options.batchSize)
        let outcomes = try await context.inParallel(
            batches, atOnce: options.parallelBatches,
            progress: { done, total in
                ProgressEvent(
                    stage: "Asking about campaigns", completed: done, total: total,
                    detail: "\(grouped(done)) of \(counted(total, "batch"))")
            }
        ) { batch in try await ask(batch, keys: keys) }
        for (batch, outcome) in zip(batches, outcomes) {
            for (place, review) in zip(batch.places, outcome.reviews) { reviews[place] = review }
        }
        return (reviews, outcomes.flatMap(\.warnings))
    }

    /// What the model is asked about some units.
    func request(for units: [RefinementUnit]) -> ModelRequest {
        var request = ModelRequest(
            RefinementPrompt.text(about: units), system: RefinementPrompt.system,
            answerSchema: RefinementPrompt.schema, temperature: options.temperature)
        request.maximumOutputTokens = options.maximumOutputTokens
        request.timeout = options.timeout
        return request
    }

    private struct Outcome: Sendable {
        var reviews: [RefinementReview?]
        var warnings: [String]
    }

    private struct Part: Sendable {
        var json: JSONValue
        var review: RefinementReview
    }

    private func ask(_ batch: RefinementBatch, keys: [String]) async throws -> Outcome {
        do {
            let answer = try await AskedModel(model).structuredAnswer(
                to: request(for: batch.units), leniently: true
            ) { json throws(AnswerProblem) in try Self.parts(of: json, in: batch.units) }
            history.noteAnswer()
            if let cache {
                // Also where nothing can be used of it for an owner: asked again, it might say something else, and a second run
                // would change what the first one did.
                let kept = zip(batch.places, answer.value).map { (keys[$0], Array($1.json.text.utf8)) }
                try await cache.keep(Dictionary(kept) { first, _ in first })
            }
            return Outcome(reviews: answer.value.map(\.review), warnings: answer.warnings)
        } catch let error as LLMError where !history.isHopeless(error) {
            let count = batch.units.reduce(0) { $0 + $1.places.count }
            let others = batch.units.count > 1 ? " and \(batch.units.count - 1) more" : ""
            let whose = "\(quoted(batch.units[0].advertiser, limit: 60))\(others)"
            return Outcome(
                reviews: batch.units.map { _ in nil },
                warnings: [
                    "\(counted(count, "cluster")) of \(whose) \(count == 1 ? "stays" : "stay") as rules found \(count == 1 ? "it" : "them"): \(error)"
                ])
        }
    }

    /// - Throws: What the model should correct, where nothing can be used of the whole answer.
    private static func parts(
        of json: JSONValue, in units: [RefinementUnit]
    ) throws(AnswerProblem) -> [Part] {
        let parts = zip(units, try RefinementAnswer.parts(of: json, among: units)).map { unit, part in
            Part(json: part, review: RefinementReview(part, of: unit))
        }
        guard parts.contains(where: \.review.isUsable) else {
            throw AnswerProblem(
                "campaigns and splits: nothing can be used, expected keys of the data, each once, of one group, and names of 1 to "
                    + "\(NameText.longest) characters", found: parts.first?.review.remarks.first)
        }
        return parts
    }

    private func kept(_ keys: [String], _ units: [RefinementUnit]) async throws -> [RefinementReview?] {
        guard let cache, !keys.isEmpty else { return units.map { _ in nil } }
        let values = try await cache.values(for: keys)
        return zip(keys, units).map { key, unit in
            guard let bytes = values[key],
                let json = try? JSONValue(parsing: String(decoding: bytes, as: UTF8.self)),
                RefinementAnswer.isPart(json)
            else { return nil }
            return RefinementReview(json, of: unit)
        }
    }

    /// The hash of what would be asked about the unit alone.
    private func cacheKey(of unit: RefinementUnit) -> String {
        "campaign-refinement/\(request(for: [unit]).contentHash(for: model.identifier))"
    }
}
