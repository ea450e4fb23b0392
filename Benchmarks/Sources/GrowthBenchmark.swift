internal import CreativeIntelligence
internal import Foundation
internal import SampleData

/// Measures a durable store by size: the first import, plan and apply, lists, and later changes.
///
/// Each size runs in a separate process. The later changes are a new day of performance for all creatives, and 1 % more
/// creatives, the latest ones, with all of their performance. Both include plan, apply and list.
enum GrowthBenchmark {
    static let benchmark = Benchmark(
        name: "growth",
        usage: "growth [--runs 1] [COUNT ...] | --by seats|creatives|campaigns|jobs|edits [COUNT ...]",
        summary: "stores sample creatives with 60 days of performance in a file (default 652 10000 100000); "
            + "with --by, fails if doubling the size takes more than 2.3 times the time or 2.1 times the memory"
    ) { arguments in
        if arguments.first == "--by" { return try GrowthByBenchmark.compare(Array(arguments.dropFirst())) }
        if arguments.first == "--measure-by", arguments.count == 3 {
            return try await GrowthByBenchmark.measure(arguments[1], arguments[2])
        }
        if arguments.first == "--measure", arguments.count == 2 { return try await measure(arguments[1]) }
        try compare(arguments)
    }

    private static func compare(_ arguments: [String]) throws {
        var arguments = arguments
        var runs = 1
        if arguments.first == "--runs", arguments.count >= 2, let count = Int(arguments[1]), count > 0 {
            runs = count
            arguments.removeFirst(2)
        }
        let sizes =
            arguments.isEmpty ? [652, 10_000, 100_000] : arguments.compactMap { Int($0) }.filter { $0 > 0 }
        guard !sizes.isEmpty, arguments.isEmpty || sizes.count == arguments.count else {
            throw BenchmarkError(
                description: "expected counts of creatives, found \(arguments.joined(separator: " "))")
        }
        let parts = ["import", "plan", "apply", "list", "again", "full", "increment", "new day"]
        print(
            "| creatives | rows | campaigns | \(parts.map { $0 + " s" }.joined(separator: " | ")) "
                + "| 1,000 listed ms | increment % | new day % | peak MiB | file MiB |")
        print("|---:|---:|---:|\(parts.map { _ in "---:" }.joined(separator: "|"))|---:|---:|---:|---:|---:|")
        for size in sizes {
            let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
                "growth-\(getpid())-\(size)")
            defer { try? FileManager.default.removeItem(at: folder) }
            try GrowthFiles.write(size, to: folder)
            let results = try (0..<runs).map { _ in
                try Measurement.inOwnProcess(["growth", "--measure", folder.path])
            }
            func middle(_ part: String) -> Double { median(results.map { $0.seconds[part] ?? .nan }) }
            let facts = results[0].facts
            let full = middle("full")
            let cells = parts.map { String(format: "%.3f", middle($0)) }.joined(separator: " | ")
            let shares = ["increment", "new day"].map { String(format: "%.1f", middle($0) / full * 100) }
            let listed = String(format: "%.1f", middle("listed 1000") * 1000)
            print(
                "| \(size) | \(Int(facts["rows"] ?? 0)) | \(Int(facts["campaigns"] ?? 0)) | \(cells) | \(listed) "
                    + "| \(shares.joined(separator: " | ")) | \((results.map(\.peakMemory).max() ?? 0) >> 20) "
                    + "| \(Int(facts["file"] ?? 0) >> 20) |")
        }
    }

    private static func measure(_ path: String) async throws {
        let folder = URL(fileURLWithPath: path)
        let file = folder.appendingPathComponent("store.db").path
        for ending in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: file + ending) }
        let store = try CreativeDatabase(path: file)
        let context = RunContext(threadCount: ProcessInfo.processInfo.activeProcessorCount)
        let planner = CampaignPlanner()
        var seconds: [String: Double] = [:]

        let rows = try await timed("import", &seconds) {
            try await bring(["base", "base-performance"], of: folder, to: store)
        }
        let plan = try await timed("plan", &seconds) { try await planner.plan(for: store, context: context) }
        _ = try await timed("apply", &seconds) { try await store.apply(plan) }
        let reports = try await timed("list", &seconds) { try await store.reports(on: nil, in: .lastDays(7)) }
        seconds["full"] = ["import", "plan", "apply", "list"].reduce(0) { $0 + (seconds[$1] ?? 0) }
        _ = try await timed("again", &seconds) { try await store.reports(on: nil, in: .lastDays(7)) }

        for (name, files) in [("new day", ["day-performance"]), ("increment", ["more", "more-performance"])] {
            try await timed(name, &seconds) {
                _ = try await bring(files, of: folder, to: store)
                _ = try await store.apply(planner.plan(for: store, context: context))
                _ = try await store.reports(on: nil, in: .lastDays(7))
            }
        }
        let thousand = reports.prefix(1000).map(\.campaign.id)
        _ = try await timed("listed 1000", &seconds) { try await store.reports(on: thousand, in: .all) }
        let size = try FileManager.default.attributesOfItem(atPath: file)[.size] as? Int ?? 0
        try Measurement(
            name: "growth", seconds: seconds, peakMemory: Measurement.peakMemoryOfProcess,
            facts: ["rows": Double(rows), "campaigns": Double(reports.count), "file": Double(size)]
        ).hand()
    }

    private static func bring(_ names: [String], of folder: URL, to store: CreativeDatabase) async throws
        -> Int
    {
        let result = try CreativeImporter().read(names.map { folder.appendingPathComponent("\($0).csv") })
        _ = try await store.add(result.batch)
        return result.batch.performance.rowCount
    }
}

/// Writes the files of one size: the first import, 1 % more creatives with their performance, and a new day for the others.
private enum GrowthFiles {
    static func write(_ size: Int, to folder: URL) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        var options = SampleDataSet.Options()
        options.creativeCount = size
        let sample = SampleDataSet(options: options)
        guard let id = sample.creatives.column("id"), let performanceID = column(of: "creative"),
            let day = column(of: "date")
        else { throw BenchmarkError(description: "the sample has unexpected columns") }
        let more = Set(sample.creatives.rows.suffix(max(1, size / 100)).map { $0[id] })
        func writer(_ name: String, _ header: [String]) throws -> CSVWriter {
            let writer = try CSVWriter(folder.appendingPathComponent("\(name).csv"))
            try writer.write(header)
            return writer
        }
        let creatives = try ["base", "more"].map { try writer($0, sample.creatives.header) }
        for row in sample.creatives.rows { try creatives[more.contains(row[id]) ? 1 : 0].write(row) }
        let names = ["base-performance", "more-performance", "day-performance"]
        let performance = try names.map { try writer($0, SampleDataSet.performanceHeader) }
        var last = ""
        sample.forEachPerformanceRow { last = max(last, $0[day]) }
        try sample.forEachPerformanceRow { row in
            try performance[more.contains(row[performanceID]) ? 1 : row[day] == last ? 2 : 0].write(row)
        }
        for writer in creatives + performance { try writer.close() }
    }

    private static func column(of word: String) -> Int? {
        SampleDataSet.performanceHeader.firstIndex { $0.contains(word) }
    }
}
