import CampaignClustering
import CreativeModel
import CreativeStores
import Foundation
import RuleClustering
import StageCore
import Testing

/// Campaigns joined or divided by request.
@Suite struct ResolutionTests {
    /// Creatives of a few advertisers, each with several pages, and several offers to a page.
    private func creatives(seed: UInt64, owners: Int = 3) -> [Creative] {
        var generator = SeededGenerator(seed: seed)
        var result: [Creative] = []
        for owner in 0..<owners {
            for page in 0..<generator.uniform(in: 3...6) {
                let words = ["summer", "winter", "tea", "coffee", "books", "shoes"][page]
                for number in 0..<generator.uniform(in: 9...16) {
                    let offer = generator.uniform(in: 0...1)
                    var item = creative(
                        String(format: "%04d", result.count),
                        url: "https://shop\(owner).example/\(words)", advertiser: "Owner \(owner)",
                        created: "2025-01-\(10 + number % 5)")
                    item.text = "\(words) \(offer == 0 ? "at half the price" : "for members only")"
                    result.append(item)
                }
            }
        }
        return result
    }

    private func planner(_ resolution: CampaignResolution) -> CampaignPlanner {
        var options = CampaignPlanner.Options()
        options.resolution = resolution
        return CampaignPlanner(options: options)
    }

    private func plan(
        _ creatives: [Creative], _ resolution: CampaignResolution
    ) async throws -> CampaignPlan {
        try await planner(resolution).plan(for: snapshot(creatives))
    }

    private func labels(_ plan: CampaignPlan) -> [CreativeKey: Int] {
        var labels: [CreativeKey: Int] = [:]
        for (number, campaign) in plan.campaigns.enumerated() {
            for member in campaign.members { labels[member.creative] = number }
        }
        return labels
    }

    /// Returns whether each part is in one whole.
    private func isNested(_ parts: CampaignPlan, in wholes: CampaignPlan) -> Bool {
        let whole = labels(wholes)
        return parts.campaigns.allSatisfy { Set($0.members.map { whole[$0.creative] ?? -1 }).count == 1 }
    }

    @Test(arguments: 1...6 as ClosedRange<UInt64>)
    func `a possible number is reached, without warning, without loss and within owners`(
        seed: UInt64
    ) async throws {
        let creatives = creatives(seed: seed)
        let usual = try await plan(creatives, .usual)
        let advertisers = Dictionary(uniqueKeysWithValues: creatives.map { ($0.key, $0.advertiser ?? "") })
        for count in [3, 5, usual.campaigns.count, usual.campaigns.count + 2] {
            let found = try await plan(creatives, .count(count...count))
            #expect(found.campaigns.count == count && found.warnings == usual.warnings)
            #expect(found.assignedCount == usual.assignedCount)
            for campaign in found.campaigns {
                #expect(Set(campaign.members.map { advertisers[$0.creative] }).count == 1)
                #expect(campaign.members.count >= 3)
            }
        }
    }

    @Test(arguments: 1...6 as ClosedRange<UInt64>)
    func `coarser campaigns consist of whole ones, and finer ones are parts`(seed: UInt64) async throws {
        let creatives = creatives(seed: seed)
        let usual = try await plan(creatives, .usual)
        let coarser = try await plan(creatives, .coarser)
        let finer = try await plan(creatives, .finer)
        #expect(coarser.campaigns.count < usual.campaigns.count)
        #expect(finer.campaigns.count > usual.campaigns.count)
        #expect(isNested(usual, in: coarser) && isNested(finer, in: usual))
        for (few, many) in [(4, 6), (6, 9)] {
            let (coarse, fine) = (
                try await plan(creatives, .count(few...few)), try await plan(creatives, .count(many...many))
            )
            #expect(isNested(fine, in: coarse), "the hierarchy does not depend on the number")
        }
    }

