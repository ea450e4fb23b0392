internal import CreativeModel
internal import RuleClustering

/// Which drafts continue which campaigns, so that ids and names stay from run to run.
///
/// A draft continues the campaign that shares most creatives with it, the pair with most shared first; a
/// campaign that splits keeps its id on the larger part. One that a person named, described or paused goes before others, and is
/// never taken over. One that a person took creatives out of does not end either, even when it is empty: whoever emptied it can
/// delete it. Campaigns that people made are left to them.
struct Continuity {
    /// For each draft, the campaign that it continues.
    private(set) var existing: [Campaign?]
    /// For each draft, the campaigns that it takes over whole.
    private(set) var absorbed: [[CampaignID]]
    /// Machine-made campaigns that no draft continues or takes over.
    private(set) var retired: [CampaignID] = []
    /// By seat, the names of all campaigns that stay; those of campaigns that end are free again.
    private(set) var takenNames: [String: Set<String>] = [:]

    /// Compares drafts with the campaigns that are there.
    ///
    /// - Parameters:
    ///   - joined: Campaigns that get creatives whatever draft continues them: they do not end, and neither do those that
    ///     hold what a person placed.
    ///   - homes: For the first drafts, what is known already of the campaigns that they continue: who leaves or follows
    ///     others must not make the rest continue another one.
    ///   - left: By place, drafts of those who left a campaign with what a person took out: they do not continue it.
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
        let machineMade = snapshot.campaigns.filter { $0.method != .manual }
        guard !machineMade.isEmpty else { return }
        let byID = Dictionary(uniqueKeysWithValues: machineMade.map { ($0.id, $0) })

        let counts = Self.sharedCounts(snapshot, drafts: drafts, signals: signals)
            .filter { byID[$0.campaign] != nil && left[$0.draft] != $0.campaign }
        // A campaign that a person named or described goes before larger ones: its name is the one that people know.
        let isFirst = { (pair: SharedCount) in pair.count > 0 && byID[pair.campaign]?.isPersonal ?? false }
        let shared = counts.filter(isFirst) + counts.filter { !isFirst($0) }
        var continued: Set<CampaignID> = []
        for (place, home) in homes.enumerated() {
            guard let campaign = home.flatMap({ byID[$0] }) else { continue }
            existing[place] = campaign
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

    /// What people took out of campaigns that others take over, as exclusions from these.
    func carriedExclusions(of snapshot: StoreSnapshot) -> [Exclusion] {
        var heirs: [CampaignID: CampaignID] = [:]
        for (place, parts) in absorbed.enumerated() {
            for part in parts { heirs[part] = existing[place]?.id }
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
        /// How many creatives a machine put there by itself.
        var count: Int
        /// How many are there by what a person did.
        var taught: Int
    }

    /// Pairs that share creatives, most first, then the older campaign.
    ///
    /// What a person put into a campaign, and what followed it there, does not say that the rest belongs there too, and
    /// what left with another must not draw those after it who stayed: else a second plan would see another picture than
    /// the first.
    private static func sharedCounts(
        _ snapshot: StoreSnapshot, drafts: [CampaignDraft], signals: [CreativeSignals]
    ) -> [SharedCount] {
        let current = Dictionary(uniqueKeysWithValues: snapshot.assignments.map { ($0.creative, $0) })
        var pairs: [SharedCount] = []
        for (place, draft) in drafts.enumerated() {
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
                        draft: place, campaign: campaign, count: count,
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
    /// Whether a person put the creative here, or it is like one about which a person decided.
    fileprivate var isTaught: Bool { assignedBy == .user || isLearned }

    /// What a person took out of another campaign ends with evidence of kind `user`, what is like it with `learned`.
    fileprivate var isLearned: Bool {
        assignedBy != .user && ["learned", "user"].contains(evidence.last?.kind)
    }
}
