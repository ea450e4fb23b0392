internal import CreativeModel
internal import RuleClustering

/// The treatment of drafts below the minimum size. They are never mixed in one group, and no creative
/// is lost silently.
///
/// Within one owner, in this order: small drafts that lead to the same page are joined if they are
/// large enough together, regardless of the pause between them. Others of one domain or app whose
/// flights are close are gathered. Those that are still too small join the nearest campaign, else the
/// one of their page. If there is none, the creatives stay unassigned, with the reason.
struct SmallDrafts {
    let minimumSize: Int
    let flightOptions: FlightOptions
    let signals: [CreativeSignals]

    /// Divides drafts into campaigns and leftovers.
    func settle(_ drafts: [CampaignDraft]) -> (campaigns: [CampaignDraft], leftovers: [Leftover]) {
        var large: [CampaignDraft] = []
        var small: [CampaignDraft] = []
        for draft in drafts {
            if draft.members.count >= minimumSize { large.append(draft) } else { small.append(draft) }
        }
        guard !small.isEmpty else { return (large, []) }
        let pages = SharedPages(signals: signals)
        let paged = pages.joined(small, minimumSize: minimumSize)
        large += paged.filter { $0.members.count >= minimumSize }
        let gathered = gather(paged.filter { $0.members.count < minimumSize })
        large += gathered.filter { $0.members.count >= minimumSize }
        let alone = pages.joined(gathered.filter { $0.members.count < minimumSize })
        large += alone.filter { $0.members.count >= minimumSize }
        let reasons = LeftoverReason(drafts, signals: signals, minimumSize: minimumSize)
        var nearest = NearestCampaign(large, shapes: large.map(shape), pages: pages)
        var waiting = alone.filter { $0.members.count < minimumSize }.map {
            (draft: $0, shape: shape(of: $0))
        }
        // A campaign may become nearer to other drafts by those it absorbs.
        var isDone = false
        while !isDone {
            let found = waiting.map { nearest.find(for: $0.draft, shape: $0.shape) }
            for (found, small) in zip(found, waiting) {
                if let found {
                    nearest.take(small.draft, shape: small.shape, into: found.index, because: found.evidence)
                }
            }
            waiting = zip(found, waiting).filter { $0.0 == nil }.map(\.1)
            isDone = waiting.isEmpty || found.allSatisfy { $0 == nil }
        }
        let leftovers = waiting.flatMap { draft, shape in
            let reason = reasons.reason(
                for: draft, ground: shape.ground, furthest: Int(NearestCampaign.furthest))
            return reasons.byLack(draft).map { Leftover(draft: $0.draft, reason: reason + $0.lack) }
        }
        return (nearest.campaigns, leftovers)
    }

    /// Creatives that join no campaign.
    struct Leftover {
        var draft: CampaignDraft
        var reason: String
    }

    /// Joins small drafts of one owner and domain or app whose flights are close.
    private func gather(_ drafts: [CampaignDraft]) -> [CampaignDraft] {
        var indices: [Ground: [Int]] = [:]
        var order: [Ground] = []
        for (index, draft) in drafts.enumerated() {
            let ground = Ground(seat: draft.seat, owner: draft.owner, name: shape(of: draft).ground)
            if indices[ground] == nil { order.append(ground) }
            indices[ground, default: []].append(index)
        }
        return order.flatMap { ground -> [CampaignDraft] in
            let own = indices[ground, default: []].map { drafts[$0] }
            guard own.count > 1, !ground.name.isEmpty, ground.owner != .unknown else { return own }
            return chains(of: own).map { chain in
                guard chain.count > 1 else { return chain[0] }
                return merged(chain, on: ground.name)
            }
        }
    }

    private struct Ground: Hashable {
        var seat: String
        var owner: Owner
        var name: String
    }

    /// Divides drafts, by start, at each pause that is too long; undated ones go with the last.
    private func chains(of drafts: [CampaignDraft]) -> [[CampaignDraft]] {
        let sorted = drafts.map { (draft: $0, shape: shape(of: $0)) }
            .sorted {
                ($0.shape.start, $0.draft.members[0].index) < ($1.shape.start, $1.draft.members[0].index)
            }
        var chains: [[CampaignDraft]] = []
        var end = -Double.infinity
        for (draft, shape) in sorted {
            let isClose = !shape.isDated || (shape.start - end) / 86_400 <= flightOptions.longestPauseDays
            if chains.isEmpty || !isClose { chains.append([]) }
            chains[chains.count - 1].append(draft)
            if shape.isDated { end = max(end, shape.end) }
        }
        return chains
    }

    private func merged(_ drafts: [CampaignDraft], on ground: String) -> CampaignDraft {
        var result = drafts[0]
        result.confidence = 0.3
        // A name for one of the groups does not apply to the others.
        if Set(drafts.map(\.proposedName)).count > 1 { result.proposedName = nil }
        result.members = drafts.flatMap(\.members).sorted { $0.index < $1.index }
        let evidence = Evidence(kind: "gathered", detail: "one of several small groups on \(ground)")
        for index in result.members.indices {
            result.members[index].evidence.append(evidence)
            result.members[index].assignedBy = .rule
        }
        result.method = ClusteringMethod(
            rawValue: Tally(drafts.flatMap { draft in draft.members.map { _ in draft.method.rawValue } })
                .mostFrequent ?? result.method.rawValue)
        return result
    }

    private func shape(of draft: CampaignDraft) -> DraftShape {
        DraftShape(draft, signals: signals, assumedFlight: flightOptions.assumedFlightDays)
    }
}

extension CampaignDraft {
    /// Adds the members of a small draft.
    mutating func absorb(_ draft: CampaignDraft, because evidence: Evidence) {
        members += draft.members.map { member in
            var member = member
            member.evidence.append(evidence)
            member.assignedBy = .rule
            return member
        }
        members.sort { $0.index < $1.index }
    }
}
