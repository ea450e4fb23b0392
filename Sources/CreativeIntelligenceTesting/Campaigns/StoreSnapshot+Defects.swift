internal import CreativeModel

extension StoreSnapshot {
    /// Returns the campaign of a creative.
    func campaign(of creative: CreativeKey) -> CampaignID? {
        assignments.first { $0.creative == creative }?.campaign
    }

    /// The violated invariants; empty for every valid store at any time.
    var defects: [String] {
        contradictions + disorder
    }

    private var contradictions: [String] {
        var found: [String] = []
        let known = Set(creatives.map(\.key))
        let excluded = Set(exclusions)
        let byID = Dictionary(campaigns.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        if byID.count != campaigns.count { found.append("an ID is duplicated") }
        if Set(assignments.map(\.creative)).count != assignments.count {
            found.append("a creative is in two campaigns")
        }
        for assignment in assignments {
            if !known.contains(assignment.creative) { found.append("an unknown creative is assigned") }
            guard let campaign = byID[assignment.campaign] else {
                found.append("a creative is in campaign \(assignment.campaign), which does not exist")
                continue
            }
            if campaign.seat != assignment.creative.seat { found.append("a creative left its seat") }
            if excluded.contains(Exclusion(creative: assignment.creative, campaign: campaign.id)) {
                found.append("a creative is in campaign \(campaign.id) and excluded from it")
            }
        }
        if exclusions.contains(where: { byID[$0.campaign] == nil }) {
            found.append("an exclusion names a campaign that does not exist")
        }
        if Set(campaigns.map { [$0.seat, $0.name] }).count != campaigns.count {
            found.append("a name is duplicated in a seat")
        }
        if campaigns.contains(where: { $0.name.allSatisfy(\.isWhitespace) }) {
            found.append("a name is empty")
        }
        let decided = decisions.flatMap(\.creatives)
        if Set(decided).count != decided.count { found.append("a creative is in two decisions") }
        if !Set(decided).isSubset(of: known) { found.append("a decision is about an unknown creative") }
        if decisions.contains(where: { decision in decision.creatives.contains { $0.seat != decision.seat } })
        {
            found.append("a decision crosses seats")
        }
        if decisions.contains(where: \.creatives.isEmpty) { found.append("a decision has no creatives") }
        if decisions.contains(where: { $0.decidedAt == nil }) { found.append("a decision has no time") }
        if campaigns.contains(where: { $0.updatedAt < $0.createdAt }) {
            found.append("a campaign was changed before it was created")
        }
        return found
    }

    private var disorder: [String] {
        var found: [String] = []
        if !creatives.map(\.key).isStrictlyIncreasing { found.append("creatives are out of order") }
        if !campaigns.map(\.id).isStrictlyIncreasing { found.append("campaigns are out of order") }
        if !assignments.map(\.creative).isStrictlyIncreasing { found.append("assignments are out of order") }
        let isOrdered = zip(exclusions, exclusions.dropFirst()).allSatisfy {
            ($0.creative, $0.campaign) < ($1.creative, $1.campaign)
        }
        if !isOrdered { found.append("exclusions are out of order") }
        if !decisions.compactMap(\.creatives.first).isStrictlyIncreasing {
            found.append("decisions are out of order")
        }
        if !decisions.allSatisfy(\.creatives.isStrictlyIncreasing) {
            found.append("creatives of a decision are out of order")
        }
        return found
    }

    /// Returns the defects of this partial snapshot compared with the complete one. It must contain at least the expected
    /// creatives, and everything else follows from its creatives.
    func defects(asPartOf whole: StoreSnapshot, with expected: Set<CreativeKey>) -> [String] {
        var found = defects
        let here = Set(creatives.map(\.key))
        if !expected.isSubset(of: here) { found.append("lacks \(expected.subtracting(here).sorted())") }
        if revision != whole.revision { found.append("has revision \(revision), not \(whole.revision)") }
        if creatives != whole.creatives.filter({ here.contains($0.key) }) {
            found.append("has different creatives")
        }
        if assignments != whole.assignments.filter({ here.contains($0.creative) }) {
            found.append("has assignments that differ from those of its creatives")
        }
        if exclusions != whole.exclusions.filter({ here.contains($0.creative) }) {
            found.append("has exclusions that differ from those of its creatives")
        }
        if decisions != whole.decisions.filter({ !here.isDisjoint(with: $0.creatives) }) {
            found.append("has decisions that differ from those about its creatives")
        }
        let concerned = Set(assignments.map(\.campaign) + exclusions.map(\.campaign))
        if campaigns != whole.campaigns.filter({ concerned.contains($0.id) }) {
            found.append("has campaigns that differ from those of its creatives")
        }
        let others = whole.campaigns.filter { !concerned.contains($0.id) }
        let names = Dictionary(grouping: others, by: \.seat).mapValues { Set($0.map(\.name)) }
        if otherNames.filter({ !$0.value.isEmpty }) != names {
            found.append("has different names of campaigns outside")
        }
        return found
    }
}

extension Array where Element: Comparable {
    /// Whether each element is less than the next.
    var isStrictlyIncreasing: Bool { zip(self, dropFirst()).allSatisfy { $0 < $1 } }
}
