internal import CreativeIntelligence
internal import Foundation

/// Measures the benefit of words where rules have no signal: creatives of one advertiser that have only copy.
///
/// The copy consists of the texts of banking77 (I. Casanueva et al., 2020), whose intents represent campaigns.
enum WordsBenchmark {
    static let benchmark = Benchmark(
        name: "words", usage: "words [--seeds 5]",
        summary: "splits creatives by copy only, with rules and with words, and compares with the truth"
    ) { arguments in
        let seeds = arguments.count == 2 && arguments[0] == "--seeds" ? Int(arguments[1]) ?? 5 : 5
        try await run(seeds: seeds)
    }

    private static func run(seeds: Int) async throws {
        let data = ProcessInfo.processInfo.environment["CREATIVES_DATA"] ?? "../shared/data"
        let table = try CSVTable.read(
            URL(fileURLWithPath: data).appendingPathComponent("banking77/train.csv"))
        var embedders: [(String, any TextEmbedder)] = [("hashed", .hashed)]
        if let folder = InstalledModels.folder() {
            embedders.append((folder.lastPathComponent, try .sentenceEncoder(at: folder)))
        }
        print("| campaigns | creatives each | by | V-measure | ARI | found |")
        print("|---:|---:|---|---:|---:|---:|")
        for (campaigns, size) in [(3, 20), (5, 20), (10, 20), (20, 20), (1, 60)] {
            var rows: [String: [(ClusterAgreement, Int)]] = [:]
            for seed in 0..<seeds {
                let sample = sample(table, campaigns: campaigns, size: size, seed: UInt64(seed))
                for (name, refiner) in [("rules", nil)] + embedders.map({ ($0.0, Optional($0.1)) }) {
                    rows[name, default: []].append(
                        try await measure(sample, embedder: refiner, seed: UInt64(seed)))
                }
            }
            for name in ["rules"] + embedders.map(\.0) {
                let runs = rows[name] ?? []
                let figures = [runs.map(\.0.vMeasure), runs.map(\.0.adjustedRandIndex)].map {
                    String(format: "%.3f", median($0))
                }
                print(
                    "| \(campaigns) | \(size) | \(name) | \(figures.joined(separator: " | ")) | "
                        + "\(Int(median(runs.map { Double($0.1) }))) |")
            }
        }
    }

    private static func measure(
        _ sample: [(text: String, truth: String)], embedder: (any TextEmbedder)?, seed: UInt64
    ) async throws -> (ClusterAgreement, Int) {
        let creatives = sample.enumerated().map { index, row in
            var creative = Creative(key: CreativeKey(id: String(format: "%05d", index)))
            creative.advertiser = "Bank"
            creative.text = row.text
            return creative
        }
        let refiner = try embedder.map { try TextRefiner.words(embedder: $0) }
        let planner = CampaignPlanner(refiner: refiner)
        let plan = try await planner.plan(
            for: StoreSnapshot(creatives: creatives), context: RunContext(seed: seed))
        var labels = Array(repeating: 0, count: creatives.count)
        for (number, campaign) in plan.campaigns.enumerated() {
            for member in campaign.members { labels[Int(member.creative.id) ?? 0] = number + 1 }
        }
        return (try ClusterAgreement(labels, truth: sample.map(\.truth)), plan.campaigns.count)
    }

    private static func sample(
        _ table: CSVTable, campaigns: Int, size: Int, seed: UInt64
    ) -> [(text: String, truth: String)] {
        var generator = SeededGenerator(seed: seed)
        let byTruth = Dictionary(grouping: table.rows.filter { $0.count == 2 }, by: { $0[1] })
        let chosen = byTruth.keys.sorted().shuffled(using: &generator).prefix(campaigns)
        return chosen.flatMap { truth in
            (byTruth[truth] ?? []).shuffled(using: &generator).prefix(size).map { ($0[0], truth) }
        }
    }
}
