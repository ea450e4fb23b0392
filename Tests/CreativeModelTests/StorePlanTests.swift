import CreativeModel
import StageCore
import Testing

@Suite struct StorePlanTests {
    @Test func planTakesEffectAndAgainChangesNothing() async throws {
        let store = await store(of: 4)
        let revision = await store.snapshot().revision
        let plan = CampaignPlan(
            revision, [PlannedCampaign("One", [1, 2]), PlannedCampaign("Two", [3])], unassigned: [4])
        let outcome = try await store.apply(plan)
        let after = await store.snapshot()
        #expect(outcome.created.map(\.rawValue) == [1, 2])
        #expect(outcome.campaigns == outcome.created)
        #expect(outcome.changedAssignments == 3)
        #expect(after.revision == revision + 1)
        #expect(after.campaign(of: key(2)) == outcome.created[0])
        #expect(after.campaign(of: key(4)) == nil)

        let again = CampaignPlan(
            after.revision,
            [
                PlannedCampaign("One", [1, 2], existing: outcome.created[0]),
                PlannedCampaign("Two", [3], existing: outcome.created[1]),
            ], unassigned: [4])
        let unchanged = try await store.apply(again)
        #expect(unchanged.changedAssignments == 0 && unchanged.created.isEmpty && unchanged.retired.isEmpty)
        #expect(await store.snapshot() == after)
    }

    @Test func absorbedAndRetiredCampaignsGoWhenEmpty() async throws {
        let store = await store(of: 3)
        var revision = await store.snapshot().revision
        let made = try await store.apply(
            CampaignPlan(revision, [1, 2, 3].map { PlannedCampaign("C\($0)", [$0]) })
        ).created
        revision = await store.snapshot().revision
        let outcome = try await store.apply(
            CampaignPlan(
                revision, [PlannedCampaign("C1", [1, 2], existing: made[0], absorbed: [made[1]])],
                unassigned: [3],
                retired: [made[2], made[2]]))
        #expect(outcome.retired == [made[1], made[2]])
        #expect(outcome.changedAssignments == 2)
        #expect(await store.snapshot().campaigns.map(\.id) == [made[0]])
        // Ids are never given out again.
        let anew = try await store.createCampaign(named: "New", seat: "a").id
        #expect(anew.rawValue == 4)
    }

    @Test func campaignsOfPeopleAreNotRetired() async throws {
        let store = await store(of: 1)
        let manual = try await store.createCampaign(named: "Mine", seat: "a")
        let revision = await store.snapshot().revision
        let made = try await store.apply(CampaignPlan(revision, [PlannedCampaign("C", [1])])).created[0]
        _ = try await store.updateCampaign(made, name: "Renamed", summary: nil, status: nil)
        let outcome = try await store.apply(
            CampaignPlan(await store.snapshot().revision, [], unassigned: [1], retired: [manual.id, made]))
        #expect(outcome.retired.isEmpty)
        #expect(await store.snapshot().campaigns.map(\.name) == ["Mine", "Renamed"])
    }

    @Test func editsSinceThePlanStayAndAreReported() async throws {
        let store = await store(of: 6)
        let first = try await store.apply(
            CampaignPlan(
                await store.snapshot().revision,
                [PlannedCampaign("One", [1, 2, 3]), PlannedCampaign("Two", [4])]))
        let (one, two) = (first.created[0], first.created[1])
        let plan = CampaignPlan(
            await store.snapshot().revision,
            [
                PlannedCampaign("One", [1, 2, 5], existing: one), PlannedCampaign("Two", [4], existing: two),
                PlannedCampaign("Three", [6]),
            ], unassigned: [3])
        try await store.place([key(1)], in: two)  // otherwise than the plan
        try await store.remove([key(2)], from: one)  // otherwise
        try await store.remove([key(3)], from: one)  // as the plan
        try await store.place([key(4)], in: two)  // as the plan
        try await store.place([key(6)], in: one)  // otherwise: nothing is left of Three
        let outcome = try await store.apply(plan)
        let after = await store.snapshot()
        #expect(outcome.keptEdits == [key(1), key(2), key(6)])
        #expect(outcome.campaigns == [one, two, nil])
        #expect(outcome.created.isEmpty)
        #expect(outcome.changedAssignments == 1)
        #expect((1...6).map { after.campaign(of: key($0)) } == [two, nil, nil, two, one, one])
        #expect(after.defects.isEmpty)
    }

    @Test func editsBeforeThePlanWinSilently() async throws {
        let store = await store(of: 2)
        let mine = try await store.createCampaign(named: "Mine", seat: "a")
        try await store.place([key(1)], in: mine.id)
        let made = try await store.apply(
            CampaignPlan(await store.snapshot().revision, [PlannedCampaign("Rule", [1, 2])]))
        #expect(made.keptEdits.isEmpty)
        #expect(await store.snapshot().campaign(of: key(1)) == mine.id)
        try await store.remove([key(2)], from: made.created[0])
        let again = try await store.apply(
            CampaignPlan(
                await store.snapshot().revision, [PlannedCampaign("Rule", [2], existing: made.created[0])],
                unassigned: [1]))
        #expect(again.keptEdits.isEmpty)
        let after = await store.snapshot()
        #expect(after.campaign(of: key(1)) == mine.id)
        #expect(after.campaign(of: key(2)) == nil)
    }

