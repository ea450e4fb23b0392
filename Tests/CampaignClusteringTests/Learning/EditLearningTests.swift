import CreativeModel
import CreativeStores
import Foundation
import Testing

@testable import CampaignClustering

/// One page with two families of files, which distinguish its creatives: `hero` on 1 to 4 and `leaf` on 5 to 8.
@Suite struct EditLearningTests {
    private let planner = CampaignPlanner()
    private let mixed = (1...8).map { number in
        file(number <= 4 ? "spring-hero" : "autumn-leaf", on: "\(number)")
    }
    private let alike = (1...6).map { file("spring-hero", on: "\($0)") }

    private static func file(_ name: String, on id: String) -> Creative {
        var creative = creative(id, url: "https://shop.example.com/a", advertiser: "Nova")
        creative.fileName = "\(name)_300x250.png"
        return creative
    }

    /// A store with one campaign of all creatives.
    private func store(_ creatives: [Creative]) async throws -> (store: InMemoryStore, campaign: CampaignID) {
        let store = InMemoryStore()
        _ = await store.add(ImportBatch(creatives: creatives))
        _ = try await store.apply(planner.plan(for: store.snapshot()))
        let campaigns = await store.snapshot().campaigns
        #expect(campaigns.count == 1)
        return (store, try #require(campaigns.first).id)
    }

    private func key(_ number: Int) -> CreativeKey { CreativeKey(id: "\(number)") }

    /// Plans and applies; a second time must change nothing.
    private func settle(_ store: InMemoryStore, _ planner: CampaignPlanner? = nil) async throws {
        let planner = planner ?? self.planner
        _ = try await store.apply(planner.plan(for: store.snapshot()))
        let settled = await store.snapshot()
        let reasons = await store.unassigned()
        for everything in [true, false] {
            let again =
                everything ? try await planner.plan(for: settled) : try await planner.plan(for: store)
            let outcome = try await store.apply(again)
            #expect(outcome.created.isEmpty && outcome.retired.isEmpty && outcome.changedAssignments == 0)
            #expect(await store.snapshot() == settled)
            #expect(await store.unassigned() == reasons)
        }
    }

    /// The IDs of the creatives of a campaign.
    private func members(_ campaign: CampaignID?, _ store: InMemoryStore) async -> [String] {
        guard let campaign else { return [] }
        return await store.assignments(of: campaign).map(\.creative.id)
    }

    @Test func `a moved creative takes others with its distinctive marks with it`() async throws {
        let (store, campaign) = try await store(mixed)
        let name = try #require(await store.snapshot().campaigns.first).name
        let own = try await store.createCampaign(named: "Mine", seat: CreativeKey.defaultSeat)
        try await store.place([key(2)], in: own.id)
        try await settle(store)
        #expect(await members(own.id, store) == ["1", "2", "3", "4"])
        #expect(await members(campaign, store) == ["5", "6", "7", "8"])
        for assignment in await store.assignments(of: own.id) {
            let learned = assignment.evidence.last
            if assignment.creative == key(2) {
                #expect(assignment.assignedBy == .user)
            } else {
                #expect(assignment.assignedBy == .rule && learned?.kind == "learned")
                #expect(
                    learned?.detail
                        == "like creative 2, moved by a person, out of campaign “\(name)” and into “Mine”; "
                        + "both have a file called hero spring")
            }
        }
    }

    @Test func `creatives that arrive later follow as well`() async throws {
        let (store, campaign) = try await store(mixed)
        let own = try await store.createCampaign(named: "Mine", seat: CreativeKey.defaultSeat)
        try await store.place([key(2)], in: own.id)
        try await settle(store)
        let arriving = [Self.file("spring-hero", on: "9"), Self.file("autumn-leaf", on: "10")]
        _ = await store.add(ImportBatch(creatives: arriving))
        _ = try await store.apply(planner.plan(for: store))
        #expect(await members(own.id, store) == ["1", "2", "3", "4", "9"])
        #expect(await members(campaign, store) == ["10", "5", "6", "7", "8"])
    }