    @Test func `an impossible range gives the nearest number and a warning`() async throws {
        let creatives = creatives(seed: 1)
        let few = try await plan(creatives, .count(1...2))
        #expect(few.campaigns.count == 3)
        #expect(
            few.warnings.contains(
                "found 3 campaigns, the number nearest to the 1 to 2 asked for: creatives of different owners are never in one campaign"
            ))
        let many = try await plan(creatives, .count(500...500))
        let most = try await plan(creatives, .count(many.campaigns.count...many.campaigns.count))
        #expect(many.warnings.contains { $0.contains("the number nearest to the 500 asked for") })
        #expect(labels(most) == labels(many))
        #expect(most.warnings.allSatisfy { !$0.contains("nearest") })
    }

    @Test(arguments: 1...4 as ClosedRange<UInt64>)
    func `the order of creatives changes nothing`(seed: UInt64) async throws {
        let creatives = creatives(seed: seed)
        var generator = SeededGenerator(seed: seed)
        let found = try await plan(creatives, .count(4...7))
        let again = try await plan(creatives.shuffled(using: &generator), .count(4...7))
        #expect(again == found)
    }

    @Test func `a range below 1 is rejected`() async throws {
        await #expect(throws: PlanningError.self) { try await plan(creatives(seed: 1), .count(0...3)) }
    }

    // MARK: Stores

    private func store(_ creatives: [Creative]) async throws -> InMemoryStore {
        let store = InMemoryStore()
        _ = await store.add(ImportBatch(creatives: creatives))
        _ = try await planner(.usual).update(store)
        return store
    }

    @Test func `campaigns join under the larger one's ID, and groups keep the names`() async throws {
        let creatives = creatives(seed: 2, owners: 1)
        let store = try await store(creatives)
        let before = await store.snapshot()
        let sizes = Dictionary(grouping: before.assignments, by: \.campaign).mapValues(\.count)
        _ = try await planner(.count(1...1)).update(store)
        let after = await store.snapshot()
        let only = try #require(after.campaigns.first)
        #expect(after.campaigns.count == 1)
        #expect(sizes[only.id] == sizes.values.max())
        let groups = CampaignGroup.groups(of: after.assignments)
        #expect(Set(groups.map(\.name)) == Set(before.campaigns.map(\.name)))
        for group in groups {
            let id = try #require(before.campaigns.first { $0.name == group.name }?.id)
            #expect(
                group.creatives
                    == before.assignments.filter { $0.campaign == id }.map(\.creative).sorted())
        }
        // A new creative and another plan keep the groups.
        let member = try #require(before.assignments.first { $0.campaign == only.id }?.creative)
        var added = try #require(creatives.first { $0.key == member })
        added.key = CreativeKey(id: "9999")
        _ = await store.add(ImportBatch(creatives: [added]))
        _ = try await planner(.count(1...1)).update(store)
        let last = await store.snapshot()
        #expect(last.campaigns.map(\.id) == [only.id])
        #expect(last.assignments.count == after.assignments.count + 1)
        #expect(
            Set(CampaignGroup.groups(of: last.assignments).map(\.name)) == Set(groups.map(\.name)))
        // Without a number, the campaigns return.
        _ = try await planner(.usual).update(store)
        let usual = await store.snapshot()
        #expect(usual.campaigns.count == before.campaigns.count)
        #expect(CampaignGroup.groups(of: usual.assignments).isEmpty)
    }

    @Test func `campaigns that people edited stay as they are`() async throws {
        let creatives = creatives(seed: 3, owners: 1)
        let store = try await store(creatives)
        let campaigns = await store.snapshot().campaigns
        _ = try await store.updateCampaign(campaigns[0].id, name: "Mine", summary: nil, status: nil)
        let members = await store.snapshot().assignments.filter { $0.campaign == campaigns[1].id }
        try await store.place([members[0].creative], in: campaigns[2].id)
        // Creatives like the one that moved follow it first.
        _ = try await planner(.usual).update(store)
        let before = await store.snapshot()
        let plan = try await planner(.count(1...1)).update(store).plan
        let after = await store.snapshot()
        #expect(after.campaigns.count > 1)
        #expect(plan.warnings.contains { $0.contains("edited by people stay as they are") })
        for kept in [campaigns[0].id, campaigns[2].id] {
            #expect(
                after.assignments.filter { $0.campaign == kept }.map(\.creative)
                    == before.assignments.filter { $0.campaign == kept }.map(\.creative))
        }
        #expect(after.campaigns.contains { $0.name == "Mine" })
    }
}
