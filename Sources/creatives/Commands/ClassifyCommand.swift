internal import CreativeIntelligence
internal import Foundation

/// `creatives classify`: to which awareness ads speak, and what that costs.
struct ClassifyCommand: Command {
    static let syntax = CommandSyntax(
        name: "classify", summary: "Classifies ads by awareness, and analyses their performance by it.",
        operands: "ADS.csv...", operandRole: .reads,
        options: ImportArguments.syntax + [
            OptionSyntax("max-new", "N", "most ads that are classified anew, 1 to 500 (default 200)"),
            OptionSyntax("max-video", "N", "most videos among them whose file is read, 0 to 50 (default 15)"),
            OptionSyntax("days-back", "N", "ads that ran in the last N days of data, 1 to 90 (default 30)"),
            OptionSyntax(
                "ending-on", "DAY", "the last of those days, as 2025-01-31 (default: the newest of the data)"),
            OptionSyntax("stale-after", "DAYS", "for how many days a result is used again (default 30)"),
            OptionSyntax("force", "classifies anew what was classified before"),
            OptionSyntax("brand", "NAME", "the brand of all ads (default: each one's advertiser)"),
            OptionSyntax("runs", "lists the runs that --store has had, and does nothing else"),
            OptionSyntax(
                "only-analyse",
                "classifies nothing; analyses by what --store knows, whoever found it unless --llm is given"),
        ] + ClassifierOption.syntax + [
            OptionSyntax(
                "store", "FILE", "keeps all in an SQLite file, and reuses what it holds", file: .store),
            OptionSyntax(
                "classifications", "OUT.csv", "writes a row per ad with its levels and the outcome",
                file: .writes),
            OptionSyntax("report", "OUT.md", "writes the analysis as Markdown", file: .writes),
            OptionSyntax("chart", "OUT.svg", "writes a chart of CPA by awareness and format", file: .writes),
        ] + CommonOption.syntax,
        details: """
            ADS.csv has the columns id, text (the copy), and as far as they are known headline, call_to_action, advertiser,
            landing_text, asset_text, asset_path, format, status; --columns names those of any other file. Awareness is E. Schwartz's:
            unaware, problem_aware, solution_aware, product_aware, most_aware. Without --llm, rules classify.

            An ad is classified again only where what it says, the wording of the question or the model has changed, or its result is
            older than --stale-after. Where a model failed on every ad that it was asked about, the exit status is 1. Without any
            performance all ads are classified. The analysis is of every ad that ran in the window, stopped since or not. Ratios are
            those of sums over the days that know both, never means of daily ratios, and money of two currencies is never added up.

            JSON keys: ads[]{creative_id,seat,outcome (new, reused, skipped, failed; known, unknown with --only-analyse),reason,awareness,confidence,copy_awareness,
            copy_confidence,landing_awareness,landing_confidence,format,angle,hook,call_to_action,source,congruence,component_score,
            components[]{dimension,verdict,explanation,suggestion},model,prompt_version,schema_version,classified_at,raw_answer}, run{id,goal,trigger,parameters,state,error,started_at,ended_at,
            counts{input,new,reused,skipped,failed}},
            analysis{period{first,last},congruence{classified,compared,scored,mean_congruence,mean_component_score,
            dimensions[]{dimension,aligned,weak,missing}},unread_languages[]{language,ads},groups[]{segment (cell, level, unclassified, all),awareness,format,ads,ads_with_delivery,currencies{CODE:
            {spend,impressions,clicks,conversions,conversion_value,cpa,ctr,cpc,cpm,roas,cvr}}},unclassified,insights[]{kind,text,currency,
            awareness,format,creative_id,seat,ratio,value,reference,ads,spend,spend_share},baselines[]{awareness,format,currency,ratio,p25,median,p75,
            ads,fallback}}, classifier, usage{model,calls,kept_answers,input_tokens,output_tokens}, warnings[],
            rejected{rows,problems[]}, seconds, analysis_seconds.
            spend and conversion_value are micros (millionths of the currency); cpa, cpc and cpm are in its units, ctr, cvr and spend_share
            fractions, conversions a number. Cells with unclassified sum to all, and so do levels. classifier is null where findings of
            whatever classifier count. A group without awareness holds the ads whose level nothing tells; one without format all formats.

            With --runs: runs[], each as run above, the latest first.

            --classifications writes creative_id,outcome,awareness,confidence,copy_awareness,landing_awareness,format,angle,hook,
            call_to_action,source,congruence,reason,seat,copy_confidence,landing_confidence,component_score,model,prompt_version,
            schema_version,classified_at.
            """)

    private let files: [URL]
    private let importOptions: CreativeImporter.Options
    private let options: AdBatch.Options
    private let brand: String?
    private let classifier: ClassifierOption
    private let end: Day?
    private let onlyAnalyses: Bool
    private let listsRuns: Bool
    private let storePath: String?
    private let output: ClassifyOutput
    private let outputGuard: OutputGuard?
    private let bar = ProgressBar()
    private let context: RunContext

