internal import CreativeIntelligence
internal import Foundation

/// Measures the benefit of learning from corrections for creatives that nobody corrected.
///
/// For thirty days, real ads arrive on their start date, and a simulated user corrects five wrong assignments a day.
enum CorrectionBenchmark {
    static let benchmark = Benchmark(
        name: "corrections",
        usage: "corrections [--days 30] [--last YYYY-MM-DD] [--history DAYS] [--seeds 5]",
        summary: "corrects campaigns of real ads as a simulated user, with and without learning from edits"
    ) { arguments in
        try await run(Options(arguments))
    }

    private struct Options {
        var days = 30
        var last = Day(year: 2020, month: 9, day: 27)!
        var history = 0
        var seeds = 5
        var perDay = 5

        init(_ arguments: [String]) throws {
            var rest = arguments[...]
            while let name = rest.popFirst() {
                guard let value = rest.popFirst() else {
                    throw BenchmarkError(description: "\(name) requires a value")
                }
                switch (name, Int(value), Day(value)) {
                case ("--days", let count?, _) where count > 0: days = count
                case ("--history", let count?, _) where count >= 0: history = count
                case ("--seeds", let count?, _) where count > 0: seeds = count
                case ("--last", _, let day?): last = day
                default: throw BenchmarkError(description: "invalid option or value: \(name) \(value)")
                }
            }
        }
    }

    private struct Outcome {
        var quality: [ClusterAgreement] = []
        var undone = 0
        var kept: [Double] = []
        var touched = 0
    }

    private static func run(_ options: Options) async throws {
        let (ads, truth) = try RealAds.read()
        print(
            "| seed | learning | V day 1 | V day 10 | V day 20 | V last | ARI last | untouched | touched | undone | IDs and names kept |"
        )
        print("|---:|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|")
        var gains: [Double] = []
        var daily: [Bool: [[Double]]] = [:]
        for seed in 0..<options.seeds {
            var last: [Double] = []
            for learns in [false, true] {
                let outcome = try await simulate(ads, truth, options, seed: UInt64(seed), learns: learns)
                let v = outcome.quality.map(\.vMeasure)
                daily[learns, default: []].append(v)
                let shown = [0, 9, 19, v.count - 1].map { format(v[min($0, v.count - 1)]) }
                let end = outcome.quality[v.count - 1]
                print(
                    "| \(seed) | \(learns ? "yes" : "no") | \(shown.joined(separator: " | ")) | \(format(end.adjustedRandIndex)) "
                        + "| \(end.count) | \(outcome.touched) | \(outcome.undone) | \(format(outcome.kept.min() ?? 1)) |"
                )
                last.append(end.vMeasure)
            }
            gains.append(last[1] - last[0])
        }
        print(
            "\nV-measure gained on the last day: median \(format(median(gains))), minimum \(format(gains.min() ?? 0))"
        )
        printDays(daily, count: options.days)
    }

    /// Prints the median V-measure of all seeds for each day.
    private static func printDays(_ daily: [Bool: [[Double]]], count: Int) {
        print("\n| day | no learning | learning |")
        print("|---:|---:|---:|")
        for day in 0..<count {
            let medians = [false, true].map { learns in format(median((daily[learns] ?? []).map { $0[day] }))
            }
            print("| \(day + 1) | \(medians.joined(separator: " | ")) |")
        }
    }

    private static func format(_ value: Double) -> String { String(format: "%.3f", value) }

    private static func simulate(
        _ ads: [Creative], _ truth: [CreativeKey: String], _ options: Options, seed: UInt64, learns: Bool
    ) async throws -> Outcome {
        let store = InMemoryStore()
        var user = SimulatedUser(truth: truth, seed: seed)
        var settings = CampaignPlanner.Options()
        settings.learnsFromEdits = learns
        let planner = CampaignPlanner(options: settings)
        var outcome = Outcome()
        let first = options.last.advanced(by: 1 - options.days)
        for number in 0..<options.days {
            let today = first.advanced(by: number)
            let arriving = ads.filter { ad in
                guard let start = ad.startsAt.map({ Day($0, in: .gmt) }) else { return false }
                return start <= today && start >= (number == 0 ? first.advanced(by: -options.history) : today)
            }
            _ = await store.add(ImportBatch(creatives: arriving))
            let before = await store.snapshot().campaigns
            _ = try await store.apply(planner.plan(for: store))
            let after = await store.snapshot().campaigns
            let names = Dictionary(uniqueKeysWithValues: after.map { ($0.id, $0.name) })
            if !before.isEmpty {
                outcome.kept.append(Double(before.count { names[$0.id] == $0.name }) / Double(before.count))
            }
            outcome.undone += await user.undone(in: store)
            outcome.quality.append(try await user.agreement(of: store))
            try await user.correct(options.perDay, in: store)
        }
        outcome.touched = user.touched.count
        return outcome
    }
}

/// Real ads, some of which have a known true campaign.
enum RealAds {
    static func read() throws -> (ads: [Creative], truth: [CreativeKey: String]) {
        let data = ProcessInfo.processInfo.environment["CREATIVES_DATA"] ?? "../shared/data"
        let folder = URL(fileURLWithPath: data).appendingPathComponent("snap-political-ads")
        let result = try CreativeImporter().read([folder.appendingPathComponent("ads-2019-2020.no-utm.csv")])
        let ads = result.batch.creatives
        let table = try CSVTable.read(folder.appendingPathComponent("truth-2019-2020.csv"))
        var truth: [CreativeKey: String] = [:]
        let keys = Dictionary(uniqueKeysWithValues: ads.map { ($0.key.id, $0.key) })
        for row in table.rows where row.count > 2 && !row[1].isEmpty && !row[2].isEmpty {
            if let key = keys[row[0]] { truth[key] = "\(row[1]) \(row[2])".lowercased() }
        }
        return (ads, truth)
    }
}
