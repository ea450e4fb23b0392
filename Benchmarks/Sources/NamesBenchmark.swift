internal import CreativeIntelligence
internal import Foundation
internal import SampleData

/// Measures whether the names of campaigns distinguish siblings, on sample data, real ads and copy only.
enum NamesBenchmark {
    static let benchmark = Benchmark(
        name: "names", usage: "names [--seeds 5] [--show 30] [--all] [--faults]",
        summary: "scores campaign names and prints some of them"
    ) { arguments in
        try await run(Options(arguments))
    }

    private struct Options {
        var seeds = 5
        var shown = 30
        var listsFaults = false

        init(_ arguments: [String]) throws {
            var rest = arguments[...]
            while let name = rest.popFirst() {
                if name == "--all" {
                    shown = .max
                } else if name == "--faults" {
                    listsFaults = true
                } else if let value = rest.popFirst().flatMap({ Int($0) }), value >= 0 {
                    switch name {
                    case "--seeds": seeds = max(1, value)
                    case "--show": shown = value
                    default: throw BenchmarkError(description: "unknown option \(name)")
                    }
                } else {
                    throw BenchmarkError(description: "\(name) requires a number")
                }
            }
        }
    }

    private static func run(_ options: Options) async throws {
        let data = URL(
            fileURLWithPath: ProcessInfo.processInfo.environment["CREATIVES_DATA"] ?? "../shared/data")
        let copy = try CSVTable.read(data.appendingPathComponent("banking77/train.csv")).rows
            .filter { $0.count == 2 }
        var rows: [(title: String, campaigns: [NamedCampaign])] = []
        for seed in 0..<options.seeds {
            rows.append(("sample, seed \(seed)", try await sample(seed: UInt64(seed))))
        }
        for file in ["ads-2018", "ads-2018.no-utm", "ads-2019-2020", "ads-2019-2020.no-utm"] {
            let url = data.appendingPathComponent("snap-political-ads/\(file).csv")
            let batch = try CreativeImporter().read([url]).batch
            rows.append((file, try await campaigns(of: batch.creatives, performance: nil)))
        }
        rows.append(("copy alone", try await copyAlone(copy)))

        let spelled = rows.flatMap { $0.campaigns.map(\.brand) }
        let judge = CodeJudge(copy.map { $0[0] } + spelled + spelled)
        print(
            "| data | campaigns | with siblings | unique | no counter | with code | wrong months | brand alone | in words | precise | brand known | longest | mean length |"
        )
        print("|---|\(Array(repeating: "---:", count: 12).joined(separator: "|"))|")
        var faults: [String] = []
        for row in rows {
            let scores = NameScore.scores(of: row.campaigns, judge: judge)
            print(line(row.title, row.campaigns, scores))
            faults += zip(row.campaigns, scores).flatMap { campaign, score in
                score.faults.map { "\($0): \(campaign.name)    (\(row.title))" }
            }
        }
        if options.listsFaults { print("\n" + faults.sorted().joined(separator: "\n")) }
        var generator = SeededGenerator(seed: 0)
        let named = rows.flatMap { row in row.campaigns.map { (row.title, $0.name) } }
            .filter { $0.1.contains(" – ") }.shuffled(using: &generator)
        print("\n\(min(options.shown, named.count)) of \(named.count) names with a difference:")
        for (title, name) in named.prefix(options.shown) { print("  \(name)    (\(title))") }
    }

    private static func line(_ title: String, _ campaigns: [NamedCampaign], _ scores: [NameScore]) -> String {
        let related = zip(campaigns, scores).filter(\.1.hasSiblings)
        func share(_ count: Int, of total: Int) -> String {
            total == 0 ? "–" : String(format: "%.3f", Double(count) / Double(total))
        }
        let worded = related.compactMap(\.1.isPrecise)
        let cells = [
            "\(campaigns.count)", "\(related.count)",
            share(Set(campaigns.map(\.name)).count, of: campaigns.count),
            share(scores.count { !$0.hasCounter }, of: scores.count),
            share(related.count(where: \.1.hasCode), of: related.count),
            "\(scores.count(where: \.contradictsPeriod))",
            share(related.count { $0.0.difference.isEmpty }, of: related.count),
            share(worded.count, of: related.count), share(worded.count(where: \.self), of: worded.count),
            share(scores.count(where: \.brandIsKnown), of: scores.count),
            "\(scores.map(\.length).max() ?? 0)",
            String(
                format: "%.0f", Double(scores.reduce(0) { $0 + $1.length }) / Double(max(1, scores.count))),
        ]
        return "| \(title) | \(cells.joined(separator: " | ")) |"
    }

    private static func sample(seed: UInt64) async throws -> [NamedCampaign] {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "names-\(getpid())-\(seed)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        var options = SampleDataSet.Options()
        options.seed = seed
        let sample = SampleDataSet(options: options)
        let files = ["creatives.csv", "performance.csv"].map { folder.appendingPathComponent($0) }
        let creatives = try CSVWriter(files[0])
        for row in CollectionOfOne(sample.creatives.header) + sample.creatives.rows {
            try creatives.write(row)
        }
        try creatives.close()
        let performance = try CSVWriter(files[1])
        try performance.write(SampleDataSet.performanceHeader)
        try sample.forEachPerformanceRow { try performance.write($0) }
        try performance.close()
        let batch = try CreativeImporter().read(files).batch
        let store = InMemoryStore()
        _ = await store.add(batch)
        return try await campaigns(of: batch.creatives, performance: store)
    }

    /// Returns campaigns of one advertiser with twelve topics that differ only in their copy.
    private static func copyAlone(_ rows: [[String]]) async throws -> [NamedCampaign] {
        let byTruth = Dictionary(grouping: rows, by: { $0[1] })
        var generator = SeededGenerator(seed: 1)
        let subjects = byTruth.keys.sorted().shuffled(using: &generator).prefix(12)
        let texts = subjects.flatMap { (byTruth[$0] ?? []).shuffled(using: &generator).prefix(20) }
        let creatives = texts.enumerated().map { index, row in
            var creative = Creative(key: CreativeKey(id: String(format: "%05d", index)))
            creative.advertiser = "Harbour Bank"
            creative.text = row[0]
            return creative
        }
        return try await campaigns(of: creatives, performance: nil, refiner: .words(embedder: .hashed))
    }

    private static func campaigns(
        of creatives: [Creative], performance: InMemoryStore?, refiner: TextRefiner? = nil
    ) async throws -> [NamedCampaign] {
        let store = performance ?? InMemoryStore()
        if performance == nil { _ = await store.add(ImportBatch(creatives: creatives)) }
        let plan = try await CampaignPlanner(refiner: refiner).update(store).plan
        let byKey = Dictionary(uniqueKeysWithValues: creatives.map { ($0.key, $0) })
        let reports = await store.performance(
            of: plan.campaigns.map { $0.members.map(\.creative) }, in: .all)
        return zip(plan.campaigns, reports).map { campaign, report in
            let days: ClosedRange<Day>? =
                if let first = report.totals.firstDay, let last = report.totals.lastDay { first...last } else
                {
                    nil
                }
            return NamedCampaign(
                name: campaign.name, creatives: campaign.members.compactMap { byKey[$0.creative] },
                performance: days)
        }
    }
}
