internal import CreativeIntelligence
internal import Foundation
internal import SampleData

/// Measures the main task by size: import creatives and 60 days of performance from CSV, plan, apply, report.
///
/// Sizes run in turn, each several times in separate processes, to show how the time grows.
enum CampaignBenchmark {
    static let benchmark = Benchmark(
        name: "campaigns", usage: "campaigns [--runs 3] [COUNT ...]",
        summary: "imports and plans sample creatives with 60 days of performance (default 1000 10000 100000)"
    ) { arguments in
        if arguments.first == "--measure", arguments.count == 2 { return try await measure(arguments[1]) }
        try await compare(arguments)
    }

    private static func compare(_ arguments: [String]) async throws {
        var arguments = arguments
        var runs = 3
        if arguments.first == "--runs", arguments.count >= 2, let count = Int(arguments[1]), count > 0 {
            runs = count
            arguments.removeFirst(2)
        }
        let sizes =
            arguments.isEmpty ? [1000, 10_000, 100_000] : arguments.compactMap { Int($0) }.filter { $0 > 0 }
        guard !sizes.isEmpty, arguments.isEmpty || sizes.count == arguments.count else {
            throw BenchmarkError(
                description: "expected counts of creatives, found \(arguments.joined(separator: " "))")
        }
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "campaign-benchmark-\(getpid())")
        defer { try? FileManager.default.removeItem(at: folder) }
        for size in sizes { try write(size, to: folder.appendingPathComponent(String(size))) }

        var results: [Int: [Measurement]] = [:]
        for _ in 0..<runs {
            for size in sizes {
                let path = folder.appendingPathComponent(String(size)).path
                results[size, default: []].append(try .inOwnProcess(["campaigns", "--measure", path]))
            }
        }
        report(sizes, results)
    }

    private static func write(_ size: Int, to folder: URL) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        var options = SampleDataSet.Options()
        options.creativeCount = size
        let sample = SampleDataSet(options: options)
        let creatives = try CSVWriter(folder.appendingPathComponent("creatives.csv"))
        for row in CollectionOfOne(sample.creatives.header) + sample.creatives.rows {
            try creatives.write(row)
        }
        try creatives.close()
        let performance = try CSVWriter(folder.appendingPathComponent("performance.csv"))
        try performance.write(SampleDataSet.performanceHeader)
        try sample.forEachPerformanceRow { try performance.write($0) }
        try performance.close()
    }

    /// Runs the task once with the files of a folder.
    private static func measure(_ path: String) async throws {
        let folder = URL(fileURLWithPath: path)
        var seconds: [String: Double] = [:]
        let files = ["creatives.csv", "performance.csv"].map { folder.appendingPathComponent($0) }
        let store = InMemoryStore()
        let rows = try await timed("import", &seconds) {
            let result = try CreativeImporter().read(files)
            _ = await store.add(result.batch)
            return result.batch.performance.rowCount
        }
        let context = RunContext(threadCount: ProcessInfo.processInfo.activeProcessorCount)
        let plan = try await timed("plan", &seconds) {
            try await CampaignPlanner().plan(for: store.snapshot(), context: context)
        }
        _ = try await timed("apply", &seconds) { try await store.apply(plan) }
        let overview = try await timed("report", &seconds) { try await CampaignOverview(of: store) }
        seconds["all"] = seconds.values.reduce(0, +)
        try Measurement(
            name: "campaigns", seconds: seconds, peakMemory: Measurement.peakMemoryOfProcess,
            facts: [
                "rows": Double(rows), "campaigns": Double(overview.campaigns.count),
                "assigned": Double(overview.assignedCount), "creatives": Double(overview.creativeCount),
            ]
        ).hand()
    }

    private static func report(_ sizes: [Int], _ results: [Int: [Measurement]]) {
        let parts = ["import", "plan", "apply", "report", "all"]
        print(
            "| creatives | rows | campaigns | \(parts.map { $0 + " s" }.joined(separator: " | ")) | peak MiB | ratio to previous size |"
        )
        print("|---:|---:|---:|\(parts.map { _ in "---:" }.joined(separator: "|"))|---:|---:|")
        var before: Double?
        for size in sizes {
            let runs = results[size] ?? []
            guard let facts = runs.first?.facts else { continue }
            let medians = parts.map { part in median(runs.map { $0.seconds[part] ?? 0 }) }
            let all = medians.last ?? 0
            let cells = medians.map { String(format: "%.2f", $0) }.joined(separator: " | ")
            let memory = (runs.map(\.peakMemory).max() ?? 0) >> 20
            let ratio = before.map { String(format: "%.2f", all / $0) } ?? "–"
            print(
                "| \(size) | \(Int(facts["rows"] ?? 0)) | \(Int(facts["campaigns"] ?? 0)) | \(cells) | \(memory) | \(ratio) |"
            )
            before = all
        }
    }
}