    @Test func `contradicting placements cancel out`() async throws {
        let (store, campaign) = try await store(mixed)
        let first = try await store.createCampaign(named: "First", seat: CreativeKey.defaultSeat)
        let second = try await store.createCampaign(named: "Second", seat: CreativeKey.defaultSeat)
        try await store.place([key(1)], in: first.id)
        try await store.place([key(2)], in: second.id)
        try await settle(store)
        #expect(await members(first.id, store) == ["1"])
        #expect(await members(second.id, store) == ["2"])
        #expect(await members(campaign, store) == ["3", "4", "5", "6", "7", "8"])
    }

    @Test func `a confirmed creative keeps similar ones in its campaign`() async throws {
        let (store, campaign) = try await store(mixed)
        let own = try await store.createCampaign(named: "Mine", seat: CreativeKey.defaultSeat)
        try await store.place([key(1)], in: own.id)
        try await store.place([key(2)], in: campaign)
        try await settle(store)
        #expect(await members(own.id, store) == ["1"])
        #expect(await members(campaign, store) == ["2", "3", "4", "5", "6", "7", "8"])
    }

    @Test func `no creative follows a moved one without distinctive marks`() async throws {
        let (store, campaign) = try await store(alike)
        let before = await store.snapshot().campaigns
        let own = try await store.createCampaign(named: "Mine", seat: CreativeKey.defaultSeat)
        try await store.place([key(3)], in: own.id)
        try await settle(store)
        #expect(await members(own.id, store) == ["3"])
        #expect(await members(campaign, store) == ["1", "2", "4", "5", "6"])
        #expect(await store.snapshot().campaigns.first { $0.id == campaign } == before.first)
    }

    @Test func `a majority does not follow`() async throws {
        // Five share the launch of the moved creative, four have another: more would leave than stay.
        var creatives = (1...10).map { Self.file("spring-hero", on: "\($0)") }
        for index in creatives.indices {
            creatives[index].createdAt = instant(index < 6 ? "2025-11-03T10:00:00Z" : "2025-11-04T10:00:00Z")
        }
        let (store, campaign) = try await store(creatives)
        let own = try await store.createCampaign(named: "Mine", seat: CreativeKey.defaultSeat)
        try await store.place([key(1)], in: own.id)
        try await settle(store)
        #expect(await members(own.id, store) == ["1"])
        #expect(await members(campaign, store).count == 9)
    }

    @Test func `all moves together leave at least half of the untouched creatives`() async throws {
        // Four families of three on one page; one of each of three goes elsewhere.
        let creatives = (0..<12).map { number in
            Self.file(
                ["spring-hero", "autumn-leaf", "winter-sleigh", "summer-beach"][number / 3], on: "\(number)")
        }
        let (store, campaign) = try await store(creatives)
        var followers: [Int] = []
        for (turn, moved) in [0, 3, 6].enumerated() {
            let own = try await store.createCampaign(named: "Mine \(turn)", seat: CreativeKey.defaultSeat)
            try await store.place([key(moved)], in: own.id)
            try await settle(store)
            followers.append(await members(own.id, store).count - 1)
            let untouched = 12 - turn - 1
            #expect(2 * (await members(campaign, store).count) >= untouched, "move \(turn)")
        }
        #expect(followers == [2, 2, 0], "who followed earlier stays; a third pair would make a majority")
    }

    @Test func `a campaign emptied by people stays until it is deleted`() async throws {
        let (store, campaign) = try await store(alike)
        let own = try await store.createCampaign(named: "Mine", seat: CreativeKey.defaultSeat)
        for number in 1...6 {
            try await store.place([key(number)], in: own.id)
            try await settle(store)
            #expect(await members(campaign, store).count == 6 - number)
        }
        #expect(await store.snapshot().campaigns.map(\.id) == [campaign, own.id])
        // A new creative of the group follows the person, who placed all of it.
        _ = await store.add(ImportBatch(creatives: [Self.file("spring-hero", on: "7")]))
        try await settle(store)
        #expect(await members(own.id, store).contains("7"))
        try await store.deleteCampaign(campaign)
        try await settle(store)
        #expect(await store.snapshot().campaigns.map(\.id) == [own.id])
    }

