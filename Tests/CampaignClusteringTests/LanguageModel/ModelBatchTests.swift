import CreativeModel
import LLMProtocol
import StageCore
import Testing

@testable import CampaignClustering

@Suite struct ModelBatchTests {
    /// Owners with a few campaigns each.
    private func owners(_ count: Int, pages: Int = 2, prefix: String = "o") -> [Creative] {
        (0..<count).flatMap { owner in
            (0..<pages).flatMap { page in
                (0..<2).map { number in
                    creative(
                        "\(prefix)\(owner)-\(page)-\(number)",
                        url: "https://\(prefix)\(owner).example.com/page\(page)",
                        advertiser: "Owner \(prefix) \(owner)", starts: "2025-01-01")
                }
            }
        }
    }

    /// Batches of at most four clusters, one after another.
    private var narrow: ModelRefiner.Options {
        var options = ModelRefiner.Options()
        options.maximumOutputTokens = 4 * 120
        options.parallelBatches = 1
        return options
    }

    @Test func `batches contain complete owners in a stable order`() async throws {
        let model = namingModel()
        _ = try await plan(owners(5), model, options: narrow)
        let shown = try model.requests.map { try shownClusters(in: $0) }
        #expect(shown.map(\.count) == [4, 4, 2])
        #expect(shown.map { Set($0.map(\.group)).count } == [2, 2, 1])
        let again = namingModel()
        var options = narrow
        options.parallelBatches = 8
        _ = try await plan(owners(5).reversed(), again, options: options)
        #expect(Set(again.requests) == Set(model.requests))
    }

    @Test func `an owner larger than a batch is divided`() async throws {
        let model = namingModel()
        let result = try await plan(owners(1, pages: 10), model, options: narrow)
        #expect(try model.requests.map { try shownClusters(in: $0).count } == [4, 4, 2])
        #expect(result.campaigns.count == 10 && result.campaigns.allSatisfy { $0.namedBy == .model })
        #expect(Set(result.campaigns.map(\.name)).count == 10)
    }

    @Test func `tokens of data fill a batch too`() async throws {
        var options = narrow
        options.maximumOutputTokens = 4_096
        options.batchTokens = 1
        let model = namingModel()
        _ = try await plan(owners(3), model, options: options)
        #expect(model.requests.count == 6)
    }

    @Test(arguments: 0..<3)
    func `a truncated answer affects only its batch`(bad: Int) async throws {
        let model = ScriptedModel { request, index in
            let text = answer(
                try shownClusters(in: request).map { entry([$0.key], "Model \($0.key.prefix(4))") })
            guard index == bad else { return ModelResponse(text: text, model: "scripted") }
            return ModelResponse(text: String(text.prefix(60)), finishReason: .length, model: "scripted")
        }
        let creatives = owners(6)
        let result = try await plan(creatives, model, options: narrow)
        #expect(model.requests.count == 3)
        #expect(result.campaigns.count { $0.namedBy == .model } == 8)
        let offline = try await offlinePlan(creatives)
        for campaign in result.campaigns where campaign.namedBy == .rule {
            let same = try #require(offline.campaigns.first { $0.members == campaign.members })
            #expect(campaign == same, "as rules made it, confidence and all")
        }
        #expect(result.warnings.count == 1)
        #expect(
            result.warnings[0].contains(
                "4 clusters of “Owner o \(2 * bad)” and 1 more stay as rules found them"))
        #expect(result.warnings[0].contains("was cut off at 480 tokens"))
    }

    @Test(arguments: [
        LLMError.Code.serverFault, .rateLimited, .timedOut, .connection, .malformedResponse, .refused,
        .budgetSpent,
    ])
    func `a failed batch never ends a run`(code: LLMError.Code) async throws {
        let naming = namingModel()
        let model = ScriptedModel { request, index in
            if index == 0 { throw LLMError(code, "no luck") }
            return try await naming.respond(to: request)
        }
        let result = try await plan(owners(4), model, options: narrow)
        #expect(result.campaigns.count { $0.namedBy == .model } == 4)
        #expect(result.warnings == ["4 clusters of “Owner o 0” and 1 more stay as rules found them: no luck"])
    }

    @Test(arguments: [LLMError.Code.unauthorized, .invalidConfiguration])
    func `a rejected key ends the run only before the first answer`(code: LLMError.Code) async throws {
        let creatives = owners(4)
        let options = narrow
        let refusing = ScriptedModel { _, _ in throw LLMError(code, "no key") }
        let error = await #expect(throws: LLMError.self) {
            try await plan(creatives, refusing, options: options)
        }
        #expect(error?.code == code && refusing.requests.count == 1)

        let naming = namingModel()
        let later = ScriptedModel { request, index in
            if index == 1 { throw LLMError(code, "no key") }
            return try await naming.respond(to: request)
        }
        #expect(try await plan(creatives, later, options: options).warnings.count == 1)
    }

    @Test func `unknown errors reveal only their type`() async throws {
        struct Broken: Error, CustomStringConvertible { let description = "zq7marker" }
        let result = try await plan(owners(1), ScriptedModel { _, _ in throw Broken() })
        #expect(result.warnings.count == 1 && !result.warnings[0].contains("zq7marker"))
    }

    @Test func `a cancelled run stops`() async {
        let creatives = owners(1)
        let model = ScriptedModel { _, _ in throw CancellationError() }
        await #expect(throws: CancellationError.self) { try await plan(creatives, model) }
    }

    @Test func `options out of range are refused`() async {
        var options = ModelRefiner.Options()
        options.batchTokens = 0
        let error = await #expect(throws: PlanningError.self) {
            try await plan([], namingModel(), options: options)
        }
        #expect(error?.code == .invalidOption)
        options = ModelRefiner.Options()
        options.temperature = .nan
        await #expect(throws: PlanningError.self) { try await plan([], namingModel(), options: options) }
    }

    @Test func `no creatives cause no requests`() async throws {
        let model = namingModel()
        let result = try await plan([], model)
        #expect(model.requests.isEmpty && result.campaigns.isEmpty)
    }

    @Test func `batches with the same failure give one warning`() async throws {
        let naming = namingModel()
        let model = ScriptedModel { request, index in
            if index == 1 { return try await naming.respond(to: request) }
            var error = LLMError(index == 4 ? .timedOut : .serverFault, index == 4 ? "too late" : "no luck")
            error.requestID = "request \(index)"
            throw error
        }
        let result = try await plan(owners(10), model, options: narrow)
        #expect(
            result.warnings == [
                "12 clusters of “Owner o 0” and 5 more stay as rules found them: no luck",
                "4 clusters of “Owner o 8” and 1 more stay as rules found them: too late",
            ])
    }

    @Test func `no more requests are made without credit`() async throws {
        let naming = namingModel()
        let model = ScriptedModel { request, index in
            if index == 1 { throw LLMError(.paymentRequired, "no credit") }
            return try await naming.respond(to: request)
        }
        let result = try await plan(owners(10), model, options: narrow)
        #expect(model.requests.count == 2)
        #expect(
            result.warnings == ["16 clusters of “Owner o 2” and 7 more stay as rules found them: no credit"])
    }
}
