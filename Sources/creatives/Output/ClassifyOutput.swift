internal import CreativeIntelligence
internal import Foundation
internal import StageCore

/// The result of `creatives classify`.
struct ClassifyResult {
    /// `nil` if ads were not classified.
    var batch: AdBatchReport?
    var analysis: AdAnalysis
    var imported: ImportReport
    /// `nil` if the findings of any classifier are used.
    var classifier: String?
    var usage: ModelUsage?
    /// The duration of the classification.
    var seconds: Double
    /// The duration of the analysis.
    var analysisSeconds: Double

    /// The warnings of the run and of the analysis, which mostly coincide, without duplicates.
    var warnings: [String] {
        var seen: Set<String> = []
        return (imported.warnings + (batch?.warnings ?? []) + analysis.warnings).filter {
            seen.insert($0).inserted
        }
    }

    /// Warnings about unsupported languages: of the run, or else of the analysis.
    var languageWarnings: [String] {
        [(batch?.unreadLanguages ?? analysis.unreadLanguages).warning].compactMap(\.self)
    }

    /// The classified ads, or the analysed ads if none were classified.
    var ads: [ClassifiedAd] {
        batch.map { $0.outcomes.map { ClassifiedAd($0) } } ?? analysis.ads.map { ClassifiedAd($0) }
    }
}

/// The outputs of `creatives classify`.
struct ClassifyOutput {
    private let isJSON: Bool
    private let classifications: URL?
    private let report: String?
    private let chart: String?

    static let classifications = Option(
        "classifications", .file(.writes, "OUT.csv"), "write a row per ad with its levels and outcome")
    private static let report = Option(
        "report", .file(.writes, "OUT.md"), "write the analysis as Markdown")
    private static let chart = Option(
        "chart", .file(.writes, "OUT.svg"), "write a chart of CPA by awareness and format")

    static let syntax: [any DeclaredOption] = [classifications, report, chart]

    init(_ arguments: Arguments) {
        isJSON = arguments[CommonOption.json]
        classifications = arguments[Self.classifications].map { URL(fileURLWithPath: $0) }
        report = arguments[Self.report]
        chart = arguments[Self.chart]
    }

    func write(_ result: ClassifyResult) throws {
        if let classifications { try ClassificationFile(ads: result.ads).write(to: classifications) }
        if let report {
            do {
                try OutputFile.write(result.analysis.markdown.utf8, to: report)
            } catch {
                throw CommandError(.inaccessibleFile, error.description)
            }
        }
        if let chart {
            let currencies = result.analysis.currencies
            try Figure(
                bars: (currencies.isEmpty ? [.unknown] : currencies).map {
                    result.analysis.chart(currency: $0)
                }
            ).write(to: chart)
        }
        if isJSON { return try ClassifyJSON.document(result).print() }
        printReport(result)
    }

    /// Prints the records of runs.
    func list(_ runs: [ClassificationRun]) throws {
        if isJSON { return try JSONValue.object(["runs": .array(runs.map(ClassifyJSON.run))]).print() }
        guard !runs.isEmpty else {
            return print("no runs yet; `creatives classify ADS.csv \(StoreOption.store.usage)` creates one")
        }
        for run in runs {
            print(
                "\(LocalTime.text(run.startedAt))  \(run.state.rawValue)  \(Display.safe(run.goal)), "
                    + "\(Display.safe(run.trigger)): \(Self.counts(run))\(run.error.map { "; " + Display.safe($0) } ?? "")"
            )
        }
    }

    private static func counts(_ run: ClassificationRun) -> String {
        let counts = run.counts
        let parts = [
            (counts.new, "new"), (counts.reused, "reused"), (counts.skipped, "skipped"),
            (counts.failed, "failed"),
        ]
        return "\(Display.counted(counts.input, "ad")): "
            + parts.map { "\(Display.grouped(Int64($0.0))) \($0.1)" }.joined(separator: ", ")
    }

    private func printReport(_ result: ClassifyResult) {
        if let batch = result.batch {
            print(Self.counts(batch.run))
            for (reason, count) in Self.reasons(batch) {
                print("  \(Display.grouped(Int64(count))) × \(Display.safe(reason))")
            }
            if let difference = Self.difference(batch, result.analysis) { print(difference) }
            print("")
        }
        printTables(result.analysis)
        if let usage = result.usage { print("\n" + usage.line()) }
        // Languages are listed in the notes of the analysis, if it has any.
        let hasNote = result.analysis.unreadLanguages.warning != nil
        StandardError.write(warnings: hasNote ? result.warnings : result.warnings + result.languageWarnings)
        RejectedRows(report: result.imported, noun: "row").printOut()
    }

    private func printTables(_ analysis: AdAnalysis) {
        let currencies = analysis.currencies.isEmpty ? [.unknown] : analysis.currencies
        for currency in currencies {
            let table = TextTable(
                columns: AdTableRow.titles.enumerated().map { index, title in
                    .init(
                        title: title, alignsRight: index >= AdTableRow.wordColumns,
                        dropOrder: ["Shown": 1, "CPM": 2, "ROAS": 3, "CPC": 4][title] ?? 0)
                },
                rows: analysis.table(for: currency).map { $0.cells.map(Display.safe) })
            print(Display.safe(analysis.heading(currency)) + "\n")
            for line in table.lines(width: Terminal.columns) { print(line) }
            print("")
            printInsights(analysis.insights.filter { $0.currency == currency })
        }
        printInsights(analysis.insights.filter { $0.currency == nil })
        for line in analysis.congruence.lines { print(Display.safe(line)) }
        for note in analysis.notes { print(Display.safe(note)) }
    }

    /// Returns the reason why the tables contain other ads than the run, or `nil` if they contain the same.
    private static func difference(_ batch: AdBatchReport, _ analysis: AdAnalysis) -> String? {
        let run = Set(batch.outcomes.map(\.creative))
        let analysed = Set(analysis.ads.map(\.creative))
        let added = analysed.subtracting(run).count
        let absent = run.subtracting(analysed).count
        guard added + absent > 0 else { return nil }
        let stopped = "\(added == 1 ? "was" : "were") active in the window and then stopped"
        let reason = analysis.currencies.isEmpty ? "the store contains" : stopped
        var parts: [String] = []
        if added > 0 { parts.append("\(Display.counted(added, "more ad")) that \(reason)") }
        if absent > 0 {
            parts.append("\(Display.counted(absent, "ad")) fewer, without performance in the window")
        }
        return "The tables cover \(Display.counted(analysed.count, "ad")): \(parts.joined(separator: ", "))"
    }

    private func printInsights(_ insights: [AdInsight]) {
        for insight in insights { print("- \(Display.safe(insight.text))") }
        if !insights.isEmpty { print("") }
    }

    /// Returns the reasons for skipped ads, most frequent first. The reasons for failures are in the
    /// warnings.
    private static func reasons(_ batch: AdBatchReport) -> [(String, Int)] {
        let reasons = batch.outcomes.compactMap { outcome -> String? in
            switch outcome.result {
            case .skipped(let reason): reason.description
            case .new, .reused, .failed: nil
            }
        }
        let counts = Dictionary(reasons.map { ($0, 1) }, uniquingKeysWith: +)
        return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) }
    }
}
