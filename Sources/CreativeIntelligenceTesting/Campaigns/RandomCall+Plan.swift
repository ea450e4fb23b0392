internal import CreativeModel
internal import Foundation
internal import StageCore

extension RandomCall {
    /// Returns a plan that distributes the creatives of a snapshot among its campaigns, new campaigns and none; sometimes invalid.
    static func plan(for snapshot: StoreSnapshot, _ generator: inout SeededGenerator) -> CampaignPlan {
        var planned: [PlannedCampaign] = []
        var retired: [CampaignID] = []
        for campaign in snapshot.campaigns {
            if generator.chance(0.3) {
                retired.append(campaign.id)
            } else {
                planned.append(PlannedCampaign(campaign.name, [], existing: campaign.id, seat: campaign.seat))
            }
        }
        if let absorbed = retired.last, generator.chance(0.5), !planned.isEmpty {
            planned[0].absorbed = [absorbed]
            retired.removeLast()
        }
        if generator.chance(0.6) {
            for seat in ["a", "b", "a"] {
                planned.append(
                    PlannedCampaign(generator.element(of: ["New", "One", "Two"]) ?? "", [], seat: seat))
            }
        }
        var plan = CampaignPlan(snapshot.revision, planned, retired: retired)
        plan.planner = generator.element(of: [nil, "P 1", "P 2"]) ?? nil
        for creative in snapshot.creatives where generator.chance(0.9) {
            let indices = planned.indices.filter { planned[$0].seat == creative.key.seat }
            guard generator.chance(0.8), let index = generator.element(of: indices) else {
                plan.unassigned.append(
                    UnassignedCreative(
                        creative: creative.key, reason: "\(plannedReason) \(generator.uniform(in: 1...3))"))
                continue
            }
            plan.campaigns[index].members.append(
                PlannedMember(
                    creative: creative.key, assignedBy: generator.chance(0.8) ? .rule : .model,
                    evidence: [Evidence(kind: "chance", detail: "\(generator.uniform(in: 1...2))")]))
        }
        if generator.chance(0.05), let twice = plan.unassigned.first { plan.unassigned.append(twice) }
        plan.neighbourhoods = neighbourhoods(of: plan, &generator)
        if generator.chance(0.5) { addModel(to: &plan, of: snapshot, &generator) }
        return plan
    }

    /// Adds decisions and names of a model; sometimes invalid ones.
    private static func addModel(
        to plan: inout CampaignPlan, of snapshot: StoreSnapshot, _ generator: inout SeededGenerator
    ) {
        for index in plan.campaigns.indices where generator.chance(0.3) {
            plan.campaigns[index].name = generator.element(of: ["One", "Two", "Model", " "]) ?? ""
            plan.campaigns[index] = plan.campaigns[index].namedByModel
        }
        for seat in ["a", "a", "b"] where generator.chance(0.6) {
            let near = snapshot.creatives.map(\.key).filter { $0.seat == seat || generator.chance(0.01) }
            plan.decisions.append(
                ModelDecision(
                    kind: generator.element(of: ModelDecision.Kind.allCases) ?? .named, seat: seat,
                    creatives: near.filter { _ in generator.chance(0.4) },
                    name: generator.chance(0.5) ? "M" : nil,
                    confidence: generator.chance(0.8) ? 0.5 : nil,
                    reason: generator.element(of: ["", "why"]) ?? "", model: "scripted:1"))
        }
        // Plans repeat the stored decisions they are based on.
        if generator.chance(0.3) { plan.decisions += snapshot.decisions }
    }

    /// The prefix of the reasons in random plans.
    static let plannedReason = "chance"

    /// The marks of random plans. There are few, so that plans share them.
    static let marks = (1...5).map { PlanMark(seat: "a", name: "m\($0)") }

    private static func neighbourhoods(
        of plan: CampaignPlan, _ generator: inout SeededGenerator
    ) -> [PlanNeighbourhood] {
        var keys = plan.campaigns.flatMap(\.members).map(\.creative) + plan.unassigned.map(\.creative)
        keys.removeAll { _ in generator.chance(0.2) }
        keys = Set(keys).sorted()
        var marks = marks
        generator.shuffle(&marks)
        var found: [PlanNeighbourhood] = []
        while !keys.isEmpty {
            let members = Array(keys.prefix(generator.uniform(in: 1...4)))
            keys.removeFirst(members.count)
            let own = Array(marks.prefix(generator.uniform(in: 0...2)))
            marks.removeFirst(own.count)
            found.append(PlanNeighbourhood(marks: own.sorted(), creatives: members))
        }
        return found
    }
}

extension Campaign {
    /// The campaign without times, which depend on the clock of the store.
    var timeless: Campaign {
        var campaign = self
        campaign.createdAt = .distantPast
        campaign.updatedAt = .distantPast
        return campaign
    }
}

extension StoreSnapshot {
    /// The snapshot without times, and without a store's wording for user assignments.
    var timeless: StoreSnapshot {
        var snapshot = self
        snapshot.campaigns = campaigns.map(\.timeless)
        snapshot.assignments = assignments.map(\.timeless)
        snapshot.decisions = decisions.map(\.timeless)
        return snapshot
    }
}

extension Assignment {
    /// The assignment without times and wording, as in ``StoreSnapshot/timeless``.
    var timeless: Assignment {
        var assignment = self
        assignment.assignedAt = .distantPast
        if assignedBy == .user { assignment.evidence = evidence.map { Evidence(kind: $0.kind, detail: "") } }
        return assignment
    }
}
