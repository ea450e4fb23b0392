internal import CreativeIntelligence
internal import Foundation
internal import SampleData
internal import Synchronization

/// Measures the quality and speed of packages without a language model, by size and over several seeds.
///
/// Each size and seed runs in a separate process.
enum PackageBenchmark {
    static let benchmark = Benchmark(
        name: "packages", usage: "packages [--seeds 5] [--model DIR|hashed] [--json OUT.jsonl] [COUNT ...]",
        summary:
            "creates packages of sample deals with rules and compares with the truth (default 10 100 1000 10000)"
    ) { arguments in
        guard arguments.first == "--measure" else { return try compare(arguments) }
        guard arguments.count == 4, let size = Int(arguments[1]), let seed = UInt64(arguments[2]) else {
            throw BenchmarkError(description: "expected --measure COUNT SEED MODEL")
        }
        try await measure(size, seed: seed, model: arguments[3])
    }

    private static func compare(_ arguments: [String]) throws {
        var sizes: [Int] = []
        var named: [String] = []
        var index = 0
        while index < arguments.count {
            if arguments[index].hasPrefix("--") {
                named += arguments[index..<min(index + 2, arguments.count)]
                index += 2
            } else if let size = Int(arguments[index]), size > 0 {
                sizes.append(size)
                index += 1
            } else {
                throw BenchmarkError(description: "expected counts of deals, found \(arguments[index])")
            }
        }
        let request = try FitRequest(named)
        let seeds = try request.integer("seeds") ?? 5
        guard seeds > 0 else { throw BenchmarkError(description: "--seeds is \(seeds), expected at least 1") }
        sizes = sizes.isEmpty ? [10, 100, 1000, 10_000] : sizes
        let model = request.text("model") ?? InstalledModels.folder()?.path ?? "hashed"
        var results: [Int: [Measurement]] = [:]
        var lines = Data()
        for seed in 0..<seeds {
            for size in sizes {
                let run = try Measurement.inOwnProcess([
                    "packages", "--measure", String(size), String(seed), model,
                ])
                results[size, default: []].append(run)
                lines += try JSONEncoder().encode(run) + Data("\n".utf8)
            }
        }
        if let path = request.text("json") { try lines.write(to: URL(fileURLWithPath: path)) }
        report(sizes, results)
    }

    /// Runs one sample once.
    private static func measure(_ size: Int, seed: UInt64, model: String) async throws {
        var sampleOptions = SampleDealSet.Options()
        (sampleOptions.dealCount, sampleOptions.seed) = (size, seed)
        let sample = SampleDealSet(options: sampleOptions)
        let (deals, truth) = (sample.deals, DealTruth(sample.truth))
        let context = RunContext(threadCount: ProcessInfo.processInfo.activeProcessorCount)
        var seconds: [String: Double] = [:]
        // The time includes loading the model, because a user waits for it too.
        var (creator, embedder) = try await timed("whole", &seconds) {
            let base: any TextEmbedder =
                model == "hashed" ? .hashed : try .sentenceEncoder(at: URL(fileURLWithPath: model))
            let embedder = RememberingEmbedder(base)
            return (try PackageCreator(embedder: embedder), embedder)
        }
        let run = try await timed("whole", &seconds) {
            try await creator.packages(for: deals, context: context)
        }
        seconds["embed"] = embedder.seconds
        let found = try await timed("cluster", &seconds) {
            try await creator.clusters(of: deals, context: context)
        }
        creator.options.usesSoftAssignments = true
        let soft = try await creator.clusters(of: deals, context: context)

        var facts: [String: Double] = [
            "deals": Double(size), "seed": Double(seed), "groups": Double(truth.groupCount),
            "clusters": Double(found.clusters.count), "packages": Double(run.packages.count),
            "unassigned": Double(run.unassigned.count) / Double(max(1, size)),
        ]
        let clusters = found.clusters.map { $0.deals.map(\.id) }
        facts.merge(try truth.agreement(of: clusters)) { $1 }
        let packages = try truth.agreement(of: run.packages.map(\.dealIDs))
        facts["package_purity"] = packages["purity"]
        facts["package_purity_either"] = packages["purity_either"]
        facts.merge(truth.overlap(of: soft)) { $1 }
        try Measurement(
            name: "packages", seconds: seconds, peakMemory: Measurement.peakMemoryOfProcess, facts: facts
        ).hand()
    }

