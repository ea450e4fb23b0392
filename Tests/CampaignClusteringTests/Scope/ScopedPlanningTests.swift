import CampaignClustering
import CreativeModel
import CreativeStores
import Foundation
import SampleData
import StageCore
import Testing

/// Incremental planning gives the same campaigns as full planning.
@Suite struct ScopedPlanningTests {
    @Test(arguments: 0..<12)
    func `incremental planning equals full planning`(seed: UInt64) async throws {
        let files = ["hero", "leaf", "novarunner", "sleigh", nil]
        var creatives = randomCreatives(seed: seed &+ 50, count: 150, files: files)
        var generator = SeededGenerator(seed: seed)
        generator.shuffle(&creatives)
        try await compare(creatives, &generator, "seed \(seed)")
    }

    @Test(arguments: 0..<2)
    func `incremental planning equals full planning on sample data`(seed: UInt64) async throws {
        var generator = SeededGenerator(seed: seed)
        var creatives = try sampleCreatives(seed: seed, count: 250)
        generator.shuffle(&creatives)
        try await compare(creatives, &generator, "seed \(seed)")
    }

    @Test(arguments: 0..<12)
    func `incremental planning equals full planning after updates and edits`(seed: UInt64) async throws {
        var generator = SeededGenerator(seed: seed)
        let creatives = randomCreatives(seed: seed &+ 90, count: 120, files: ["hero", "leaf", nil])
        let parts = InMemoryStore()
        let whole = InMemoryStore()
        for store in [parts, whole] { _ = await store.add(ImportBatch(creatives: creatives)) }
        for round in 0..<6 {
            try await plan(parts, whole, "seed \(seed), round \(round)")
            let campaigns = await parts.snapshot().campaigns
            guard let campaign = generator.element(of: campaigns) else { continue }
            let near = creatives.map(\.key).filter { $0.seat == campaign.seat }
            let some = (0..<2).compactMap { _ in generator.element(of: near) }
            let members = await parts.assignments(of: campaign.id).map(\.creative)
            let gone = (0..<2).compactMap { _ in generator.element(of: members) }
            let known = generator.element(of: creatives)
            var changed = try #require(known)
            changed.landingURL = "https://shop.example.com/b"
            let removes = generator.chance(0.5)
            for store in [parts, whole] {
                // Both stores have the same campaigns under the same IDs only as long as plans agree.
                if removes {
                    try await store.remove(gone, from: campaign.id)
                } else {
                    try await store.place(some, in: campaign.id)
                }
                _ = await store.add(ImportBatch(creatives: [changed]))
            }
        }
    }

    /// Adds creatives in random batches to two stores, one of which always plans everything.
    private func compare(
        _ creatives: [Creative], _ generator: inout SeededGenerator, _ what: String
    ) async throws {
        let parts = InMemoryStore()
        let whole = InMemoryStore()
        var arriving = creatives[...]
        var batch = 0
        while !arriving.isEmpty {
            let count = generator.uniform(in: 1...40)
            for store in [parts, whole] {
                _ = await store.add(ImportBatch(creatives: Array(arriving.prefix(count))))
            }
            arriving = arriving.dropFirst(count)
            batch += 1
            try await plan(parts, whole, "\(what), batch \(batch)")
        }
    }

    private func plan(_ parts: InMemoryStore, _ whole: InMemoryStore, _ what: String) async throws {
        let planner = CampaignPlanner()
        _ = try await parts.apply(planner.plan(for: parts))
        _ = try await whole.apply(planner.plan(for: whole.snapshot()))
        let (found, expected) = (await groups(of: parts), await groups(of: whole))
        let differing = Set(found).symmetricDifference(expected)
        #expect(found == expected, "\(what): \(differing.map { $0.map(\.id) })")
        let campaigns = await parts.snapshot().campaigns
        #expect(Set(campaigns.map { "\($0.seat)/\($0.name)" }).count == campaigns.count, "\(what)")
        #expect(await parts.backlog().creatives.isEmpty, "\(what)")
    }

    /// The groups in order, without IDs and names.
    private func groups(of store: InMemoryStore) async -> [[CreativeKey]] {
        let members = Dictionary(grouping: await store.snapshot().assignments, by: \.campaign)
        return members.values.map { $0.map(\.creative).sorted() }.sorted { $0[0] < $1[0] }
    }

    private func sampleCreatives(seed: UInt64, count: Int) throws -> [Creative] {
        var options = SampleDataSet.Options()
        (options.creativeCount, options.seed) = (count, seed)
        let table = SampleDataSet(options: options).creatives
        return try table.rows.map { row in
            func cell(_ name: String) throws -> String? {
                let text = row[try #require(table.column(name))]
                return text.isEmpty ? nil : text
            }
            var creative = Creative(key: CreativeKey(id: try #require(try cell("id"))))
            creative.landingURL = try cell("detected_url")
            creative.declaredDomain = try cell("detected_domain")
            creative.advertiser = try cell("detected_advertiser")
            creative.fileHash = try cell("file_hash")
            creative.fileName = try cell("file_name")
            creative.createdAt = try cell("created_at").flatMap {
                // Some URLs have other forms, which only an import reads.
                try? Date($0.replacing(" ", with: "T") + "Z", strategy: .iso8601)
            }
            return creative
        }
    }
}
