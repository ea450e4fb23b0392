internal import CreativeModel
internal import RuleClustering

/// The campaigns that drafts continue, matched so that IDs and names are stable across runs.
///
/// A draft continues the campaign with which it shares the most creatives, the pair with the most
/// first. A campaign that splits keeps its ID on the larger part. A campaign that a person named,
/// described or paused takes precedence over others, and is never taken over. A campaign from which a
/// person removed creatives does not end either, even if it is empty: the person can delete it.
/// Campaigns made by people and archived campaigns are left unchanged.
struct Continuity {
    /// The campaign that each draft continues.
    private(set) var existing: [Campaign?]
    /// The campaigns that each draft takes over entirely.
    private(set) var absorbed: [[CampaignID]]
    /// The automatically created campaigns that no draft continues or takes over.
    private(set) var retired: [CampaignID] = []
    /// The names of all campaigns that stay, by seat; the names of ended campaigns become free.
    private(set) var takenNames: [String: Set<String>] = [:]

    /// Compares drafts with the existing campaigns.
    ///
    /// - Parameters:
    ///   - joined: The campaigns that get creatives regardless of the drafts. They do not end, and
    ///     neither do campaigns with creatives that a person placed.
    ///   - homes: The known campaigns of the first drafts. Creatives that leave or follow others must
    ///     not make the rest continue a different campaign.
    ///   - left: By index of the draft, the campaign that its creatives left together with creatives
    ///     removed by a person. The draft does not continue that campaign.
    init(
        _ snapshot: StoreSnapshot, drafts: [CampaignDraft], signals: [CreativeSignals],
        joined: Set<CampaignID> = [], homes: [CampaignID?] = [], left: [Int: CampaignID] = [:]
    ) {
        existing = Array(repeating: nil, count: drafts.count)
        absorbed = Array(repeating: [], count: drafts.count)
        defer {
            let ended = Set(retired + absorbed.joined()).subtracting(snapshot.exclusions.map(\.campaign))
            let staying = snapshot.campaigns.filter { !ended.contains($0.id) }
            takenNames = Dictionary(grouping: staying, by: \.seat).mapValues { Set($0.map(\.name)) }
                .merging(snapshot.otherNames) { $0.union($1) }
        }
        let machineMade = snapshot.campaigns.filter { $0.method != .manual && $0.status != .archived }
        guard !machineMade.isEmpty else { return }
        let byID = Dictionary(uniqueKeysWithValues: machineMade.map { ($0.id, $0) })

        let counts = Self.sharedCounts(snapshot, drafts: drafts, signals: signals)
            .filter { byID[$0.campaign] != nil && left[$0.draft] != $0.campaign }
        // A campaign that a person named or described precedes larger ones, because people know its
        // name.
        let isFirst = { (pair: SharedCount) in pair.count > 0 && byID[pair.campaign]?.isPersonal ?? false }
        let shared = counts.filter(isFirst) + counts.filter { !isFirst($0) }
        var continued: Set<CampaignID> = []
        for (index, home) in homes.enumerated() {
            guard let campaign = home.flatMap({ byID[$0] }) else { continue }
            existing[index] = campaign
            continued.insert(campaign.id)
        }
        for pair in shared where existing[pair.draft] == nil && !continued.contains(pair.campaign) {
            existing[pair.draft] = byID[pair.campaign]
            continued.insert(pair.campaign)
        }
        let heirs = Dictionary(
            shared.map { ($0.campaign, $0.draft) }, uniquingKeysWith: { first, _ in first })
        let kept = joined.union(snapshot.assignments.filter { $0.assignedBy == .user }.map(\.campaign))
        let edited = Set(snapshot.exclusions.map(\.campaign))
        for campaign in machineMade
        where !continued.contains(campaign.id) && !kept.contains(campaign.id) && !campaign.isPersonal {
            if let heir = heirs[campaign.id] {
                absorbed[heir].append(campaign.id)
            } else if !edited.contains(campaign.id) {
                retired.append(campaign.id)
            }
        }
    }

    /// Returns the exclusions of campaigns that are taken over, as exclusions from their successors.
    func carriedExclusions(of snapshot: StoreSnapshot) -> [Exclusion] {
        var heirs: [CampaignID: CampaignID] = [:]
        for (index, parts) in absorbed.enumerated() {
            for part in parts { heirs[part] = existing[index]?.id }
        }
        let current = Dictionary(
            uniqueKeysWithValues: snapshot.assignments.map { ($0.creative, $0.campaign) })
        return snapshot.exclusions.compactMap { exclusion in
            guard let heir = heirs[exclusion.campaign], current[exclusion.creative] != heir else {
                return nil
            }
            return Exclusion(creative: exclusion.creative, campaign: heir)
        }
    }

    private struct SharedCount {
        var draft: Int
        var campaign: CampaignID
        /// The number of shared creatives that were assigned automatically, without learning.
        var count: Int
        /// The number of shared creatives that are there because of an edit.
        var taught: Int
    }

    /// Returns the pairs that share creatives, by descending count, then the older campaign.
    ///
    /// A creative that a person placed in a campaign, or one that followed it, does not imply that the
    /// rest belongs there too. A creative that left with another must not draw along those that stayed.
    /// Otherwise a second plan would start from different data than the first.
    private static func sharedCounts(
        _ snapshot: StoreSnapshot, drafts: [CampaignDraft], signals: [CreativeSignals]
    ) -> [SharedCount] {
        let current = Dictionary(uniqueKeysWithValues: snapshot.assignments.map { ($0.creative, $0) })
        var pairs: [SharedCount] = []
        for (index, draft) in drafts.enumerated() {
            let assignments = draft.members.compactMap { current[signals[$0.index].creative.key] }
            let own = Tally(assignments.filter { !$0.isTaught }.map(\.campaign))
            let taught = Tally(assignments.filter(\.isTaught).map(\.campaign))
            let placed = Set(assignments.filter { $0.assignedBy == .user }.map(\.campaign))
            let followed = Set(assignments.filter { $0.isLearned }.map(\.campaign)).intersection(placed)
            for campaign in Set(own.counts.keys).union(taught.counts.keys).sorted() {
                let count = own.counts[campaign, default: 0]
                guard count > 0 || !followed.contains(campaign) else { continue }
                pairs.append(
                    SharedCount(
                        draft: index, campaign: campaign, count: count,
                        taught: taught.counts[campaign, default: 0]))
            }
        }
        return pairs.sorted { left, right in
            if left.count != right.count { return left.count > right.count }
            if left.taught != right.taught { return left.taught > right.taught }
            return (left.campaign, left.draft) < (right.campaign, right.draft)
        }
    }
}

extension Assignment {
    /// Whether a person placed the creative here, or it follows an edit of a similar one.
    var isTaught: Bool { assignedBy == .user || isLearned }

    /// Whether the creative follows an edit. The evidence of a creative removed from another campaign
    /// ends with kind `user`, that of a similar one with `learned`.
    var isLearned: Bool {
        assignedBy != .user && ["learned", "user"].contains(evidence.last?.kind)
    }
}
