import CreativeModel
import CreativeStores
import LLMProtocol
import StageCore
import Testing

@testable import CampaignClustering

/// Decisions of a model hold for later planners.
@Suite struct KeptDecisionTests {
    /// Merges pages a and b of Nova, splits nothing, and names all.
    private static func merging() -> ScriptedModel {
        modelAnswering { clusters, _ in
            var campaigns: [JSONValue] = []
            let shown = clusters.filter { $0.json["decided_as"] == .null }
            let pages = ["a", "b"].map(shown.key).filter { $0 != "none" }
            if !pages.isEmpty { campaigns.append(entry(pages, "Nova Launch", reasoning: "One launch.")) }
            for page in ["c", "d", "x"] where shown.key(page) != "none" {
                campaigns.append(entry([shown.key(page)], "Page \(page)"))
            }
            return answer(campaigns)
        }
    }

    private static let outage = ScriptedModel { _, _ in throw LLMError(.serverFault, "down") }

    private static func planner(_ model: (any LanguageModel)?) -> CampaignPlanner {
        var options = CampaignPlanner.Options()
        options.variant = model?.identifier ?? ""
        let refiner: any CampaignRefiner = model.map { ModelRefiner($0) } ?? FlightRefiner()
        return CampaignPlanner(refiner: refiner, options: options)
    }

    private func store(_ creatives: [Creative] = novaAndOther) async -> InMemoryStore {
        let store = InMemoryStore()
        _ = await store.add(ImportBatch(creatives: creatives))
        return store
    }

    private func groups(_ store: InMemoryStore) async -> [CampaignID: [String]] {
        Dictionary(grouping: await store.snapshot().assignments, by: \.campaign)
            .mapValues { $0.map(\.creative.id) }
    }

    private func page(_ name: String, _ count: Int, from first: Int = 4) -> [Creative] {
        (first..<first + count).map {
            creative(
                "\(name)\($0)", url: "https://nova.example.com/\(name)-page", advertiser: "Nova",
                starts: "2025-01-02")
        }
    }

    @Test func `an outage, no model or a different model affects only new creatives`() async throws {
        let store = await store()
        _ = try await Self.planner(Self.merging()).update(store)
        let merged = try #require(await groups(store).first { $0.value.contains("a1") })
        #expect(merged.value == ["a1", "a2", "a3", "b1", "b2", "b3"])
        let campaigns = await store.snapshot().campaigns
        #expect(campaigns.first { $0.id == merged.key }?.name == "Nova Launch")
        // A new creative of a merged page follows the decision; a new page is a campaign by rules.
        _ = await store.add(ImportBatch(creatives: page("a", 1) + page("d", 3)))
        for model in [Self.outage, nil, namingModel()] as [ScriptedModel?] {
            _ = try await Self.planner(model).update(store, everything: true)
            let groups = await groups(store)
            #expect(groups[merged.key] == ["a1", "a2", "a3", "a4", "b1", "b2", "b3"])
            #expect(groups.values.contains(["d4", "d5", "d6"]))
            let after = await store.snapshot().campaigns
            for campaign in campaigns {
                #expect(after.first { $0.id == campaign.id }?.name == campaign.name)
            }
        }
        let newcomer = await store.assignments(of: merged.key).first { $0.creative.id == "a4" }
        #expect(newcomer?.assignedBy == .rule && newcomer?.evidence.last?.kind == "follows")
    }

    @Test func `a split remains without a model, and new creatives join their part`() async throws {
        let creatives = (0..<8).map { number in
            creative(
                "\(number)", url: "https://nova.example.com/\(number < 5 ? "shoes" : "hats")",
                advertiser: "Nova",
                starts: "2025-01-01T10:00:00Z", ends: "2025-03-01T10:00:00Z")
        }
        let store = await store(creatives)
        let model = modelAnswering { clusters, _ in answer([], splits: clusters.map { split($0.key) }) }
        _ = try await Self.planner(model).update(store)
        let parts = await groups(store)
        #expect(Set(parts.values) == [["0", "1", "2", "3", "4"], ["5", "6", "7"]])
        let names = await store.snapshot().campaigns
        let late = ["shoes", "hats"].map { name in
            creative(
                "late \(name)", url: "https://nova.example.com/\(name)", advertiser: "Nova",
                starts: "2025-01-01T10:00:00Z", ends: "2025-03-01T10:00:00Z")
        }
        _ = await store.add(ImportBatch(creatives: late))
        _ = try await Self.planner(nil).update(store)
        for (id, members) in parts {
            let name = members.contains("0") ? "late shoes" : "late hats"
            #expect(await groups(store)[id] == members + [name])
        }
        #expect(await store.snapshot().campaigns == names)
    }

    @Test func `campaigns planned by rules take a model's name, method and confidence`() async throws {
        let store = await store()
        _ = try await Self.planner(nil).update(store)
        let before = await store.snapshot().campaigns
        let own = try #require(await groups(store).first { $0.value.contains("c1") }).key
        _ = try await store.updateCampaign(own, name: "Ours", summary: nil, status: nil)
        _ = try await Self.planner(Self.merging()).update(store)
        let after = await store.snapshot().campaigns
        #expect(Set(after.map(\.name)) == ["Nova Launch", "Ours", "Page x"])
        for campaign in after {
            #expect(before.contains { $0.id == campaign.id })
            guard campaign.id != own else { continue }
            #expect(campaign.namedBy == .model && campaign.method == .model && campaign.confidence == 0.9)
        }
        #expect(await store.snapshot().assignments.first { $0.creative.id == "a1" }?.assignedBy == .model)
    }