    init(_ arguments: Arguments) throws {
        storePath = arguments.text("store")
        files = (arguments.operands + [arguments.text("performance")].compactMap(\.self)).map {
            URL(fileURLWithPath: $0)
        }
        guard !files.isEmpty || storePath != nil else { throw UsageError("expected ADS.csv, found no file") }
        onlyAnalyses = arguments.has("only-analyse")
        listsRuns = arguments.has("runs")
        guard !listsRuns || (storePath != nil && files.isEmpty) else {
            throw UsageError("--runs needs --store FILE, and no other file")
        }
        guard !onlyAnalyses || storePath != nil else { throw UsageError("--only-analyse needs --store FILE") }
        for option in ["force", "max-new", "max-video"] where onlyAnalyses && arguments.has(option) {
            throw UsageError("--\(option) says nothing with --only-analyse, which classifies nothing")
        }
        end = try arguments.text("ending-on").map { text in
            guard let day = Day(text) else {
                throw UsageError("--ending-on is \(Display.quoted(text)), expected a day such as 2025-01-31")
            }
            return day
        }
        importOptions = try ImportArguments.options(arguments)
        classifier = try ClassifierOption(arguments)
        var options = AdBatch.Options()
        options.maxNew = try arguments.integer("max-new", in: AdBatch.Options.maxNewRange) ?? options.maxNew
        options.maxVideo =
            try arguments.integer("max-video", in: AdBatch.Options.maxVideoRange) ?? options.maxVideo
        options.daysBack = try arguments.integer("days-back", in: 1...90) ?? options.daysBack
        options.staleAfter =
            try arguments.integer("stale-after", in: AdBatch.Options.staleAfterDaysRange).map {
                .seconds($0 * 86_400)
            }
            ?? options.staleAfter
        options.force = arguments.has("force")
        options.parallelCalls = classifier.parallelCalls
        self.options = options
        brand = arguments.text("brand")
        output = ClassifyOutput(arguments)
        context = arguments.context(bar)
        outputGuard = arguments.outputGuard
    }

    func run() async throws {
        defer { bar.finish() }
        if listsRuns, let storePath {
            let store = try StoreOption.open(storePath, reading: true)
            return try output.list(try await store.classificationRuns(limit: .max))
        }
        let classifying = try classifier.classifying(seed: context.seed)
        let imported =
            files.isEmpty
            ? ImportResult() : try CreativeImporter(options: importOptions).read(files, context: context)
        try outputGuard?.checkDistinct(fromAssetsOf: imported.batch.creatives)
        if let storePath {
            let store = try StoreOption.open(
                storePath, reading: onlyAnalyses && files.isEmpty, making: !files.isEmpty)
            try await run(classifying, imported, on: store)
        } else {
            try await run(classifying, imported, on: InMemoryStore())
        }
    }

    private func run(
        _ classifying: ClassifierOption.Classifying, _ imported: ImportResult,
        on store: some CreativeStore & PerformanceStore & ClassificationStore
    ) async throws {
        if !imported.batch.creatives.isEmpty || !imported.batch.performance.isEmpty {
            _ = try await store.add(imported.batch)
        }
        let batch = AdBatch(
            classifying.classifier, readingAssetsWith: SubtitleReader(), options: options)
        let clock = ContinuousClock()
        let start = clock.now
        var report: AdBatchReport?
        if !onlyAnalyses {
            let label = AdBatch.RunLabel(id: "command-\(UUID().uuidString)", trigger: "command line")
            if try await hasPerformance(imported, in: store) {
                report = try await batch.run(
                    on: store, as: label, seat: importOptions.seat, brand: brand, endingOn: end,
                    context: context)
            } else {
                report = try await batch.run(
                    over: try await adsWithoutPerformance(imported, in: store), keepingIn: store, as: label,
                    brand: brand, context: context)
            }
        }
        let byAny = onlyAnalyses && !classifier.namesModel
        let classified = clock.now
        let analysis = try await batch.analysis(
            of: store, seat: importOptions.seat, brand: brand, endingOn: end, byAnyClassifier: byAny,
            context: context)
        let analysed = clock.now
        bar.finish()
        if let counts = report?.run.counts, counts.new == 0, counts.failed == 0 {
            StandardError.write(
                counts.input == 0
                    ? "note: there are no ads to classify; name a file of ads, or another --seat or --days-back"
                    : "note: nothing new to classify: \(counts.reused) known, \(counts.skipped) skipped; --force classifies again"
            )
        }
        try output.write(
            ClassifyResult(
                batch: report, analysis: analysis, imported: imported.report,
                classifier: byAny ? nil : classifying.classifier.identifier, usage: classifying.usage,
                seconds: (classified - start) / .seconds(1),
                analysisSeconds: (analysed - classified) / .seconds(1)
            ))
        if let report, report.everyCallFailed, let usage = classifying.usage {
            throw FailedCalls(model: usage.model, ads: report.failedCalls)
        }
    }

    /// Whether there is performance to tell which ads run; the store is asked only where the files brought none.
    private func hasPerformance(
        _ imported: ImportResult, in store: some CreativeStore & PerformanceStore
    ) async throws -> Bool {
        guard imported.batch.performance.isEmpty else { return true }
        return try await ActiveAds(
            in: store, seat: importOptions.seat, daysBack: options.daysBack, endingOn: end
        ).hasPerformance
    }

    /// The ads of the files, else all of the seat.
    private func adsWithoutPerformance(
        _ imported: ImportResult, in store: some CreativeStore
    ) async throws -> [Creative] {
        guard imported.batch.creatives.isEmpty else {
            return try await store.creatives(store.resolve(imported.batch).creatives.map(\.key))
        }
        guard let seat = importOptions.seat else { return try await store.creatives() }
        return try await store.creatives(ofSeat: seat)
    }
}

/// A model that was asked in vain: what is known without it was written all the same.
private struct FailedCalls: Error, CustomStringConvertible {
    var model: String
    var ads: Int

    var description: String {
        "no ad was classified: \(Display.safe(model)) failed on \(ads == 1 ? "the only ad" : "all \(ads) ads") that it was asked about"
    }
}