    @Test func `a removed creative and its near duplicates form a campaign`()
        async throws
    {
        let (store, campaign) = try await store(mixed)
        try await store.remove([key(2)], from: campaign)
        try await settle(store)
        #expect(await members(campaign, store) == ["5", "6", "7", "8"])
        let other = await store.snapshot().campaigns.first { $0.id != campaign }
        #expect(await members(other?.id, store) == ["1", "2", "3", "4"])
        #expect(other?.confidence == 0.3)
        let follower = await store.assignments(of: other?.id).first { $0.creative == key(1) }
        #expect(follower?.evidence.last?.kind == "learned")
        #expect(
            follower?.evidence.last?.detail.hasPrefix(
                "like creative 2, which a person took out of campaign “") == true
        )
    }

    @Test func `too few leaving creatives become unassigned, each with a reason`() async throws {
        var creatives = mixed
        for index in 2..<4 { creatives[index].fileName = "winter-sleigh.png" }
        let (store, campaign) = try await store(creatives)
        let name = try #require(await store.snapshot().campaigns.first).name
        try await store.remove([key(1)], from: campaign)
        try await settle(store)
        #expect(
            await store.unassigned() == [
                UnassignedCreative(
                    creative: key(1), reason: "a person took it out of campaign “\(name)”"),
                UnassignedCreative(
                    creative: key(2),
                    reason:
                        "like creative 1, which a person took out of campaign “\(name)”; both have a file "
                        + "called hero spring"),
            ])
        #expect(await members(campaign, store) == ["3", "4", "5", "6", "7", "8"])
    }

    @Test func `a removed creative does not take a majority with it`() async throws {
        let creatives = (1...9).map { Self.file($0 <= 7 ? "spring-hero" : "autumn-leaf", on: "\($0)") }
        let (store, campaign) = try await store(creatives)
        try await store.remove([key(2)], from: campaign)
        try await settle(store)
        #expect(await members(campaign, store) == ["1", "3", "4", "5", "6", "7", "8", "9"])
        #expect(await store.unassigned().map(\.creative) == [key(2)])
    }

    @Test func `a follower in an automatic campaign does not take the rest with it`() async throws {
        let (store, campaign) = try await store(mixed)
        let elsewhere = (21...23).map {
            creative(
                "\($0)", url: "https://shop.example.com/b", advertiser: "Nova", starts: "2020-01-01",
                ends: "2020-01-09")
        }
        _ = await store.add(ImportBatch(creatives: elsewhere))
        _ = try await store.apply(planner.plan(for: store))
        let other = try #require(await store.snapshot().campaigns.first { $0.id != campaign })
        try await store.place([key(1)], in: other.id)
        try await settle(store)
        #expect(await members(other.id, store) == ["1", "2", "21", "22", "23", "3", "4"])
        #expect(await members(campaign, store) == ["5", "6", "7", "8"])
    }

    @Test func `no creative follows a move into an archived campaign`() async throws {
        let (store, campaign) = try await store(mixed)
        let own = try await store.createCampaign(named: "Mine", seat: CreativeKey.defaultSeat)
        try await store.place([key(2)], in: own.id)
        _ = try await store.updateCampaign(own.id, name: nil, summary: nil, status: .archived)
        try await settle(store)
        #expect(await members(own.id, store) == ["2"])
        #expect(await members(campaign, store).count == 7)
    }

    @Test func `a removed creative without distinctive marks leaves alone`() async throws {
        let (store, campaign) = try await store(alike)
        try await store.remove([key(3)], from: campaign)
        try await settle(store)
        #expect(await store.unassigned().map(\.creative) == [key(3)])
        #expect(await members(campaign, store) == ["1", "2", "4", "5", "6"])
    }

    @Test func `exclusions take precedence over learning`() async throws {
        let (store, _) = try await store(mixed)
        let own = try await store.createCampaign(named: "Mine", seat: CreativeKey.defaultSeat)
        try await store.place([key(3)], in: own.id)
        try await store.remove([key(3)], from: own.id)
        try await store.place([key(2)], in: own.id)
        try await settle(store)
        // It contradicts the similar creative 2, so that the others stay.
        let found = await members(own.id, store)
        #expect(found.contains("2") && !found.contains("3"))
    }

    @Test func `without learning, no creative follows`() async throws {
        var options = CampaignPlanner.Options()
        options.learnsFromEdits = false
        let (store, campaign) = try await store(mixed)
        let own = try await store.createCampaign(named: "Mine", seat: CreativeKey.defaultSeat)
        try await store.place([key(2)], in: own.id)
        try await settle(store, CampaignPlanner(options: options))
        #expect(await members(own.id, store) == ["2"])
        #expect(await members(campaign, store) == ["1", "3", "4", "5", "6", "7", "8"])
    }
}
