internal import CreativeModel
internal import StageCore

extension CampaignState {
    /// Checks a plan for every possible error before anything is changed.
    func check(_ plan: CampaignPlan) throws {
        let continued = plan.campaigns.compactMap(\.existing)
        if let gone = continued.first(where: { campaignsByID[$0] == nil }) {
            throw StoreError(
                .planOutdated, "campaign \(gone), which the plan continues, no longer exists: plan again")
        }
        guard plan.revision <= revision else {
            throw StoreError(
                .planInvalid,
                "the plan has revision \(plan.revision), newer than the store's \(revision): it belongs to another store"
            )
        }
        guard Set(continued).count == continued.count else {
            throw StoreError(.planInvalid, "the plan continues a campaign twice")
        }
        let ended = Set(plan.retired + plan.campaigns.flatMap(\.absorbed))
        if let both = continued.first(where: ended.contains) {
            throw StoreError(.planInvalid, "the plan continues campaign \(both) and ends it")
        }
        for planned in plan.campaigns {
            if let id = planned.existing, let known = campaignsByID[id], known.seat != planned.seat {
                throw StoreError(
                    .seatMismatch,
                    "the plan continues campaign \(id), whose seat is \(quoted(known.seat)), "
                        + "in seat \(quoted(planned.seat))")
            }
            guard planned.existing != nil || !planned.name.allSatisfy(\.isWhitespace) else {
                throw StoreError(.planInvalid, "the plan makes a campaign with an empty name")
            }
        }
        var seen = SeenCreatives(creatives)
        for planned in plan.campaigns {
            for creative in planned.members.lazy.map(\.creative) {
                try check(creative, in: planned.seat, &seen)
            }
        }
        try check(plan.decisions)
        if let twice = plan.unassigned.first(where: { !seen.insert($0.creative) }) {
            throw StoreError(
                .planInvalid, "the plan lists creative \(quoted(twice.creative)) as unassigned and elsewhere")
        }
        for stray in plan.neighbourhoods.lazy.flatMap(\.creatives) where !seen.remove(stray) {
            throw StoreError(
                .planInvalid,
                "creative \(quoted(stray)) of a neighbourhood is missing from the plan, or in two neighbourhoods"
            )
        }
    }

    private func check(_ creative: CreativeKey, in seat: String, _ seen: inout SeenCreatives) throws {
        guard let number = self.creatives.number(of: creative) else {
            throw StoreError(
                .unknownCreative, "the plan names creative \(quoted(creative)), which is not in the store")
        }
        guard seat == creative.seat else {
            throw StoreError(
                .seatMismatch,
                "the plan puts creative \(quoted(creative)) into a campaign of seat \(quoted(seat))")
        }
        guard seen.insert(number) else {
            throw StoreError(.planInvalid, "the plan places creative \(quoted(creative)) twice")
        }
    }

    private func check(_ decisions: [ModelDecision]) throws {
        for decision in decisions {
            for creative in decision.creatives {
                guard self.creatives.contains(creative) else {
                    throw StoreError(
                        .unknownCreative,
                        "the plan has a decision about creative \(quoted(creative)), which is not in the store"
                    )
                }
                guard creative.seat == decision.seat else {
                    throw StoreError(
                        .seatMismatch,
                        "the plan has a decision of seat \(quoted(decision.seat)) about creative \(quoted(creative))"
                    )
                }
            }
        }
    }
}

/// A set of creatives. It uses one byte per creative of the store, and a set of keys only for unknown ones; a set of all keys
/// would use more than fifty bytes each.
private struct SeenCreatives {
    private let known: KnownCreatives
    private var isKnownSeen: [Bool]
    private var others: Set<CreativeKey> = []

    init(_ known: KnownCreatives) {
        self.known = known
        isKnownSeen = Array(repeating: false, count: known.creatives.count)
    }

    /// Returns whether the creative was not in the set before.
    mutating func insert(_ creative: CreativeKey) -> Bool {
        guard let number = known.number(of: creative) else { return others.insert(creative).inserted }
        return insert(number)
    }

    /// Returns whether the creative with a number in the store was not in the set before.
    mutating func insert(_ number: Int) -> Bool {
        defer { isKnownSeen[number] = true }
        return !isKnownSeen[number]
    }

    /// Returns whether the creative was in the set before.
    mutating func remove(_ creative: CreativeKey) -> Bool {
        guard let number = known.number(of: creative) else { return others.remove(creative) != nil }
        defer { isKnownSeen[number] = false }
        return isKnownSeen[number]
    }
}
