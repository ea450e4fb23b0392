import CreativeIntelligence
import Foundation
import Testing

/// The main use case on synthetic data, as shown in the README.
@Suite struct SampleEndToEndTests {
    private func campaigns(_ folder: TemporaryFolder, seed: Int) throws -> CommandLineTool.Result {
        let sample = try CommandLineTool.run(["sample", "--output", folder.url.path, "--seed", "\(seed)"])
        #expect(sample.status == 0)
        return try CommandLineTool.run([
            "cluster", folder.path("creatives.csv"), "--performance", folder.path("performance.csv"),
            "--assignments", folder.path("assignments.csv"), "--json",
        ])
    }

    @Test(arguments: [0, 1, 2, 3])
    func `true campaigns are found, and none mixes advertisers`(seed: Int) throws {
        let folder = try TemporaryFolder()
        let result = try campaigns(folder, seed: seed)
        #expect(result.status == 0)
        let found = try #require(result.json()["campaigns"] as? [[String: Any]])
        #expect((15...25).contains(found.count))

        let truth = try CSVTable.read(folder.url.appendingPathComponent("truth.csv")).rows
        let assigned = try CSVTable.read(folder.url.appendingPathComponent("assignments.csv")).rows
        let campaignOf = Dictionary(uniqueKeysWithValues: assigned.map { ($0[0], $0[1]) })
        #expect(assigned.count == 652)

        var advertisers: [String: Set<String>] = [:]
        for row in truth where !row[2].isEmpty && campaignOf[row[0]] != "" {
            advertisers[campaignOf[row[0]] ?? "", default: []].insert(row[2])
        }
        #expect(advertisers.values.allSatisfy { $0.count == 1 })

        // A true campaign is found if one campaign contains most of it, and consists mostly of it.
        let sizes = Dictionary(grouping: assigned, by: { $0[1] }).mapValues(\.count)
        for (name, rows) in Dictionary(grouping: truth.filter { !$0[1].isEmpty }, by: { $0[1] })
        where rows.count >= 3 {
            let counts = Dictionary(
                grouping: rows.compactMap { campaignOf[$0[0]] }.filter { !$0.isEmpty }, by: { $0 }
            )
            .mapValues(\.count)
            let best = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }
            let share = Double(best?.value ?? 0)
            #expect(share > 0.5 * Double(rows.count), "\(name) is scattered over \(counts)")
            #expect(share > 0.5 * Double(sizes[best?.key ?? ""] ?? 0), "\(name) is mixed with others")
        }
    }

    @Test func `agreement with the truth is high`() throws {
        let folder = try TemporaryFolder()
        _ = try campaigns(folder, seed: 7)
        let result = try CommandLineTool.run([
            "evaluate", folder.path("assignments.csv"), folder.path("truth.csv"), "--json",
        ])
        let scores = try result.json()
        #expect(try #require(scores["v_measure"] as? Double) > 0.95)
        #expect(try #require(scores["ari"] as? Double) > 0.9)
    }

    @Test func `totals match the file, and amounts keep their currency`() throws {
        let folder = try TemporaryFolder()
        let json = try campaigns(folder, seed: 0).json()
        let rows = try CSVTable.read(folder.url.appendingPathComponent("performance.csv"))
        let (spend, currency) = (try rows.column(named: "spend"), try rows.column(named: "currency"))
        var expected: [String: Int64] = [:]
        for row in rows.rows {
            expected[row[currency], default: 0] += try #require(Micros(decimal: row[spend].utf8)).rawValue
        }
        let totals = try #require(json["totals"] as? [String: Any])
        let found = try #require(totals["spend"] as? [String: Int64])
        #expect(found == expected)
        #expect(totals["creatives"] as? Int == 652)
        let assigned = try #require(totals["assigned"] as? Int)
        #expect(assigned + (totals["unassigned"] as? Int ?? 0) == 652)
        let campaigns = try #require(json["campaigns"] as? [[String: Any]])
        #expect(campaigns.reduce(0) { $0 + (($1["creative_ids"] as? [String])?.count ?? 0) } == assigned)
    }

    @Test func `table and tree fit the terminal`() throws {
        let folder = try TemporaryFolder()
        _ = try campaigns(folder, seed: 0)
        for columns in [60, 80, 120, 200] {
            for mode in [[], ["--tree"]] {
                let result = try CommandLineTool.run(
                    [
                        "cluster", folder.path("creatives.csv"), "--performance",
                        folder.path("performance.csv"),
                    ] + mode,
                    environment: ["COLUMNS": "\(columns)"])
                #expect(result.status == 0)
                // The headline may be longer, because it contains every currency.
                let lines = result.output.split(separator: "\n").dropFirst()
                #expect(
                    lines.allSatisfy { $0.count <= columns }, "\(lines.first { $0.count > columns } ?? "")")
            }
        }
    }

    @Test func `equal seeds give equal output`() throws {
        let (first, second) = (try TemporaryFolder(), try TemporaryFolder())
        _ = try campaigns(first, seed: 5)
        _ = try campaigns(second, seed: 5)
        for name in ["creatives.csv", "performance.csv", "truth.csv", "assignments.csv"] {
            #expect(
                try Data(contentsOf: first.url.appendingPathComponent(name))
                    == Data(contentsOf: second.url.appendingPathComponent(name)))
        }
    }

    @Test func `importing and planning twice over one store changes nothing`() async throws {
        let folder = try TemporaryFolder()
        _ = try campaigns(folder, seed: 0)
        let files = ["creatives.csv", "performance.csv"].map { folder.url.appendingPathComponent($0) }
        let store = InMemoryStore()
        _ = await store.add(try CreativeImporter().read(files).batch)
        _ = try await store.apply(CampaignPlanner().plan(for: store.snapshot()))
        let before = await store.snapshot()
        let spend = try await CampaignOverview(of: store).totals

        #expect(await store.add(try CreativeImporter().read(files).batch).isUnchanged)
        let outcome = try await store.apply(CampaignPlanner().plan(for: store.snapshot()))
        #expect(outcome.created.isEmpty && outcome.retired.isEmpty && outcome.changedAssignments == 0)
        #expect(await store.snapshot() == before)
        #expect(try await CampaignOverview(of: store).totals == spend)
    }
}
