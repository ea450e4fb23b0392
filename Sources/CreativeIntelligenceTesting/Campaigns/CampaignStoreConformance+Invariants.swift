internal import CreativeModel
internal import CreativeStores

extension CampaignStoreConformance {
    /// Performs a call on the store and on the model, checks the invariants of the call, and returns whether both gave
    /// the same result.
    ///
    /// - Parameter undoes: Whether to undo an edit at once and check that the previous state is restored.
    func perform(
        _ call: RandomCall, on store: Store, _ model: InMemoryStore, undoes: Bool, _ what: String
    ) async throws -> Bool {
        let before = try await State(of: store)
        let result = await call.perform(on: store)
        let after = try await State(of: store)
        if let revisioned = store as? any RevisionedStore {
            check.same(
                try await revisioned.revision(), after.snapshot.revision,
                "the revision is that of the snapshot: \(what)")
        }
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
            checkLoggedNames(before, after, what)
        case .add(let batch):
            check.holds(
                try await store.add(batch).isUnchanged, "repeating an import changes nothing: \(what)")
            check.same(try await State(of: store), after, "the store after repeating an import: \(what)")
        default: break
        }
        guard check.same(result, await call.perform(on: model), what) else { return false }
        let made = after.edits.count - before.edits.count
        guard undoes, made > 0, !call.isPlan else { return true }
        for _ in 0..<made {
            check.same(
                try await store.undoLastEdit().bare, try await model.undoLastEdit().bare, "undoing \(what)")
        }
        checkUndone(before, try await State(of: store), count: made, what)
        return true
    }

    /// Checks that undoing edits restored the previous state, except for the revision, the log, and the creatives waiting for
    /// a plan.
    func checkUndone(_ before: State, _ after: State, count: Int, _ what: String) {
        var leveled = after.snapshot
        leveled.revision = before.snapshot.revision
        check.same(leveled, before.snapshot, "the store after undoing \(what)")
        check.same(after.unassigned, before.unassigned, "creatives without a campaign after undoing \(what)")
        check.same(Array(after.edits.dropFirst(count)), before.edits, "earlier edits after undoing \(what)")
        check.holds(
            after.edits.prefix(count).allSatisfy { $0.undoneAt != nil },
            "the log marks undone edits: \(what)")
        check.holds(
            Set(before.backlog.creatives).isSubset(of: after.backlog.creatives),
            "creatives still wait for a plan after undoing \(what)")
    }

    /// Checks that a plan logs only the names that campaigns received from a model.
    private func checkLoggedNames(_ before: State, _ after: State, _ what: String) {
        let count = after.edits.count - before.edits.count
        check.same(Array(after.edits.dropFirst(count)), before.edits, "the earlier log after a plan: \(what)")
        let names = Dictionary(before.snapshot.campaigns.map { ($0.id, $0.name) }) { first, _ in first }
        let renamed = after.snapshot.campaigns.filter { names[$0.id] != nil && names[$0.id] != $0.name }
        check.same(
            after.edits.prefix(count).compactMap(\.campaign).sorted(), renamed.map(\.id),
            "campaigns with new names in the log: \(what)")
        check.holds(
            after.edits.prefix(count).allSatisfy { $0.kind == .renamed && $0.by == .model },
            "a plan logs only model names: \(what)")
    }

    /// Checks that the revision rises by one with a change, and only then.
    private func checkRevision(_ before: State, _ after: State, _ call: RandomCall, _ what: String) {
        var leveled = after.snapshot
        leveled.revision = before.snapshot.revision
        let rise = after.snapshot.revision - before.snapshot.revision
        if leveled != before.snapshot {
            check.same(rise, 1, "the increase of the revision with a change: \(what)")
            return
        }
        switch call {
        case .apply, .update: check.same(rise, 0, "the increase of the revision without a change: \(what)")
        // Performance is not part of a snapshot, and repeated edits of people are logged again.
        default: check.holds((0...1).contains(rise), "the revision rose by \(rise): \(what)")
        }
    }

    /// Checks that a plan does not move creatives placed by people, rename campaigns, or move creatives it does not name.
    private func checkPeople(
        _ before: StoreSnapshot, _ after: State, _ plan: CampaignPlan, _ outcome: PlanOutcome, _ what: String
    ) {
        let left = Set(after.snapshot.assignments)
        let isKept = before.assignments.allSatisfy { $0.assignedBy != .user || left.contains($0) }
        check.holds(isKept, "a plan moved a creative placed by a person: \(what)")
        let campaigns = Dictionary(after.snapshot.campaigns.map { ($0.id, $0) }) { first, _ in first }
        for campaign in before.campaigns {
            if let kept = campaigns[campaign.id] {
                check.same(
                    kept, campaign.namedBy == .rule ? campaign.named(as: kept) : campaign,
                    "a plan changed a campaign: \(what)")
            } else {
                check.holds(
                    !campaign.isPersonal && outcome.retired.contains(campaign.id)
                        && !before.exclusions.contains { $0.campaign == campaign.id },
                    "a plan retired campaign \(campaign.id): \(what)")
            }
        }
        let members = plan.campaigns.flatMap(\.members).map(\.creative)
        let named = Set(members + plan.unassigned.map(\.creative))
        let now = assignments(after.snapshot)
        let earlier = assignments(before)
        let moved = before.creatives.map(\.key).filter { earlier[$0] != now[$0] }
        check.same(
            moved.filter { !named.contains($0) }, [], "moved creatives that the plan does not name: \(what)")
        check.same(
            outcome.changedAssignments, moved.count, "the number of creatives moved by a plan: \(what)")
        let archived = Set(before.campaigns.filter { $0.status == .archived }.map(\.id))
        check.same(
            moved.filter { key in [earlier[key], now[key]].contains { $0.map(archived.contains) ?? false } },
            [],
            "creatives moved by a plan into or out of an archived campaign: \(what)")
        let excluded = before.exclusions.filter { now[$0.creative] == $0.campaign }
        check.same(excluded, [], "excluded creatives assigned again by a plan: \(what)")
        check.same(
            after.unassigned.map(\.creative), before.creatives.map(\.key).filter { now[$0] == nil },
            "every creative is assigned or unassigned: \(what)")
    }

    private func assignments(_ snapshot: StoreSnapshot) -> [CreativeKey: CampaignID] {
        Dictionary(snapshot.assignments.map { ($0.creative, $0.campaign) }) { first, _ in first }
    }
}

extension RandomCall {
    fileprivate var isPlan: Bool {
        if case .apply = self { true } else { false }
    }
}

extension Campaign {
    /// Returns the campaign with name, method and confidence of another, if a model gave them.
    fileprivate func named(as other: Campaign) -> Campaign {
        guard other.namedBy == .model else { return self }
        var campaign = self
        campaign.name = other.name
        campaign.namedBy = .model
        campaign.method = other.method
        campaign.confidence = other.confidence
        campaign.updatedAt = other.updatedAt
        return campaign
    }
}
