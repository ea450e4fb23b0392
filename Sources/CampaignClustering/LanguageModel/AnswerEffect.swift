internal import CreativeModel

/// The effect of paid answers, as a warning if they changed nothing.
struct AnswerEffect {
    /// At most one warning for people.
    private(set) var warnings: [String] = []

    /// - Parameters:
    ///   - refinement: The groups asked about, and the answers.
    ///   - plan: The resulting plan.
    ///   - snapshot: The contents of the store.
    init(_ refinement: CampaignRefinement, plan: CampaignPlan, snapshot: StoreSnapshot) {
        guard refinement.answeredGroups > 0 else { return }
        let changes = PlanChanges(of: plan, campaigns: snapshot.campaigns, assignments: snapshot.assignments)
        guard changes.isEmpty else { return }
        let count = refinement.answeredGroups
        let groups = count == 1 ? "1 group" : "\(count) groups"
        warnings.append(
            "the model answered about \(groups), but no campaign changes: \(reason(refinement, snapshot))")
    }

    private func reason(_ refinement: CampaignRefinement, _ snapshot: StoreSnapshot) -> String {
        guard !refinement.decisions.isEmpty else { return "it made no usable decision" }
        let campaigns = Dictionary(
            snapshot.assignments.map { ($0.creative, $0.campaign) }, uniquingKeysWith: { first, _ in first })
        let byID = Dictionary(
            snapshot.campaigns.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let concerned = Set(refinement.decisions.flatMap(\.creatives).compactMap { campaigns[$0] })
        let named = concerned.count { byID[$0]?.namedBy == .user }
        let known = concerned.count { byID[$0]?.namedBy == .model }
        let parts = [
            named == 0 ? nil : "\(named) named by a person",
            known == 0 ? nil : "\(known) already named by a model",
            concerned.isEmpty ? "the groups are too small for a campaign" : nil,
        ].compactMap(\.self)
        return parts.isEmpty ? "its decisions match the current campaigns" : parts.joined(separator: ", ")
    }
}
