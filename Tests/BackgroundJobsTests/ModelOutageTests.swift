import CreativeIntelligence
import Foundation
import Testing

/// `campaign_clustering` with a language model that is temporarily unavailable.
@Suite struct ModelOutageTests {
    @Test(arguments: Backing.allCases)
    func `a run without answers applies its plan and is retried`(backing: Backing) async throws {
        let fixture = try JobsFixture(backing)
        let creatives = (0..<6).map { number in
            var creative = Creative(key: CreativeKey(id: "n\(number)"))
            creative.advertiser = "Nova"
            creative.landingURL = "https://nova.example/\(number < 3 ? "shoes" : "hats")"
            return creative
        }
        _ = try await fixture.product.add(ImportBatch(creatives: creatives))
        let model = ScriptedModel { request, index in
            guard index > 0 else { throw LLMError(.serverFault, "down") }
            let keys = request.messages[0].text.matches(of: /"key":"(k[0-9a-f]+)"/).map {
                String($0.output.1)
            }
            let entry: JSONValue = .object([
                "cluster_keys": .array(keys.map(JSONValue.string)), "name": .string("Nova Autumn"),
                "confidence": .number(0.9), "reasoning": .string("One launch."),
            ])
            return ModelResponse(
                text: JSONValue.object(["campaigns": .array([entry]), "splits": .array([])]).text,
                usage: TokenUsage(inputTokens: 1, outputTokens: 1), model: "scripted")
        }
        let job = ClusteringJob(store: fixture.product) { CampaignPlanner(refiner: ModelRefiner(model)) }
        let types = fixture.types { $0.type.name == ClusteringJob.typeName ? job : $0 }
        let draft = try await fixture.scheduler(types).runNow("campaign_clustering")
        try await fixture.worker(types).runDue()
        let waiting = try #require(try await fixture.jobs.runs(of: draft.id, limit: 1).first)
        #expect(waiting.state == .pending && waiting.failures == 1)
        let error = try #require(waiting.error)
        #expect(
            error.hasPrefix("the model did not answer for 1 group; their new creatives are assigned by rules")
        )
        #expect(error.contains("campaign") && !error.contains("\n"))
        #expect(try await fixture.product.snapshot().assignments.count == 6)

        try await fixture.pass(types)
        let run = try #require(try await fixture.jobs.runs(of: draft.id, limit: 1).first)
        #expect(run.state == .completed && run.attempts == 2)
        #expect(try await fixture.product.snapshot().campaigns.map(\.name) == ["Nova Autumn"])
        #expect(try await fixture.product.snapshot().decisions.map(\.kind) == [.merged])
    }
}
