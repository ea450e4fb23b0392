internal import CreativeModel

extension CampaignStoreConformance {
    /// Checks that every kind of edit can be undone, restoring the previous state, one after another back to the first.
    package func checkUndo() async throws {
        let store = try await store(of: 9, seats: ["a", "b"])
        await check.refuses(.nothingToUndo, "undoing in a store without edits") {
            try await store.undoLastEdit()
        }
        let ids = try await store.apply(
            CampaignPlan(
                1,
                [
                    PlannedCampaign("One", [1, 2, 3].map { key($0) }).namedByModel,
                    PlannedCampaign("Two", [4, 5].map { key($0) }), PlannedCampaign("Three", [key(6)]),
                ], unassigned: [7, 8].map { key($0) },
                decisions: [ModelDecision(.merged, [1, 2, 3]), ModelDecision(.split, [6, 7])])
        ).created
        await check.refuses(.nothingToUndo, "undoing a plan") { try await store.undoLastEdit() }
        let start = try await State(of: store)
        var states: [(kind: CampaignEdit.Kind, before: State)] = []
        for (kind, edit) in Self.edits(of: ids) {
            let before = try await State(of: store)
            try await edit(store)
            let revision = try await store.snapshot().revision
            let undone = try await store.undoLastEdit()
            check.same(undone.kind, kind, "the kind of an undone edit")
            check.same(try await store.edits(limit: 1), [undone], "an undone edit in the log")
            let after = try await State(of: store)
            check.same(after.snapshot.revision, revision + 1, "the revision after undoing \(kind)")
            checkUndone(before, after, count: 1, "\(kind)")
            states.append((kind, try await State(of: store)))
            try await edit(store)
        }
        while let (kind, before) = states.popLast() {
            let count = try await store.edits(limit: .max).count - before.edits.count
            check.same(try await store.undoLastEdit().kind, kind, "the kind of the previous edit")
            checkUndone(before, try await State(of: store), count: count, "all edits back to \(kind)")
        }
        var end = try await store.snapshot()
        end.revision = start.snapshot.revision
        check.same(end, start.snapshot, "the store after everything is undone")
        let log = try await store.edits(limit: .max)
        await check.refuses(.nothingToUndo, "undoing more edits than there are") {
            try await store.undoLastEdit()
        }
        check.same(try await store.edits(limit: .max), log, "the log after a refused undo")
        try await checkUndoBySeat(store)
    }

    /// Returns edits of each kind, some with several effects. Each depends on the state left by the previous ones.
    private static func edits(
        of ids: [CampaignID]
    ) -> [(CampaignEdit.Kind, @Sendable (Store) async throws -> Void)] {
        [
            (.placed, { try await $0.place([key(7), key(4), key(1)], in: ids[2]) }),
            (.removed, { try await $0.remove([key(2), key(3)], from: ids[0]) }),
            (.placed, { try await $0.place([key(2)], in: ids[0]) }),
            (.placed, { try await $0.place([key(2)], in: ids[0]) }),
            (.renamed, { _ = try await $0.updateCampaign(ids[1], name: "Zwei", summary: nil, status: nil) }),
            (.renamed, { _ = try await $0.updateCampaign(ids[0], name: "Eins", summary: nil, status: nil) }),
            (.described, { _ = try await $0.updateCampaign(ids[1], name: nil, summary: "S", status: nil) }),
            (.described, { _ = try await $0.updateCampaign(ids[1], name: nil, summary: "T", status: nil) }),
            (
                .statusChanged,
                { _ = try await $0.updateCampaign(ids[1], name: nil, summary: nil, status: .archived) }
            ),
            (
                .updated,
                { _ = try await $0.updateCampaign(ids[1], name: "Deux", summary: "U", status: .active) }
            ),
            (.modelForgotten, { _ = try await $0.forgetModelDecisions(of: nil) }),
            (
                .split,
                { _ = try await $0.splitCampaign(ids[2], moving: [key(1), key(6)], toCampaignNamed: "New") }
            ),
            (.created, { _ = try await $0.createCampaign(named: "Own", seat: "a") }),
            (.merged, { _ = try await $0.mergeCampaigns([ids[0], ids[2], ids[1]]) }),
            (.deleted, { try await $0.deleteCampaign(ids[0]) }),
        ]
    }

    private func checkUndoBySeat(_ store: Store) async throws {
        let here = try await store.createCampaign(named: "Here", seat: "a").id
        let there = try await store.createCampaign(named: "There", seat: "b").id
        _ = try await store.updateCampaign(there, name: "Yonder", summary: "S", status: .paused)
        await check.refuses(.nothingToUndo, "undoing in a seat without edits") {
            _ = try await store.undoLastEdit(in: "c")
        }
        check.same(try await store.undoLastEdit(in: "a").campaign, here, "undoing in one seat")
        await check.refuses(.nothingToUndo, "undoing more edits than a seat has") {
            _ = try await store.undoLastEdit(in: "a")
        }
        check.same(
            try await store.undoLastEdit(in: "b").kind, .updated,
            "the changes of one call are undone as one edit")
        let left = try await store.snapshot().campaigns.first { $0.id == there }
        check.same([left?.name, left?.summary], ["There", nil], "a campaign after its changes were undone")
    }
}
