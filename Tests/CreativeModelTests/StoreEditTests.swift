import CreativeModel
import Foundation
import StageCore
import Testing

@Suite struct StoreEditTests {
    @Test(arguments: 0..<20 as Range<UInt64>)
    func importingTwiceChangesNothing(seed: UInt64) async {
        var generator = SeededGenerator(seed: seed)
        let store = InMemoryStore()
        let performance = PerformanceTable(generator.records(upTo: 100))
        let creatives = performance.creativeKeys.map { key in
            var creative = Creative(key: key)
            creative.name = "Creative \(key)"
            return creative
        }
        let batch = ImportBatch(creatives: creatives, performance: performance)
        let first = await store.add(batch)
        #expect(first.newCreatives == creatives.count)
        #expect(first.newRows == performance.rowCount)
        #expect(first.changedCreatives == 0 && first.changedRows == 0)
        let before = await store.snapshot()
        #expect(before.revision == (creatives.isEmpty ? 0 : 1))
        let groups = [performance.creativeKeys]
        let reports = await store.performance(of: groups, in: .all)
        #expect(await store.add(batch).isUnchanged)
        #expect(await store.snapshot() == before)
        #expect(await store.performance(of: groups, in: .all) == reports)
        #expect(before.creatives == creatives.sorted { $0.key < $1.key })
    }

    @Test func aChangedCreativeCountsOnce() async {
        let store = await store(of: 2)
        var creative = Creative(key: key(1))
        creative.name = "New"
        let outcome = await store.add(ImportBatch(creatives: [creative, Creative(key: key(2))]))
        #expect(outcome.changedCreatives == 1 && outcome.newCreatives == 0)
        #expect(await store.snapshot().revision == 2)
    }

    @Test func namesAreUniqueWithinTheSeatAndNotEmpty() async throws {
        let store = await store(of: 0)
        let one = try await store.createCampaign(named: "One", seat: "a")
        let two = try await store.createCampaign(named: "Two", seat: "a")
        _ = try await store.createCampaign(named: "One", seat: "b")
        #expect(one.namedBy == .user && one.method == .manual && one.confidence == nil)
        let before = await store.snapshot()
        for name in ["One", "", " \t"] {
            #expect(
                await refusal { _ = try await store.createCampaign(named: name, seat: "a") } == .invalidName)
            #expect(
                await refusal {
                    _ = try await store.updateCampaign(two.id, name: name, summary: "x", status: .paused)
                }
                    == .invalidName)
        }
        _ = try await store.updateCampaign(one.id, name: "One", summary: nil, status: nil)
        #expect(await store.snapshot() == before)
        let updated = try await store.updateCampaign(one.id, name: "Uno", summary: "s", status: .archived)
        #expect(updated.name == "Uno" && updated.summary == "s" && updated.status == .archived)
        #expect(await store.snapshot().revision == before.revision + 1)
        _ = try await store.createCampaign(named: "One", seat: "a")
    }

    @Test func editsOfWhatIsNotThereAreRefused() async throws {
        let store = await store(of: 1, seats: ["a", "b"])
        let campaign = try await store.createCampaign(named: "One", seat: "a").id
        let before = await store.snapshot()
        let nobody = CampaignID(rawValue: 99)
        #expect(await refusal { try await store.place([key(1)], in: nobody) } == .unknownCampaign)
        #expect(await refusal { try await store.remove([key(1)], from: nobody) } == .unknownCampaign)
        #expect(await refusal { try await store.deleteCampaign(nobody) } == .unknownCampaign)
        #expect(
            await refusal { _ = try await store.updateCampaign(nobody, name: nil, summary: nil, status: nil) }
                == .unknownCampaign)
        #expect(await refusal { try await store.place([key(1), key(2)], in: campaign) } == .unknownCreative)
        #expect(
            await refusal { try await store.remove([key(1), key(2)], from: campaign) } == .unknownCreative)
        #expect(
            await refusal { try await store.place([key(1), key(1, seat: "b")], in: campaign) }
                == .seatMismatch)
        try await store.place([], in: campaign)
        try await store.remove([], from: campaign)
        #expect(await store.snapshot() == before)
    }

    @Test func removingExcludesUntilAPersonPutsItBack() async throws {
        let store = await store(of: 1)
        let campaign = try await store.createCampaign(named: "One", seat: "a").id
        try await store.place([key(1)], in: campaign)
        try await store.remove([key(1)], from: campaign)
        var now = await store.snapshot()
        #expect(now.exclusions == [Exclusion(creative: key(1), campaign: campaign)])
        #expect(now.assignments.isEmpty)
        try await store.place([key(1)], in: campaign)
        now = await store.snapshot()
        #expect(now.exclusions.isEmpty)
        #expect(now.assignments.first?.assignedBy == .user)
    }

    @Test func deletingFreesTheCreativesAndTheName() async throws {
        let store = await store(of: 3)
        let campaign = try await store.createCampaign(named: "One", seat: "a").id
        try await store.place([key(1), key(2)], in: campaign)
        try await store.remove([key(3)], from: campaign)
        try await store.deleteCampaign(campaign)
        let after = await store.snapshot()
        #expect(after.campaigns.isEmpty && after.assignments.isEmpty && after.exclusions.isEmpty)
        #expect(after.creatives.count == 3)
        let anew = try await store.createCampaign(named: "One", seat: "a").id
        #expect(anew > campaign)
    }

    @Test func messagesQuoteUntrustedTextInOneShortLine() async throws {
        let store = await store(of: 0)
        let name = "A\n\u{1B}[31m" + String(repeating: "x", count: 10_000)
        _ = try await store.createCampaign(named: name, seat: "a")
        let error = await #expect(throws: StoreError.self) {
            _ = try await store.createCampaign(named: name, seat: "a")
        }
        let message = try #require(error).message
        #expect(message.count < 200)
        let lines = message.split(whereSeparator: \.isNewline)
        #expect(lines.count == 1)
        #expect(!message.unicodeScalars.contains("\u{1B}"))
    }
}
