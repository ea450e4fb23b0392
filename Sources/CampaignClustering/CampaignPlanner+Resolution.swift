internal import CreativeModel
internal import RuleClustering
internal import StageCore

extension CampaignPlanner {
    /// Joins or divides drafts to the resolution of the options.
    ///
    /// Campaigns that a person named, described or paused, or whose creatives a person moved, stay as they are.
    func resolved(
        _ drafts: [CampaignDraft], of snapshot: StoreSnapshot, signals: [CreativeSignals], context: RunContext
    ) throws -> ResolvedDrafts {
        let continuity = Continuity(snapshot, drafts: drafts, signals: signals)
        let placed = Set(snapshot.assignments.filter { $0.assignedBy == .user }.map(\.campaign))
        let edited = placed.union(snapshot.exclusions.map(\.campaign))
        let removed = Set(snapshot.exclusions.map(\.creative))
        let isFixed = zip(drafts, continuity.existing).map { draft, campaign in
            campaign.map { $0.isPersonal || edited.contains($0.id) } ?? false
                || draft.members.contains { removed.contains(signals[$0.index].creative.key) }
        }
        let continued = Set(continuity.existing.compactMap { $0?.id })
        let others = Set(snapshot.assignments.map(\.campaign)).intersection(
            snapshot.campaigns.filter { $0.isPersonal || placed.contains($0.id) }.map(\.id)
        ).subtracting(continued)
        return try ResolvedDrafts(
            drafts, to: options.resolution, isFixed: isFixed, others: others.count, signals: signals,
            minimumSize: options.minimumClusterSize, context: context)
    }
}
