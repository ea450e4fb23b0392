internal import CreativeModel
internal import RuleClustering

/// What becomes of drafts below the smallest size: never one mixed heap, never a silent loss.
///
/// In this order, inside one owner: small drafts of one domain or app whose flights touch are gathered
/// into one; what is still small joins the nearest campaign; and where there is none, the creatives stay
/// unassigned, with the reason.
struct SmallDrafts {
    let minimumSize: Int
    let flightOptions: FlightOptions
    let signals: [CreativeSignals]

    /// Splits drafts into campaigns and what is left over.
    func settle(_ drafts: [CampaignDraft]) -> (campaigns: [CampaignDraft], leftovers: [Leftover]) {
        var large: [CampaignDraft] = []
        var small: [CampaignDraft] = []
        for draft in drafts {
            if draft.members.count >= minimumSize { large.append(draft) } else { small.append(draft) }
        }
        guard !small.isEmpty else { return (large, []) }
        let gathered = gather(small)
        large += gathered.filter { $0.members.count >= minimumSize }
        var nearest = NearestCampaign(large, shapes: large.map(shape))
        var leftovers: [Leftover] = []
        for draft in gathered where draft.members.count < minimumSize {
            if let (place, reason) = nearest.find(for: draft, shape: shape(of: draft)) {
                nearest.campaigns[place].absorb(draft, because: reason)
            } else {
                leftovers.append(Leftover(draft: draft, reason: reason(of: draft)))
            }
        }
        return (nearest.campaigns, leftovers)
    }

    /// Creatives that no campaign takes.
    struct Leftover {
        var draft: CampaignDraft
        var reason: String
    }

    /// Joins small drafts of one owner and domain or app whose flights are close.
    private func gather(_ drafts: [CampaignDraft]) -> [CampaignDraft] {
        var places: [Ground: [Int]] = [:]
        var order: [Ground] = []
        for (place, draft) in drafts.enumerated() {
            let ground = Ground(seat: draft.seat, owner: draft.owner, name: shape(of: draft).ground)
            if places[ground] == nil { order.append(ground) }
            places[ground, default: []].append(place)
        }
        return order.flatMap { ground -> [CampaignDraft] in
            let own = places[ground, default: []].map { drafts[$0] }
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

    /// Cuts drafts, by start, wherever a pause is too long; undated ones go with the last.
    private func chains(of drafts: [CampaignDraft]) -> [[CampaignDraft]] {
        let sorted = drafts.map { (draft: $0, shape: shape(of: $0)) }
            .sorted {
                ($0.shape.start, $0.draft.members[0].index) < ($1.shape.start, $1.draft.members[0].index)
            }
        var chains: [[CampaignDraft]] = []
        var end = -Double.infinity
        for (draft, shape) in sorted {
            let isClose = !shape.isDated || (shape.start - end) / 86_400 <= flightOptions.longestPause
            if chains.isEmpty || !isClose { chains.append([]) }
            chains[chains.count - 1].append(draft)
            if shape.isDated { end = max(end, shape.end) }
        }
        return chains
    }

    private func merged(_ drafts: [CampaignDraft], on ground: String) -> CampaignDraft {
        var result = drafts[0]
        result.confidence = 0.3
        // A name for one of the groups says nothing of the others.
        if Set(drafts.map(\.proposedName)).count > 1 { result.proposedName = nil }
        result.members = drafts.flatMap(\.members).sorted { $0.index < $1.index }
        let evidence = Evidence(kind: "gathered", detail: "one of several small groups on \(ground)")
        for place in result.members.indices {
            result.members[place].evidence.append(evidence)
            result.members[place].assignedBy = .rule
        }
        result.method = ClusteringMethod(
            rawValue: Tally(drafts.flatMap { draft in draft.members.map { _ in draft.method.rawValue } })
                .mostFrequent ?? result.method.rawValue)
        return result
    }

    private func reason(of draft: CampaignDraft) -> String {
        let count = draft.members.count
        let subject = count == 1 ? "the only creative" : "one of only \(count) creatives"
        let ground = shape(of: draft).ground
        let mark: String
        switch (draft.owner, ground) {
        case (.unknown, _): mark = "with \(draft.members[0].evidence.first?.detail ?? "its marks")"
        case (_, ""): mark = "of its advertiser"
        default: mark = "on \(ground)"
        }
        let near = draft.owner == .unknown ? "" : ", and its owner has no campaign near it"
        return "\(subject) \(mark); a campaign needs \(minimumSize)\(near)"
    }

    private func shape(of draft: CampaignDraft) -> DraftShape {
        DraftShape(draft, signals: signals, assumedFlight: flightOptions.assumedFlight)
    }
}

extension CampaignDraft {
    /// Takes over the members of a small draft.
    fileprivate mutating func absorb(_ draft: CampaignDraft, because reason: String) {
        members += draft.members.map { member in
            var member = member
            member.evidence.append(Evidence(kind: "nearest", detail: reason))
            member.assignedBy = .rule
            return member
        }
        members.sort { $0.index < $1.index }
    }
}