    @Test func `an answer that changes nothing is explained`() async throws {
        let store = await store(Array(novaAndOther.prefix(3)))
        _ = try await Self.planner(nil).update(store)
        let id = try #require(await store.snapshot().campaigns.first).id
        _ = try await store.updateCampaign(id, name: "Ours", summary: nil, status: nil)
        let (plan, _) = try await Self.planner(Self.merging()).update(store)
        #expect(
            plan.warnings == [
                "the model answered about 1 group, but no campaign changes: 1 named by a person"
            ])
    }

    @Test func `decided drafts are not asked about, and others may join them`() async throws {
        let store = await store()
        let model = Self.merging()
        _ = try await Self.planner(model).update(store)
        #expect(model.requests.count == 1)
        _ = try await Self.planner(model).update(store, everything: true)
        _ = await store.add(ImportBatch(creatives: page("a", 1)))
        _ = try await Self.planner(model).update(store)
        #expect(model.requests.count == 1, "a creative of a decided group costs nothing")

        _ = await store.add(ImportBatch(creatives: page("d", 3)))
        let joining = modelAnswering(name: "joining") { clusters, _ in
            let (a, c) = (clusters.key("a"), clusters.key("c"))
            #expect(clusters.first { $0.key == a }?.json["decided_as"] == .string("Nova Launch"))
            #expect(clusters.first { $0.key == clusters.key("d") }?.json["decided_as"] == .null)
            return answer(
                [entry([a, c], "Both"), entry([a], "Renamed"), entry([a, clusters.key("d")], "All")],
                splits: [split(c)])
        }
        let (plan, _) = try await Self.planner(joining).update(store)
        let reason = "decided earlier; run `campaigns forget-model` to decide again"
        #expect(
            plan.warnings.count == 3 && plan.warnings.allSatisfy { $0.contains(reason) }, "\(plan.warnings)")
        #expect(plan.decisions.map(\.kind) == [.merged] && plan.decisions[0].name == "Nova Launch")
        #expect(plan.decisions[0].creatives.count == 10)
        #expect(
            await groups(store).values.contains { $0.count == 10 && $0.contains("d4") && $0.contains("b1") })
    }

    @Test func `a decision yields to edits of most of its creatives, and returns when they are undone`()
        async throws
    {
        let store = await store()
        _ = try await Self.planner(Self.merging()).update(store)
        let merged = try #require(await groups(store).first { $0.value.contains("a1") }).key
        let own = try await store.createCampaign(named: "Ours", seat: CreativeKey.defaultSeat).id
        let moved = ["a1", "a2", "a3", "b1"].map { CreativeKey(id: $0) }
        try await store.place(moved, in: own)
        func holds() async -> Bool {
            PlanningKnowledge(await store.snapshot()).decisions.contains { $0.kind == .merged }
        }
        #expect(await !holds())
        _ = try await Self.planner(nil).update(store)
        #expect(await groups(store)[merged] == ["b2", "b3"])
        try await store.undoLastEdit()
        #expect(await holds())
    }

    @Test func `creatives without an answer follow rules and are planned again`() async throws {
        let store = await store()
        let (plan, _) = try await Self.planner(Self.outage).update(store)
        #expect(plan.unansweredGroups == 2 && plan.decisions.isEmpty && plan.neighbourhoods.isEmpty)
        #expect(await store.snapshot().campaigns.count == 4)
        #expect(await store.backlog().creatives.count == novaAndOther.count)
        let model = Self.merging()
        let (second, _) = try await Self.planner(model).update(store)
        #expect(model.requests.count == 1 && second.unansweredGroups == 0)
        #expect(await store.backlog().creatives.isEmpty)
        // A later outage leaves only new creatives undecided.
        _ = await store.add(ImportBatch(creatives: page("d", 3)))
        let (third, _) = try await Self.planner(
            ScriptedModel(name: "test") { _, _ in
                throw LLMError(.serverFault, "down")
            }
        ).update(store)
        #expect(third.unansweredGroups == 1)
        #expect(await store.backlog().creatives.map(\.key.id) == ["d4", "d5", "d6"])
    }

    @Test func `archived campaigns keep their creatives and take no new ones`() async throws {
        let store = await store()
        _ = try await Self.planner(nil).update(store)
        let archived = try #require(await groups(store).first { $0.value.contains("a1") }).key
        let name = await store.snapshot().campaigns.first { $0.id == archived }?.name ?? ""
        _ = try await store.updateCampaign(archived, name: nil, summary: nil, status: .archived)
        let before = await store.assignments(of: archived)
        for planner in [Self.planner(nil), Self.planner(Self.merging())] {
            _ = await store.add(ImportBatch(creatives: page("a", 1)))
            _ = try await planner.update(store, everything: true)
            #expect(await store.assignments(of: archived) == before)
        }
        let alone = InMemoryStore()
        _ = await alone.add(ImportBatch(creatives: page("a", 3, from: 1)))
        _ = try await Self.planner(nil).update(alone)
        let only = try #require(await alone.snapshot().campaigns.first)
        _ = try await alone.updateCampaign(only.id, name: name, summary: nil, status: .archived)
        _ = await alone.add(ImportBatch(creatives: page("a", 1)))
        _ = try await Self.planner(nil).update(alone)
        #expect(
            await alone.unassigned().map(\.reason) == [
                "it belongs to campaign “\(name)”, which is archived and takes nothing new"
            ])
        _ = await alone.add(ImportBatch(creatives: page("a", 2, from: 5)))
        _ = try await Self.planner(nil).update(alone)
        #expect(await groups(alone).values.contains(["a4", "a5", "a6"]))
        #expect(await alone.assignments(of: only.id).count == 3)
    }
}
