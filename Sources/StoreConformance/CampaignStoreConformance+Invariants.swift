internal import CreativeModel

extension CampaignStoreConformance {
    /// Does a call on both, and checks what holds for every call whatever the model says. Returns whether both gave
    /// the same.
    func perform(
        _ call: RandomCall, on store: Store, _ model: InMemoryStore, _ what: String
    ) async throws -> Bool {
        let before = try await State(of: store)
        let result = await call.perform(on: store)
        let after = try await State(of: store)
        if case .refused = result {
            check.same(after, before, "refused calls change nothing: \(what)")
        } else {
            checkRevision(before, after, call, what)
        }
        switch call {
        case .apply(let plan):
            if case .planned(let outcome) = result {
                checkPeople(before.snapshot, after, plan, outcome, what)
            }
            check.same(after.edits, before.edits, "a plan is not logged: \(what)")
        case .add(let batch):
            check.holds(try await store.add(batch).isUnchanged, "an import again changes nothing: \(what)")
            check.same(try await State(of: store), after, "the store after an import again: \(what)")
        default: break
        }
        return check.same(result, await call.perform(on: model), what)
    }

    /// The revision rises by one with a change, and not without.
    private func checkRevision(_ before: State, _ after: State, _ call: RandomCall, _ what: String) {
        var leveled = after.snapshot
        leveled.revision = before.snapshot.revision
        let rise = after.snapshot.revision - before.snapshot.revision
        if leveled != before.snapshot {
            check.same(rise, 1, "how much the revision rose with a change: \(what)")
            return
        }
        switch call {
        case .apply, .update: check.same(rise, 0, "how much the revision rose without a change: \(what)")
        // Performance is in no snapshot, and what a person does twice is logged twice.
        default: check.holds((0...1).contains(rise), "the revision rose by \(rise): \(what)")
        }
    }

    /// No plan moves what a person placed, or renames, or moves what it does not name.
    private func checkPeople(
        _ before: StoreSnapshot, _ after: State, _ plan: CampaignPlan, _ outcome: PlanOutcome, _ what: String
    ) {
        let left = Set(after.snapshot.assignments)
        let isKept = before.assignments.allSatisfy { $0.assignedBy != .user || left.contains($0) }
        check.holds(isKept, "a plan moved what a person placed: \(what)")
        let campaigns = Dictionary(after.snapshot.campaigns.map { ($0.id, $0) }) { first, _ in first }
        for campaign in before.campaigns {
            if let kept = campaigns[campaign.id] {
                check.same(kept, campaign, "a plan changed a campaign: \(what)")
            } else {
                check.holds(
                    campaign.method != .manual && campaign.namedBy != .user
                        && outcome.retired.contains(campaign.id),
                    "a plan ended campaign \(campaign.id): \(what)")
            }
        }
        let members = plan.campaigns.flatMap(\.members).map(\.creative)
        let named = Set(members + plan.unassigned.map(\.creative))
        let now = places(after.snapshot)
        let earlier = places(before)
        let moved = before.creatives.map(\.key).filter { earlier[$0] != now[$0] }
        check.same(
            moved.filter { !named.contains($0) }, [], "creatives moved that the plan does not name: \(what)")
        check.same(outcome.changedAssignments, moved.count, "how many creatives a plan moved: \(what)")
        let excluded = before.exclusions.filter { now[$0.creative] == $0.campaign }
        check.same(excluded, [], "creatives that a plan put back: \(what)")
        check.same(
            after.unassigned.map(\.creative), before.creatives.map(\.key).filter { now[$0] == nil },
            "every creative is assigned or unassigned: \(what)")
    }

    private func places(_ snapshot: StoreSnapshot) -> [CreativeKey: CampaignID] {
        Dictionary(snapshot.assignments.map { ($0.creative, $0.campaign) }) { first, _ in first }
    }
}
