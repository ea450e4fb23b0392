internal import CreativeModel

extension CampaignStoreConformance {
    /// Checks that the answers for one seat are that part of the answers for all seats, and that a plan of one seat does not
    /// affect the others.
    package func checkSeatScope() async throws {
        let store = try await store(of: 5, seats: ["a", "b", "c"], [row(key(1), on(0), [.clicks: 1])])
        let campaigns = try await fill(store)
        _ = try await store.createCampaign(named: "Empty", seat: "d")
        try await expectParts(of: store, "a store of four seats")
        check.same(try await store.seats(), ["a", "b", "c", "d"], "the seats of creatives and campaigns")
        try await checkPlanOfSeat(store, campaigns)
        try await expectParts(of: store, "a store after a plan of one seat")
        try await checkPlanners(of: store)
    }

    /// Adds a campaign in each of two seats, with one excluded and one unassigned creative each.
    private func fill(_ store: Store) async throws -> [CampaignID] {
        let planned = ["a", "b"].map { seat in
            PlannedCampaign("Same name", (1...3).map { key($0, seat: seat) }, seat: seat)
        }
        let together = ["a", "b"].map { seat in
            PlanNeighbourhood(["m"], (1...4).map { key($0, seat: seat) }, seat: seat)
        }
        var plan = CampaignPlan(
            try await store.snapshot().revision, planned,
            unassigned: [key(4), key(4, seat: "b")], planner: "first", together: together)
        plan.decisions = ["a", "b"].map { seat in
            ModelDecision(
                kind: .merged, seat: seat, creatives: [key(1, seat: seat), key(2, seat: seat)], model: "m")
        }
        let campaigns = try await store.apply(plan).created
        try await store.remove([key(3)], from: campaigns[0])
        try await store.remove([key(2, seat: "b")], from: campaigns[1])
        return campaigns
    }

    private func expectParts(of store: Store, _ what: String) async throws {
        let all = try await store.snapshot()
        let backlog = try await store.backlog()
        let unassigned = try await store.unassigned()
        let assignments = try await store.assignments(of: nil)
        let reports = try await store.reports(on: nil, in: .all)
        for seat in ["a", "b", "c", "d", "none"] {
            check.same(
                try await store.snapshot(ofSeat: seat), all.limited(toSeat: seat),
                "snapshot of seat \(seat), \(what)")
            check.same(
                try await store.backlog(ofSeat: seat).creatives, backlog.limited(toSeat: seat).creatives,
                "backlog of seat \(seat), \(what)")
            check.same(
                try await store.unassigned(ofSeat: seat), unassigned.filter { $0.creative.seat == seat },
                "creatives without a campaign of seat \(seat), \(what)")
            check.same(
                try await store.assignments(ofSeat: seat), assignments.filter { $0.creative.seat == seat },
                "assignments of seat \(seat), \(what)")
            check.same(
                try await store.reports(ofSeat: seat, in: .all), reports.filter { $0.campaign.seat == seat },
                "reports of seat \(seat), \(what)")
            check.same(
                try await store.creatives(ofSeat: seat), all.creatives.filter { $0.key.seat == seat },
                "creatives of seat \(seat), \(what)")
        }
    }

    private func checkPlanOfSeat(_ store: Store, _ campaigns: [CampaignID]) async throws {
        let before = try await store.snapshot()
        let reasons = try await store.unassigned()
        let backlog = try await store.backlog()
        var plan = CampaignPlan(
            before.revision,
            [
                PlannedCampaign("Same name", [key(1), key(2), key(5)], existing: campaigns[0]),
                PlannedCampaign("New", [key(4)]),
            ], unassigned: [key(3)], planner: "second",
            together: [PlanNeighbourhood(["m"], (1...5).map { key($0) })])
        plan.seat = "a"
        _ = try await store.apply(plan)
        let after = try await store.snapshot()
        for seat in ["b", "c", "d"] {
            var (old, new) = (before.limited(toSeat: seat), after.limited(toSeat: seat))
            (old.revision, new.revision) = (0, 0)
            check.same(new, old, "seat \(seat) after a plan of seat a")
            check.same(
                try await store.unassigned(ofSeat: seat), reasons.filter { $0.creative.seat == seat },
                "reasons of seat \(seat) after a plan of seat a")
            check.same(
                try await store.backlog(ofSeat: seat).creatives, backlog.limited(toSeat: seat).creatives,
                "backlog of seat \(seat) after a plan of seat a")
        }
        check.same(try await store.backlog(ofSeat: "a").creatives, [], "the backlog of the planned seat")
    }

    /// Checks that each seat continues from its own last plan, and the entire store only from a plan of all seats.
    private func checkPlanners(of store: Store) async throws {
        func planners() async throws -> [String?] {
            var found = [try await store.backlog().planner]
            for seat in ["a", "b", "none"] { found.append(try await store.backlog(ofSeat: seat).planner) }
            return found
        }
        check.same(
            try await planners(), [nil, "second", "first", "first"], "planners after a plan of seat a")
        for (seat, planner, expected) in [
            ("a", "first", ["first", "first", "first", "first"]),
            ("b", "third", [nil, "first", "third", "first"]),
            (nil, "fourth", ["fourth", "fourth", "fourth", "fourth"]),
        ] as [(String?, String, [String?])] {
            var plan = CampaignPlan(try await store.snapshot().revision, [], planner: planner)
            plan.seat = seat
            _ = try await store.apply(plan)
            check.same(
                try await planners(), expected,
                "planners after a plan of \(seat ?? "all seats") by \(planner)")
        }
    }
}
