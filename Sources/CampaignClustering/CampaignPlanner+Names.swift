internal import CreativeModel
internal import RuleClustering
internal import StageCore

/// A name for a campaign, and who chose it.
struct ChosenName {
    var text: String
    var namedBy: Assigner
}

extension CampaignPlanner {
    /// Names campaigns: what a model proposed goes first, the namer names the other new ones.
    ///
    /// A campaign that is there takes a model's name where a rule named it; a person's name and an earlier one of a model stay.
    ///
    /// - Parameters:
    ///   - drafts: The drafts.
    ///   - existing: For each draft, the campaign that it continues.
    ///   - taken: By seat, names that are not free.
    /// - Returns: By index of the draft, the names of new campaigns and those that change.
    func names(
        of drafts: [CampaignDraft], continuing existing: [Campaign?], taken: [String: Set<String>],
        signals: [CreativeSignals], context: RunContext
    ) async throws -> [Int: ChosenName] {
        var taken = taken
        var names: [Int: ChosenName] = [:]
        for (index, draft) in drafts.enumerated() where existing[index]?.namedBy ?? .rule == .rule {
            guard let proposed = draft.proposedName, let name = try? ProposedName(proposed) else { continue }
            if name.text == existing[index]?.name {
                names[index] = ChosenName(text: name.text, namedBy: .model)
                continue
            }
            let free = NameText.free(name.text, taken: &taken[draft.seat, default: []])
            names[index] = ChosenName(text: free, namedBy: .model)
        }
        let others = drafts.indices.filter { existing[$0] == nil && names[$0] == nil }
        let texts = try await namer.names(
            for: others.map { drafts[$0] }, taken: taken, of: signals, context: context)
        guard texts.count == others.count else {
            throw PlanningError(
                .stageFailed, "the namer gave \(texts.count) names for \(others.count) campaigns")
        }
        for (index, text) in zip(others, texts) { names[index] = ChosenName(text: text, namedBy: .rule) }
        return names
    }
}