    @Test func takenNamesGetANumber() async throws {
        let store = await store(of: 3, seats: ["a", "b"])
        _ = try await store.createCampaign(named: "Name", seat: "a")
        _ = try await store.createCampaign(named: "Name (2)", seat: "a")
        _ = try await store.apply(
            CampaignPlan(
                await store.snapshot().revision,
                [
                    PlannedCampaign("Name", [1]), PlannedCampaign("Name", [2]),
                    PlannedCampaign("Name", [1], seat: "b"),
                ]))
        let after = await store.snapshot()
        #expect(after.campaigns.map(\.name) == ["Name", "Name (2)", "Name (3)", "Name (4)", "Name"])
        #expect(after.defects.isEmpty)
    }

    @Test func namesOfCampaignsThatEndAreFreeAtOnce() async throws {
        let store = await store(of: 4)
        let made = try await store.apply(
            CampaignPlan(
                await store.snapshot().revision,
                ["Retired", "Absorbed", "Kept"].enumerated().map { PlannedCampaign($1, [$0 + 1]) })
        ).created
        // What a person placed stays, and with it the campaign and its name.
        try await store.place([key(4)], in: made[2])
        let outcome = try await store.apply(
            CampaignPlan(
                await store.snapshot().revision,
                [
                    PlannedCampaign("Retired", [1]), PlannedCampaign("Absorbed", [2], absorbed: [made[1]]),
                    PlannedCampaign("Kept", [3]),
                ], unassigned: [4], retired: [made[0], made[2]]))
        let after = await store.snapshot()
        #expect(outcome.retired == [made[0], made[1]])
        #expect(after.campaigns.map(\.name) == ["Kept", "Retired", "Absorbed", "Kept (2)"])
        #expect(after.campaigns.map(\.id) == [made[2]] + outcome.created)
        #expect(after.defects.isEmpty)
    }

    @Test func namesOfDeletedAndRenamedCampaignsAreFree() async throws {
        let store = await store(of: 2)
        let deleted = try await store.createCampaign(named: "Deleted", seat: "a").id
        let renamed = try await store.createCampaign(named: "Renamed", seat: "a").id
        try await store.deleteCampaign(deleted)
        _ = try await store.updateCampaign(renamed, name: "Other", summary: nil, status: nil)
        _ = try await store.apply(
            CampaignPlan(
                await store.snapshot().revision,
                [PlannedCampaign("Deleted", [1]), PlannedCampaign("Renamed", [2])]))
        #expect(await store.snapshot().campaigns.map(\.name) == ["Other", "Deleted", "Renamed"])
    }

    @Test func wrongPlansAreRefusedWhole() async throws {
        let store = await store(of: 3, seats: ["a", "b"])
        let one = try await store.apply(CampaignPlan(1, [PlannedCampaign("One", [1])])).created[0]
        let gone = try await store.createCampaign(named: "Gone", seat: "a").id
        try await store.deleteCampaign(gone)
        let before = await store.snapshot()
        let good = PlannedCampaign("Good", [2])
        let wrong: [(CampaignPlan, StoreError.Code)] = [
            (CampaignPlan(9, [good, PlannedCampaign("Gone", [3], existing: gone)]), .planOutdated),
            (CampaignPlan(9, [good, PlannedCampaign("Twice", [2])]), .planInvalid),
            (CampaignPlan(9, [PlannedCampaign("Twice", [2, 2])]), .planInvalid),
            (CampaignPlan(9, [good], unassigned: [2]), .planInvalid),
            (CampaignPlan(9, [good], unassigned: [3, 3]), .planInvalid),
            (
                CampaignPlan(
                    9, [PlannedCampaign("One", [1], existing: one), PlannedCampaign("O", [2], existing: one)]),
                .planInvalid
            ),
            (CampaignPlan(9, [good, PlannedCampaign("Nobody", [99])]), .unknownCreative),
            (CampaignPlan(9, [good, PlannedCampaign("Seat", [3], memberSeat: "b")]), .seatMismatch),
            (CampaignPlan(9, [good, PlannedCampaign("One", [3], existing: one, seat: "b")]), .seatMismatch),
            (
                CampaignPlan(9, [good, PlannedCampaign("One", [], existing: one)], retired: [one]),
                .planInvalid
            ),
            (
                CampaignPlan(9, [good, PlannedCampaign("One", [], existing: one, absorbed: [one])]),
                .planInvalid
            ),
            (CampaignPlan(9, [good, PlannedCampaign(" \n", [3])]), .planInvalid),
        ]
        for (index, (plan, code)) in wrong.enumerated() {
            #expect(await refusal { _ = try await store.apply(plan) } == code, "plan \(index)")
            #expect(await store.snapshot() == before, "plan \(index)")
        }
        _ = try await store.apply(CampaignPlan(before.revision, [good]))
        #expect(await store.snapshot().campaigns.map(\.id.rawValue) == [1, 3])
    }
}
