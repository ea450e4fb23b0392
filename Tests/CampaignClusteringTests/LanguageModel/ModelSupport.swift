import CreativeModel
import Foundation
import LLMProtocol
import RuleClustering
import StageCore
import Testing

@testable import CampaignClustering

/// A cluster as a prompt shows it.
struct ShownCluster {
    var group: Int
    var key: String
    var text: String
    var json: JSONValue

    var urls: [String] { json["urls"].array.map(\.stringValue) }
}

/// The data block of a prompt, parsed.
func shownData(in request: ModelRequest) throws -> JSONValue {
    let prompt = request.messages[0].text
    let parts = prompt.components(separatedBy: "<campaign_clusters>\n")
    try #require(parts.count == 2, "the block begins once")
    let block = parts[1].components(separatedBy: "\n</campaign_clusters>")
    try #require(block.count == 2, "the block ends once")
    return try JSONValue(parsing: block[0])
}

func shownClusters(in request: ModelRequest) throws -> [ShownCluster] {
    try shownData(in: request).array.flatMap { group -> [ShownCluster] in
        guard case .integer(let number) = group["group"] else { return [] }
        return group["clusters"].array.map {
            ShownCluster(group: Int(number), key: $0["key"].stringValue, text: $0.text, json: $0)
        }
    }
}

/// One campaign of an answer.
func entry(
    _ keys: [String], _ name: String, confidence: JSONValue = .number(0.9), reasoning: String = "They match."
) -> JSONValue {
    .object([
        "cluster_keys": .array(keys.map(JSONValue.string)), "name": .string(name), "confidence": confidence,
        "reasoning": .string(reasoning),
    ])
}

func split(_ key: String, _ reason: String = "Several pages.") -> JSONValue {
    .object(["cluster_key": .string(key), "reason": .string(reason)])
}

func answer(_ campaigns: [JSONValue], splits: [JSONValue] = []) -> String {
    JSONValue.object(["campaigns": .array(campaigns), "splits": .array(splits)]).text
}

/// A model whose answers depend on the prompt.
func modelAnswering(
    name: String = "test", _ answer: @escaping @Sendable ([ShownCluster], Int) throws -> String
) -> ScriptedModel {
    ScriptedModel(name: name) { request, index in
        let text = try answer(try shownClusters(in: request), index)
        return ModelResponse(
            text: text, usage: TokenUsage(inputTokens: 10, outputTokens: 5), model: "scripted")
    }
}

/// A model that names every cluster separately.
func namingModel(_ prefix: String = "Campaign") -> ScriptedModel {
    modelAnswering { clusters, _ in
        answer(clusters.enumerated().map { entry([$1.key], "\(prefix) \($0 + 1)") })
    }
}

func plan(
    _ creatives: [Creative], _ model: some LanguageModel, minimum: Int = 1,
    keptIn cache: InMemoryCache? = nil,
    options: ModelRefiner.Options = ModelRefiner.Options()
) async throws -> CampaignPlan {
    var planning = CampaignPlanner.Options()
    planning.minimumClusterSize = minimum
    let refiner = ModelRefiner(model, keptIn: cache, options: options)
    let plan = try await CampaignPlanner(refiner: refiner, options: planning).plan(for: snapshot(creatives))
    let planned = plan.campaigns.flatMap { $0.members.map(\.creative) } + plan.unassigned.map(\.creative)
    #expect(planned.sorted() == creatives.map(\.key).sorted(), "every creative once")
    return plan
}

func offlinePlan(_ creatives: [Creative], minimum: Int = 1) async throws -> CampaignPlan {
    var planning = CampaignPlanner.Options()
    planning.minimumClusterSize = minimum
    return try await CampaignPlanner(options: planning).plan(for: snapshot(creatives))
}

extension CampaignPlan {
    /// The plan as any planner would have made it.
    var withoutPlanner: CampaignPlan {
        var plan = self
        plan.planner = nil
        return plan
    }
}

/// Three pages of one advertiser, each a campaign by rules, and one of another.
let novaAndOther: [Creative] =
    ["a", "b", "c"].flatMap { page in
        (1...3).map { number in
            creative(
                "\(page)\(number)", url: "https://nova.example.com/\(page)-page", advertiser: "Nova",
                starts: "2025-01-0\(number)")
        }
    }
    + (1...3).map {
        creative("x\($0)", url: "https://other.example.org/x-page", advertiser: "Other", starts: "2025-01-01")
    }

extension [ShownCluster] {
    /// The key of the cluster that leads to a page.
    func key(_ page: String) -> String {
        first { $0.urls.contains { $0.hasSuffix("/\(page)-page") } }?.key ?? "none"
    }
}
