import CreativeModel
import CreativeStores
import LLMProtocol
import StageCore
import Testing

@testable import CampaignClustering

@Suite struct ModelRefinementTests {
    private func ids(_ plan: CampaignPlan) -> [[String]] {
        plan.campaigns.map { $0.members.map(\.creative.id) }.sorted { $0[0] < $1[0] }
    }

    @Test func `the model is shown the four campaigns found by rules`() async throws {
        let model = namingModel()
        let plan = try await plan(novaAndOther, model)
        let clusters = try shownClusters(in: #require(model.requests.first))
        #expect(model.requests.count == 1)
        #expect(clusters.count == 4 && Set(clusters.map(\.group)) == [1, 2])
        #expect(Set(clusters.map(\.key)).count == 4)
        let first = clusters[0].json
        #expect(first["count"] == .integer(3))
        #expect(first["domains"] == .array([.string("example.com")]))
        #expect(first["urls"] == .array([.string("nova.example.com/a-page")]))
        #expect(first["first_day"] == .string("2025-01-01") && first["last_day"] == .string("2025-01-03"))
        #expect(
            plan.campaigns.map(\.name).sorted() == ["Campaign 1", "Campaign 2", "Campaign 3", "Campaign 4"])
        #expect(plan.warnings.isEmpty)
    }

    @Test func `a name does not change assignments`() async throws {
        let plan = try await plan(novaAndOther, namingModel())
        for campaign in plan.campaigns {
            #expect(campaign.method == .model && campaign.namedBy == .model && campaign.confidence == 0.9)
            for member in campaign.members {
                #expect(member.assignedBy == .rule)
                let reasons = member.evidence.filter { $0.kind == "model" }
                #expect(reasons.map(\.detail) == ["kept together by a language model: They match."])
                #expect(member.evidence.first?.kind != "model")
            }
        }
    }

    @Test func `a merge joins clusters of one owner`() async throws {
        let model = modelAnswering { clusters, _ in
            answer([
                entry([clusters.key("c"), clusters.key("a")], "Nova Launch", reasoning: "One launch."),
                entry([clusters.key("b")], "Nova Brand"), entry([clusters.key("x")], "Other"),
            ])
        }
        let plan = try await plan(novaAndOther, model)
        #expect(
            ids(plan) == [["a1", "a2", "a3", "c1", "c2", "c3"], ["b1", "b2", "b3"], ["x1", "x2", "x3"]])
        let merged = try #require(plan.campaigns.first { $0.name == "Nova Launch" })
        #expect(merged.members.allSatisfy { $0.assignedBy == .model })
        #expect(
            merged.members[0].evidence.last
                == Evidence(kind: "model", detail: "joined by a language model: One launch."))
        #expect(plan.warnings.isEmpty)
    }

    @Test func `merges apply before small groups are settled`() async throws {
        let small = ["a", "b", "c"].map {
            creative($0, url: "https://nova.example.com/\($0)-page", advertiser: "Nova", starts: "2025-01-01")
        }
        let model = modelAnswering { clusters, _ in answer([entry(clusters.map(\.key), "Nova Launch")]) }
        let plan = try await plan(small, model, minimum: 3)
        #expect(plan.campaigns.count == 1 && plan.campaigns[0].name == "Nova Launch")
        #expect(plan.campaigns[0].members.allSatisfy { $0.assignedBy == .model })
        #expect(plan.campaigns[0].confidence == 0.9 && plan.unassigned.isEmpty)
    }

    @Test func `a name for one of several gathered groups is dropped`() async throws {
        let small = ["a", "b", "c"].map {
            creative($0, url: "https://nova.example.com/\($0)-page", advertiser: "Nova", starts: "2025-01-01")
        }
        let plan = try await plan(small, namingModel(), minimum: 3)
        #expect(plan.campaigns.map(\.name) == ["Nova"])
        #expect(plan.campaigns[0].namedBy == .rule && plan.campaigns[0].confidence == 0.3)
    }

    @Test(arguments: [3, 1])
    func `clusters of two owners or seats are never joined`(minimum: Int) async throws {
        let seats =
            novaAndOther
            + ["y1", "y2", "y3"].map {
                creative(
                    $0, url: "https://nova.example.com/y-page", advertiser: "Nova", seat: "second",
                    starts: "2025-01-01")
            }
        for stranger in ["x", "y"] {
            let model = modelAnswering { clusters, _ in
                answer([
                    entry([clusters.key("a"), clusters.key(stranger)], "All"),
                    entry([clusters.key("b")], "B side"),
                ])
            }
            let result = try await plan(seats, model, minimum: minimum)
            #expect(ids(result) == ids(try await offlinePlan(seats, minimum: minimum)))
            #expect(result.campaigns.contains { $0.name == "B side" })
            if stranger == "x" {
                #expect(
                    result.warnings.contains {
                        $0.contains("“All” left out: its clusters are of several advertisers")
                    })
            }
            // A key of the other seat is unknown: a prompt never covers two.
            let prompts = model.requests.map { $0.messages.map(\.text).joined() }
            #expect(prompts.contains { $0.contains("y-page") })
            #expect(!prompts.contains { $0.contains("y-page") && $0.contains("b-page") })
        }
    }

    @Test func `creatives of unknown owners are named but never merged`() async throws {
        let strays = ["2025-01-01", "2025-02-01"].enumerated().flatMap { week, day in
            (0..<3).map { creative("\(week)\($0)", created: day) }
        }
        let model = modelAnswering { clusters, _ in answer([entry(clusters.map(\.key), "All strays")]) }
        let result = try await plan(strays, model)
        #expect(ids(result) == ids(try await offlinePlan(strays)))
        #expect(model.requests.count == 2, "nothing of the answer can be used")
        #expect(result.warnings.count == 1)
        let named = try await plan(strays, namingModel())
        #expect(named.campaigns.map(\.name).sorted() == ["Campaign 1", "Campaign 2"])
    }

    @Test func `names already taken in a seat get a number`() async throws {
        let model = modelAnswering { clusters, _ in answer(clusters.map { entry([$0.key], "Nova") }) }
        let plan = try await plan(novaAndOther, model)
        #expect(Set(plan.campaigns.map(\.name)) == ["Nova", "Nova (2)", "Nova (3)", "Nova (4)"])

        let store = InMemoryStore()
        _ = await store.add(ImportBatch(creatives: novaAndOther))
        _ = try await store.createCampaign(named: "Nova", seat: CreativeKey.defaultSeat)
        let second = try await CampaignPlanner(refiner: ModelRefiner(model)).plan(for: store.snapshot())
        #expect(!second.campaigns.map(\.name).contains("Nova"))
    }
}