    private static func report(_ sizes: [Int], _ results: [Int: [Measurement]]) {
        func mean(_ name: String, _ runs: [Measurement]) -> Double {
            runs.reduce(0) { $0 + ($1.facts[name] ?? 0) } / Double(runs.count)
        }
        func table(_ header: [String], _ cells: (Int, [Measurement]) -> [String]) {
            print("| \(header.joined(separator: " | ")) |")
            print("|\(header.map { _ in "---:" }.joined(separator: "|"))|")
            for size in sizes {
                print("| \(cells(size, results[size] ?? []).joined(separator: " | ")) |")
            }
            print("")
        }
        table([
            "deals", "groups", "clusters", "purity", "of either group", "V-measure", "ARI", "packages",
            "purity", "of either group", "unassigned", "vectors → clusters s", "total s", "peak MiB",
        ]) { size, runs in
            let counts = ["groups", "clusters"].map { String(format: "%.0f", mean($0, runs)) }
            let shares = ["purity", "purity_either", "v_measure", "ari"].map {
                String(format: "%.3f", mean($0, runs))
            }
            let packages = String(format: "%.0f", mean("packages", runs))
            let pure = ["package_purity", "package_purity_either"].map {
                String(format: "%.3f", mean($0, runs))
            }
            let left = String(format: "%.1f %%", 100 * mean("unassigned", runs))
            let times = ["cluster", "whole"].map { part in
                String(format: "%.2f", median(runs.map { $0.seconds[part] ?? 0 }))
            }
            let memory = (runs.map(\.peakMemory).max() ?? 0) >> 20
            return [String(size)] + counts + shares + [packages] + pure + [left] + times + [String(memory)]
        }
        table([
            "deals", "of two groups", "in a cluster of both", "of one group",
            "guests in another group's cluster",
        ]) { size, runs in
            func share(_ part: String, of whole: String) -> String {
                let (part, whole) = (mean(part, runs), mean(whole, runs))
                return whole > 0 ? String(format: "%.1f %%", 100 * part / whole) : "–"
            }
            return [
                String(size), String(format: "%.0f", mean("two_groups", runs)),
                share("two_groups_reached", of: "two_groups"),
                String(format: "%.0f", mean("one_group", runs)),
                share("one_group_astray", of: "one_group"),
            ]
        }
    }
}

/// The true groups of sample deals.
private struct DealTruth {
    private var groups: [String: (group: String, also: String)] = [:]

    init(_ table: SampleTable) {
        for row in table.rows { groups[row[0]] = (row[1], row[2]) }
    }

    var groupCount: Int { Set(groups.values.map(\.group).filter { !$0.isEmpty }).count }

    /// Returns the agreement of clusters with the truth. Deals without a group are excluded.
    func agreement(of clusters: [[String]]) throws -> [String: Double] {
        var (labels, truth): ([Int], [String]) = ([], [])
        var rightOfEither = 0
        for (number, cluster) in clusters.enumerated() {
            let known = cluster.compactMap { groups[$0] }.filter { !$0.group.isEmpty }
            labels += known.map { _ in number }
            truth += known.map(\.group)
            rightOfEither += votes(of: known).values.max() ?? 0
        }
        let agreement = try ClusterAgreement(labels, truth: truth)
        return [
            "purity": agreement.purity, "v_measure": agreement.vMeasure,
            "ari": agreement.adjustedRandIndex,
            "purity_either": labels.isEmpty ? 1 : Double(rightOfEither) / Double(labels.count),
        ]
    }

    /// Returns the number of deals in each group. Deals of two groups count for both.
    private func votes(of deals: [(group: String, also: String)]) -> [String: Int] {
        deals.reduce(into: [:]) { votes, deal in
            for group in [deal.group, deal.also] where !group.isEmpty { votes[group, default: 0] += 1 }
        }
    }

    /// Returns the quality of a soft assignment. The group of a cluster is that of most of its own deals.
    func overlap(of found: DealClusters) -> [String: Double] {
        var reached: [String: Set<String>] = [:]
        var guestIn: [String: Set<String>] = [:]
        for (cluster, guestCount) in zip(found.clusters, found.guestCounts) {
            let own = cluster.deals.dropLast(guestCount).compactMap { groups[$0.id] }
            let most = votes(of: own).max { ($0.value, $1.key) < ($1.value, $0.key) }
            guard let group = most?.key else { continue }
            for deal in cluster.deals { reached[deal.id, default: []].insert(group) }
            for deal in cluster.deals.suffix(guestCount) { guestIn[deal.id, default: []].insert(group) }
        }
        let two = groups.filter { !$0.value.also.isEmpty }
        let one = groups.filter { !$0.value.group.isEmpty && $0.value.also.isEmpty }
        return [
            "two_groups": Double(two.count),
            "two_groups_reached": Double(
                two.count { reached[$0.key]?.isSuperset(of: [$0.value.group, $0.value.also]) == true }),
            "one_group": Double(one.count),
            "one_group_astray": Double(
                one.count { guestIn[$0.key]?.subtracting([$0.value.group]).isEmpty == false }),
        ]
    }
}

/// An embedder that keeps the vectors of the last list of texts, so that clustering can be timed without embedding.
private final class RememberingEmbedder: TextEmbedder {
    private let base: any TextEmbedder
    private let memory = Mutex<(texts: [String], vectors: Matrix<Float>, seconds: Double)?>(nil)

    init(_ base: any TextEmbedder) { self.base = base }

    var identifier: String { base.identifier }
    var dimension: Int { base.dimension }

    /// The time for embedding, in seconds.
    var seconds: Double { memory.withLock { $0?.seconds ?? 0 } }

    func embed(_ texts: [String], context: RunContext) async throws -> Matrix<Float> {
        if let known = memory.withLock({ $0 }), known.texts == texts { return known.vectors }
        let start = ContinuousClock.now
        let vectors = try await base.embed(texts, context: context)
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        memory.withLock { $0 = (texts, vectors, seconds) }
        return vectors
    }
}
