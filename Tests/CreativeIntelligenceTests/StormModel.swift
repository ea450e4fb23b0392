import CreativeIntelligence
import Foundation

/// A model that merges, splits and names deterministically by its prompt.
struct StormModel: LanguageModel {
    var name: String
    var isOut = false

    var identifier: String { "storm:\(name)" }

    func respond(to request: ModelRequest) async throws -> ModelResponse {
        guard !isOut else { throw LLMError(.serverFault, "down") }
        let block = request.messages[0].text.components(separatedBy: "<campaign_clusters>\n")[1]
            .components(separatedBy: "\n</campaign_clusters>")[0]
        let answers = try JSONValue(parsing: block).array.map { answer(about: $0["clusters"].array) }
        let lists = ["campaigns", "splits"].map { list in
            (list, JSONValue.array(answers.flatMap { $0[list].array }))
        }
        return ModelResponse(
            text: JSONValue.object(Dictionary(uniqueKeysWithValues: lists)).text,
            usage: TokenUsage(inputTokens: 10, outputTokens: 5), model: name)
    }

    private func answer(about clusters: [JSONValue]) -> JSONValue {
        var campaigns: [JSONValue] = []
        var splits: [JSONValue] = []
        var waiting: JSONValue?
        for cluster in clusters {
            let key = cluster["key"].stringValue
            let draw = key.utf8.reduce(name.utf8.count) { ($0 &* 31 &+ Int($1)) & 0xFFFF }
            switch (cluster["decided_as"], draw % 4) {
            case (.null, 0):
                splits.append(
                    .object([
                        "cluster_key": .string(key), "reason": .string("Several pages in \(word(draw))."),
                    ]))
            case (.null, 1):
                campaigns.append(entry([key], draw))
            case (.null, _):
                guard let earlier = waiting else {
                    waiting = cluster
                    continue
                }
                campaigns.append(entry([earlier["key"].stringValue, key], draw))
                waiting = nil
            // Decided creatives are joined by others, and sometimes renamed or split, which must be ignored.
            case (_, 0): splits.append(.object(["cluster_key": .string(key), "reason": .string("Again.")]))
            case (_, 1): campaigns.append(entry([key], draw &+ 1))
            default: waiting = waiting ?? cluster
            }
        }
        if let waiting, waiting["decided_as"] == .null {
            campaigns.append(entry([waiting["key"].stringValue], 5))
        }
        return .object(["campaigns": .array(campaigns), "splits": .array(splits)])
    }

    private func entry(_ keys: [String], _ draw: Int) -> JSONValue {
        .object([
            "cluster_keys": .array(keys.map(JSONValue.string)), "name": .string("\(name) \(word(draw))"),
            "confidence": .number(0.8), "reasoning": .string("Both of \(word(draw / 7))."),
        ])
    }

    private func word(_ draw: Int) -> String {
        let syllables = ["ba", "do", "ki", "lu", "me", "no", "ra", "si"]
        return (0..<4).map { syllables[(draw >> (3 * $0)) & 7] }.joined()
    }
}
