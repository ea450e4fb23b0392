internal import CreativeModel

/// What came of answers that were paid for, in a line where nothing did.
struct AnswerEffect {
    /// What a person should know; a line at most.
    private(set) var warnings: [String] = []

    /// - Parameters:
    ///   - refinement: What was asked and answered.
    ///   - plan: The plan that came of it.
    ///   - snapshot: What the store holds.
    init(_ refinement: CampaignRefinement, plan: CampaignPlan, snapshot: StoreSnapshot) {
        guard refinement.answeredGroups > 0 else { return }
        let changes = PlanChanges(of: plan, campaigns: snapshot.campaigns, assignments: snapshot.assignments)
        guard changes.isEmpty else { return }
        let count = refinement.answeredGroups
        let groups = count == 1 ? "1 group" : "\(count) groups"
        warnings.append(
            "the model answered about \(groups) and no campaign changes: \(reason(refinement, snapshot))")
    }

    private func reason(_ refinement: CampaignRefinement, _ snapshot: StoreSnapshot) -> String {
        guard !refinement.decisions.isEmpty else { return "it decided nothing that can be used" }
        let campaigns = Dictionary(
            snapshot.assignments.map { ($0.creative, $0.campaign) }, uniquingKeysWith: { first, _ in first })
        let byID = Dictionary(
            snapshot.campaigns.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let concerned = Set(refinement.decisions.flatMap(\.creatives).compactMap { campaigns[$0] })
        let named = concerned.count { byID[$0]?.namedBy == .user }
        let known = concerned.count { byID[$0]?.namedBy == .model }
        let parts = [
            named == 0 ? nil : "\(named) of the campaigns keep the names that people gave",
            known == 0 ? nil : "\(known) have a model's name already",
            concerned.isEmpty ? "its groups are too small to be campaigns" : nil,
        ].compactMap(\.self)
        return parts.isEmpty ? "what it says is as it was" : parts.joined(separator: ", ")
    }
}
