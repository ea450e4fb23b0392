internal import CreativeModel
internal import RuleClustering
internal import StageCore

/// A name for a new campaign, and who chose it.
struct ChosenName {
    var text: String
    var namedBy: Assigner
}

extension CampaignPlanner {
    /// Names new campaigns: what a model proposed goes first, the namer names the others.
    ///
    /// - Parameter fresh: The places of the drafts to name.
    func names(
        for fresh: [Int], of drafts: [CampaignDraft], taken: [String: Set<String>],
        signals: [CreativeSignals],
        context: RunContext
    ) async throws -> [Int: ChosenName] {
        var taken = taken
        var names: [Int: ChosenName] = [:]
        for place in fresh {
            guard let proposed = drafts[place].proposedName, let name = try? ProposedName(proposed) else {
                continue
            }
            let free = NameText.free(name.text, taken: &taken[drafts[place].seat, default: []])
            names[place] = ChosenName(text: free, namedBy: .model)
        }
        let others = fresh.filter { names[$0] == nil }
        let texts = try await namer.names(
            for: others.map { drafts[$0] }, taken: taken, of: signals, context: context)
        guard texts.count == others.count else {
            throw PlanningError(
                .stageFailed,
                "the namer gave \(counted(texts.count, "name")) for \(counted(others.count, "campaign"))")
        }
        for (place, text) in zip(others, texts) { names[place] = ChosenName(text: text, namedBy: .rule) }
        return names
    }
}
