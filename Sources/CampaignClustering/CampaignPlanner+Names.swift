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
    /// - Parameters:
    ///   - drafts: All drafts.
    ///   - continuity: Which of them continue campaigns, and so have names.
    ///   - performance: Where the performance of the creatives is.
    func names(
        for drafts: [CampaignDraft], continuing continuity: Continuity, signals: [CreativeSignals],
        performance: (any PerformanceStore)?, context: RunContext
    ) async throws -> [Int: ChosenName] {
        let fresh = drafts.indices.filter { continuity.existing[$0] == nil }
        var taken = continuity.takenNames
        var names: [Int: ChosenName] = [:]
        for place in fresh {
            guard let proposed = drafts[place].proposedName, let name = try? ProposedName(proposed) else {
                continue
            }
            let free = NameText.free(name.text, taken: &taken[drafts[place].seat, default: []])
            names[place] = ChosenName(text: free, namedBy: .model)
        }
        let others = fresh.filter { names[$0] == nil }
        let named = drafts.indices.compactMap { index in
            (continuity.existing[index]?.name ?? names[index]?.text).map {
                NamingSurroundings.NamedDraft(draft: drafts[index], name: $0)
            }
        }
        let texts = try await namer.names(
            for: others.map { drafts[$0] },
            among: NamingSurroundings(taken: taken, named: named, performance: performance), of: signals,
            context: context)
        guard texts.count == others.count else {
            throw PlanningError(
                .stageFailed, "the namer gave \(texts.count) names for \(others.count) campaigns")
        }
        for (place, text) in zip(others, texts) { names[place] = ChosenName(text: text, namedBy: .rule) }
        return names
    }
}
