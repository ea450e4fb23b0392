internal import CreativeIntelligence
internal import Foundation
internal import SampleData

/// Measures the effects of random single moves on sample data and real ads.
///
/// It counts the creatives that follow the moved one, and checks whether the source campaign keeps its ID and at least half of the
/// creatives that were not moved.
enum MoveBenchmark {
    static let benchmark = Benchmark(
        name: "moves", usage: "moves [--moves 1000] [--seed 0]",
        summary: "moves single creatives of the sample and of real ads, and counts the creatives that follow"
    ) { arguments in
        try await run(arguments)
    }

    private struct Outcome {
        var moves = 0
        var movesWithFollowers = 0
        var followers = 0
        var largestShare = 0.0
        var lostIDs = 0
        var lostMajorities = 0
    }

    private static func run(_ arguments: [String]) async throws {
        var moves = 1_000
        var seed: UInt64 = 0
        var rest = arguments[...]
        while let name = rest.popFirst() {
            switch (name, rest.popFirst().flatMap(Int.init)) {
            case ("--moves", let count?) where count > 0: moves = count
            case ("--seed", let number?) where number >= 0: seed = UInt64(number)
            default:
                throw BenchmarkError(
                    description: "\(name) is invalid, expected --moves or --seed with a number")
            }
        }
        print(
            "| data | moves | with followers | followers | largest share that left | IDs lost | majorities lost |"
        )
        print("|---|---:|---:|---:|---:|---:|---:|")
        var inputs = [("sample", try SampleAds.read(seed: seed))]
        do {
            inputs.append(("real ads", try RealAds.read().ads))
        } catch {
            FileHandle.standardError.write(Data("skipping real ads: \(error)\n".utf8))
        }
        for (name, creatives) in inputs {
            let outcome = try await measure(creatives, moves: moves, seed: seed)
            print(
                "| \(name) | \(outcome.moves) | \(outcome.movesWithFollowers) | \(outcome.followers) "
                    + "| \(String(format: "%.3f", outcome.largestShare)) | \(outcome.lostIDs) | \(outcome.lostMajorities) |"
            )
        }
    }

    /// Measures moves, each of which starts from the state after the first plan and plans only its neighbourhood.
    private static func measure(_ creatives: [Creative], moves: Int, seed: UInt64) async throws -> Outcome {
        let store = InMemoryStore()
        let planner = CampaignPlanner()
        _ = await store.add(ImportBatch(creatives: creatives))
        _ = try await store.apply(planner.plan(for: store.snapshot()))
        let whole = await store.snapshot()
        var generator = SeededGenerator(seed: seed)
        var outcome = Outcome()
        while outcome.moves < moves {
            guard let moved = generator.element(of: whole.assignments),
                let target = generator.element(
                    of: whole.campaigns.filter { $0.seat == moved.creative.seat && $0.id != moved.campaign })
            else { break }
            var part = await store.snapshot(around: [], of: [moved.creative])
            guard let index = part.assignments.firstIndex(where: { $0.creative == moved.creative }) else {
                continue
            }
            outcome.moves += 1
            part.assignments[index].campaign = target.id
            part.assignments[index].assignedBy = .user
            part.exclusions.append(Exclusion(creative: moved.creative, campaign: moved.campaign))
            if !part.campaigns.contains(where: { $0.id == target.id }) {
                part.campaigns = (part.campaigns + [target]).sorted { $0.id < $1.id }
            }
            let untouched = Set(
                whole.assignments.filter { $0.campaign == moved.campaign && $0.creative != moved.creative }
                    .map(\.creative))
            let plan = try await planner.plan(for: part)
            let source = plan.campaigns.first { $0.existing == moved.campaign }
            let kept = source?.members.count { untouched.contains($0.creative) } ?? 0
            let left = untouched.count - kept
            outcome.followers += left
            if left > 0 { outcome.movesWithFollowers += 1 }
            if !untouched.isEmpty {
                outcome.largestShare = max(outcome.largestShare, Double(left) / Double(untouched.count))
            }
            if 2 * kept < untouched.count { outcome.lostMajorities += 1 }
            let ended = plan.retired + plan.campaigns.flatMap(\.absorbed)
            if ended.contains(moved.campaign) || (source == nil && !untouched.isEmpty) {
                outcome.lostIDs += 1
            }
        }
        return outcome
    }
}

/// The sample data as creatives.
enum SampleAds {
    static func read(seed: UInt64) throws -> [Creative] {
        var options = SampleDataSet.Options()
        options.seed = seed
        let table = SampleDataSet(options: options).creatives
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("moves-\(getpid()).csv")
        defer { try? FileManager.default.removeItem(at: file) }
        let lines = ([table.header] + table.rows).map { row in
            row.map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: ",")
        }
        try Data(lines.joined(separator: "\n").utf8).write(to: file)
        return try CreativeImporter().read([file]).batch.creatives
    }
}
