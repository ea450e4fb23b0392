internal import ContentHashing
internal import CreativeModel
internal import Foundation
internal import LLMProtocol
internal import RuleClustering

/// The summary of a draft that a model sees.
struct ClusterSummary: Sendable {
    /// The identifier of the draft in the data and in answers: short, and stable as long as the first
    /// creative stays the same.
    let key: String
    /// One line of JSON, without angle brackets.
    let line: String

    /// - Parameter decision: The earlier decision about the draft.
    init(_ draft: CampaignDraft, decision: ModelDecision? = nil, signals: [CreativeSignals]) {
        let members = draft.members.map { signals[$0.index] }
        let first = members.map(\.creative.key).min()
        key = "k" + ContentHash(of: [draft.seat, first?.id ?? ""]).description.prefix(9)

        var facts: [String: JSONValue] = ["key": .string(key), "count": .integer(Int64(members.count))]
        if let decision { facts[Self.decidedKey] = decision.name.map(JSONValue.string) ?? .bool(true) }
        func list(_ name: String, _ values: [String?], atMost limit: Int) {
            let frequent = Tally(values.compactMap(\.self)).ranked.prefix(limit)
            if !frequent.isEmpty { facts[name] = .array(frequent.map { .string($0.value) }) }
        }
        // Cleaning is expensive, and the creatives of one draft have similar text.
        func listWords(_ name: String, _ values: [String?], to limit: Int, atMost count: Int) {
            let frequent = Tally(values.compactMap(\.self)).ranked.prefix(8 * count)
            var seen: Set<String> = []
            let words = frequent.compactMap { PromptText.words($0.value, to: limit) }
                .filter { seen.insert($0).inserted }.prefix(count)
            if !words.isEmpty { facts[name] = .array(words.map(JSONValue.string)) }
        }
        list("domains", members.map { $0.domain.map { PromptText.shortened($0, to: 80) } }, atMost: 10)
        list("urls", members.map(PromptText.address), atMost: 5)
        list("apps", members.map { $0.app.map { PromptText.shortened($0.id, to: 80) } }, atMost: 3)
        listWords("hints", [draft.name] + members.map(\.hint?.text), to: 60, atMost: 3)
        listWords("formats", members.map(\.creative.format?.rawValue), to: 20, atMost: 5)
        listWords("names", members.map { $0.creative.name ?? $0.creative.fileName }, to: 80, atMost: 3)
        listWords("texts", members.map(\.creative.text), to: 120, atMost: 2)
        let launches = members.compactMap(\.creative.launchedAt).map { Day($0, in: .gmt) }
        let ends = members.compactMap(\.creative.endsAt).map { Day($0, in: .gmt) }
        facts["first_day"] = launches.min().map { .string($0.description) }
        facts["last_day"] = (launches + ends).max().map { .string($0.description) }
        line = PromptData.escapingBrackets(inJSON: JSONValue.object(facts).text.utf8)
    }

    /// The key of the earlier name of a draft, or of `true` if it was decided without a name.
    static let decidedKey = "decided_as"

    /// The approximate number of tokens.
    var estimatedTokens: Int { line.utf8.count / 4 + 1 }
}
