internal import CreativeModel
internal import RuleClustering
internal import StageCore

/// A name for a campaign, and its author.
struct ChosenName {
    var text: String
    var namedBy: Assigner
}

extension CampaignPlanner {
    /// Names campaigns: proposals of a model first, then the namer's names for the other new campaigns.
    ///
    /// An existing campaign takes the model's name if a rule named it. Names given by a person or by an
    /// earlier model stay.
    ///
    /// - Parameters:
    ///   - drafts: All drafts.
    ///   - continuity: The campaigns that the drafts continue, and the names that are taken.
    ///   - performance: The store with the performance of the creatives.
    /// - Returns: The names of new campaigns and changed names, by index of the draft.
    func names(
        of drafts: [CampaignDraft], continuing continuity: Continuity, signals: [CreativeSignals],
        performance: (any PerformanceStore)?, context: RunContext
    ) async throws -> [Int: ChosenName] {
        let existing = continuity.existing
        var free = continuity.takenNames.mapValues { FreeNames(taken: $0) }
        var names: [Int: ChosenName] = [:]
        for (index, draft) in drafts.enumerated() where existing[index]?.namedBy ?? .rule == .rule {
            guard let proposed = draft.proposedName, let name = try? ProposedName(proposed) else { continue }
            if name.text == existing[index]?.name {
                names[index] = ChosenName(text: name.text, namedBy: .model)
                continue
            }
            let text = free[draft.seat, default: FreeNames()].take(name.text)
            names[index] = ChosenName(text: text, namedBy: .model)
        }
        let others = drafts.indices.filter { existing[$0] == nil && names[$0] == nil }
        let named = drafts.indices.compactMap { index in
            (names[index]?.text ?? existing[index]?.name).map {
                NamingSurroundings.NamedDraft(draft: drafts[index], name: $0)
            }
        }
        let taken = free.mapValues(\.taken)
        let texts = try await namer.names(
            for: others.map { drafts[$0] },
            among: NamingSurroundings(taken: taken, named: named, performance: performance), of: signals,
            context: context)
        guard texts.count == others.count else {
            throw PlanningError(
                .stageFailed,
                "the namer returned \(counted(texts.count, "name")) for \(counted(others.count, "campaign"))")
        }
        for (index, text) in zip(others, texts) { names[index] = ChosenName(text: text, namedBy: .rule) }
        return names
    }
}
