internal import LLMProtocol
internal import StageCore

extension ModelRefiner {
    /// The answers about units.
    struct Answers {
        /// The reviews by unit; `nil` if the model gave no answer.
        var reviews: [RefinementReview?]
        /// Warnings about failures.
        var warnings: [String]
        /// The number of units that the model answered in this run.
        var paidCount: Int
    }

    /// Returns the answers about units, from the cache or from the model.
    func answers(about units: [RefinementUnit], context: RunContext) async throws -> Answers {
        let keys = cache == nil ? [] : units.map(cacheKey)
        var reviews = try await kept(keys, units)
        reviews.forEach { if $0 != nil { counter?.countKeptAnswer() } }
        let missing = units.indices.filter { reviews[$0] == nil }
        let batches = RefinementBatch.batches(of: missing, in: units, size: options.batchSize)
        var outcomes = try await context.inParallel(
            batches, atOnce: options.parallelBatches,
            progress: { done, total in
                ProgressEvent(
                    stage: "Asking about campaigns", completed: done, total: total,
                    detail: "\(grouped(done)) of \(counted(total, "batch"))")
            }
        ) { batch in try await ask(batch, keys: keys) }
        Self.groupFailures(of: batches, in: &outcomes)
        for (batch, outcome) in zip(batches, outcomes) {
            for (index, review) in zip(batch.indices, outcome.reviews) { reviews[index] = review }
        }
        return Answers(
            reviews: reviews, warnings: outcomes.flatMap(\.warnings),
            paidCount: missing.count { reviews[$0] != nil })
    }

    /// Returns the request about units.
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
        /// The reason why there is no answer.
        var failure: LLMError?
    }

    /// Makes one warning per cause, regardless of the number of failed batches.
    private static func groupFailures(of batches: [RefinementBatch], in outcomes: inout [Outcome]) {
        var firsts: [String: Int] = [:]
        var units: [Int: [RefinementUnit]] = [:]
        for (index, outcome) in outcomes.enumerated() {
            guard let cause = outcome.failure?.cause else { continue }
            let first = firsts[cause, default: index]
            firsts[cause] = first
            units[first, default: []] += batches[index].units
        }
        for (index, units) in units {
            let count = units.reduce(0) { $0 + $1.indices.count }
            let others = units.count > 1 ? " and \(units.count - 1) more" : ""
            let whose = "\(quoted(units[0].advertiser, limit: 60))\(others)"
            let cause = outcomes[index].failure?.cause ?? ""
            outcomes[index].warnings.append(
                "\(count == 1 ? "1 cluster" : "\(count) clusters") of \(whose) stay\(count == 1 ? "s" : "") as rules found "
                    + "\(count == 1 ? "it" : "them"): \(cause)")
        }
    }

    /// Returns the values out of range, for the model to correct. Values that are still wrong
    /// afterwards are left out.
    private static func valueProblems(in json: JSONValue) -> [AnswerProblem] {
        json["campaigns"].array.enumerated().compactMap { index, campaign in
            let isRight: Bool =
                switch campaign["confidence"] {
                case .null: true
                case .integer(let number): (0...1).contains(number)
                case .number(let number): (0...1).contains(number)
                default: false
                }
            return isRight
                ? nil
                : AnswerProblem(
                    "campaigns[\(index)].confidence: expected a number from 0 to 1",
                    found: campaign["confidence"].text)
        }
    }

    private struct Part: Sendable {
        var json: JSONValue
        var review: RefinementReview
    }

    private func ask(_ batch: RefinementBatch, keys: [String]) async throws -> Outcome {
        do {
            try history.checkOpen()
            let answer = try await CallCountingModel(model).structuredAnswer(to: request(for: batch.units)) {
                json in
                do throws(AnswerProblem) {
                    let parts = try Self.parts(of: json, in: batch.units)
                    return PartialAnswer(parts, problems: Self.valueProblems(in: json))
                } catch {
                    return PartialAnswer(nil, problems: [error])
                }
            }
            history.noteAnswer()
            if let cache {
                // Also stores an answer that is unusable for an owner. If the model were asked again,
                // the answer might differ, and a second run would change the result of the first.
                let kept = zip(batch.indices, answer.value).map { (keys[$0], Array($1.json.text.utf8)) }
                try await cache.keep(Dictionary(kept) { first, _ in first })
            }
            return Outcome(reviews: answer.value.map(\.review), warnings: answer.warnings)
        } catch let error as LLMError where !history.isFatal(error) {
            return Outcome(reviews: batch.units.map { _ in nil }, warnings: [], failure: error)
        }
    }

    /// - Throws: The problem to correct, if the answer as a whole is unusable.
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

    /// Returns the hash of the request about the unit alone.
    private func cacheKey(of unit: RefinementUnit) -> String {
        "campaign-refinement/\(request(for: [unit]).contentHash(for: model.identifier))"
    }
}
