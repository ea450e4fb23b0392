internal import CreativeIntelligence
internal import Foundation
internal import SampleData

/// Measures the accuracy and calibration of sample ads classified by rules, and the time of an analysis of stored results.
enum ClassifyBenchmark {
    static let benchmark = Benchmark(
        name: "classify", usage: "classify [--ads 242] [FIRST_SEED...LAST_SEED]",
        summary: "classifies ads of unseen seeds with rules: macro-F1, calibration, and time of an analysis"
    ) { arguments in
        var ads = 242
        var seeds = 100...119
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            let ends = argument.split(separator: ".").compactMap { Int($0) }
            if argument == "--ads", let count = rest.popFirst().flatMap({ Int($0) }) {
                ads = count
            } else if ends.count == 2, ends[0] <= ends[1] {
                seeds = ends[0]...ends[1]
            } else {
                throw BenchmarkError(
                    description: "invalid argument \(argument), expected --ads N or FIRST...LAST")
            }
        }
        try await quality(ads: ads, seeds: seeds)
        try await analysis(ads: ads)
    }

    // MARK: Quality

    private static func quality(ads: Int, seeds: ClosedRange<Int>) async throws {
        var rows: [(macroF1: Double, accuracy: Double, calibration: Double, told: Double)] = []
        var judgements: [ClassificationQuality<AwarenessLevel>.Judgement] = []
        for seed in seeds {
            let own = try await Self.judgements(ads: ads, seed: seed)
            let quality = ClassificationQuality(own)
            let told = own.count { $0.found != nil }
            rows.append(
                (
                    quality.macroF1 ?? .nan, quality.accuracy ?? .nan,
                    quality.expectedCalibrationError ?? .nan,
                    Double(told) / Double(own.count)
                ))
            judgements += own
        }
        print("| \(ads) ads, seeds \(seeds.lowerBound) to \(seeds.upperBound) | median | worst | best |")
        print("|---|---:|---:|---:|")
        print(row("macro-F1", rows.map(\.macroF1)))
        print(row("accuracy", rows.map(\.accuracy)))
        print(row("share with a level", rows.map(\.told)))
        print(row("calibration error", rows.map(\.calibration), lessIsBetter: true))
        confusion(ClassificationQuality(judgements))
    }

    private static func row(_ name: String, _ values: [Double], lessIsBetter: Bool = false) -> String {
        let ends = [values.min() ?? .nan, values.max() ?? .nan]
        let figures = [median(values)] + (lessIsBetter ? ends.reversed() : ends)
        return "| \(name) | \(figures.map { String(format: "%.3f", $0) }.joined(separator: " | ")) |"
    }

    private static func judgements(
        ads: Int, seed: Int
    ) async throws -> [ClassificationQuality<AwarenessLevel>.Judgement] {
        let (sample, truth) = sample(ads: ads, seed: seed)
        let classifier = RuleClassifier()
        var judgements: [ClassificationQuality<AwarenessLevel>.Judgement] = []
        for creative in sample.creatives {
            guard let level = truth[creative.key.id] else { continue }
            let found = classifier.findings(about: AdInput(creative)).creativeLevel
            judgements.append(.init(truth: level, found: found?.level, confidence: found?.confidence))
        }
        return judgements
    }

    private static func confusion(_ quality: ClassificationQuality<AwarenessLevel>) {
        let columns: [AwarenessLevel?] = AwarenessLevel.allCases + [nil]
        print(
            "\n| truth, over all seeds | \(columns.map { $0?.title ?? "none" }.joined(separator: " | ")) | F1 |"
        )
        print("|---\(String(repeating: "|---:", count: columns.count + 1))|")
        for entry in quality.classes {
            let counts = columns.map { String(quality.confusion[entry.label]?[$0] ?? 0) }
            print(
                "| \(entry.label.title) | \(counts.joined(separator: " | ")) | \(String(format: "%.3f", entry.f1)) |"
            )
        }
    }

    private static func sample(ads: Int, seed: Int) -> (SampleAdSet, truth: [String: AwarenessLevel]) {
        var options = SampleAdSet.Options()
        options.adCount = ads
        options.seed = UInt64(seed)
        let sample = SampleAdSet(options: options)
        let levels = sample.truth.rows.compactMap { row in AwarenessLevel(row[1]).map { (row[0], $0) } }
        return (sample, Dictionary(levels) { first, _ in first })
    }

    // MARK: Analysis

    /// Imports files into a store, classifies the ads, and analyses the results twenty times.
    private static func analysis(ads: Int) async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "classify-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (sample, _) = sample(ads: ads, seed: 100)
        let performance = folder.appendingPathComponent("performance.csv")
        let writer = try CSVWriter(performance)
        try writer.write(SampleAdSet.performanceHeader)
        try sample.forEachPerformanceRow { try writer.write($0) }
        try writer.close()
        let imported = try CreativeImporter().read([performance])
        let store = try CreativeDatabase(path: folder.appendingPathComponent("store.db").path)
        _ = try await store.add(
            ImportBatch(creatives: sample.creatives, performance: imported.batch.performance))
        var batch = AdBatch(RuleClassifier())
        batch.options.maxNew = 500
        var seconds: [String: Double] = [:]
        let report = try await timed("classify", &seconds) {
            try await batch.run(on: store, as: AdBatch.RunLabel(id: "one", trigger: "benchmark"))
        }
        var times: [Double] = []
        for _ in 0..<20 {
            var one: [String: Double] = [:]
            let analysis = try await timed("analysis", &one) { try await batch.analysis(of: store) }
            guard analysis.overall.ads >= report.run.counts.input else {
                throw BenchmarkError(
                    description:
                        "the analysis covers only \(analysis.overall.ads) of \(report.run.counts.input) ads")
            }
            times.append(one["analysis"] ?? .nan)
        }
        let counts = report.run.counts
        print(
            String(
                format:
                    "\n%d ads, %d of them running: %d classified in %.0f ms; analysis of stored results: median %.1f ms",
                ads, counts.input, counts.new, (seconds["classify"] ?? .nan) * 1000, median(times) * 1000))
    }
}
