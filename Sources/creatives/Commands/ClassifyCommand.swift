internal import CreativeIntelligence
internal import Foundation

/// `creatives classify`: classifies ads by awareness stage, and analyses their performance.
struct ClassifyCommand: Command {
    static let syntax = CommandSyntax(
        name: "classify", summary: "Classifies ads by awareness stage, and analyses performance by stage.",
        operands: "ADS.csv...", operandRole: .reads,
        options: options,
        details: """
            ADS.csv has the columns id, text (the copy) and, if known, headline, call_to_action, advertiser,
            landing_text, asset_text, asset_path, format, status; \(ImportArguments.columns) maps the columns of other files.
            The awareness stages are those of E. Schwartz: unaware, problem_aware, solution_aware, product_aware, most_aware.
            Without \(ModelCallOption.llm), ads are classified by rules.

            An ad is classified again only if its content, the wording of the prompt or the model has changed, or if its result is
            older than \(staleAfter). If a model failed on every ad sent to it, the exit status is 1. Without
            performance, all ads are classified. The analysis covers every ad that was active in the window, including
            stopped ads. Ratios are computed from sums over the days on which both values are known, not as means of daily
            ratios. Amounts in different currencies are never added.

            JSON keys: ads[]{creative_id,seat,outcome (new, reused, skipped, failed; known, unknown with \(onlyAnalyse)),reason,awareness,confidence,copy_awareness,
            copy_confidence,landing_awareness,landing_confidence,format,angle,hook,call_to_action,source,congruence,component_score,
            components[]{dimension,verdict,explanation,suggestion},model,prompt_version,schema_version,classified_at,raw_answer}, run{id,goal,trigger,parameters,state,error,started_at,ended_at,
            counts{input,new,reused,skipped,failed}},
            analysis{period{first,last},congruence{classified,compared,scored,mean_congruence,mean_component_score,
            dimensions[]{dimension,aligned,weak,missing}},unread_languages[]{language,ads},groups[]{segment (cell, level, unclassified, all),awareness,format,ads,ads_with_delivery,currencies{CODE:
            {spend,impressions,clicks,conversions,conversion_value,cpa,ctr,cpc,cpm,roas,cvr}}},unclassified,insights[]{kind,text,currency,
            awareness,format,creative_id,seat,ratio,value,reference,ads,spend,spend_share},baselines[]{awareness,format,currency,ratio,p25,median,p75,
            ads,fallback}}, classifier, usage{model,calls,kept_answers,input_tokens,output_tokens}, warnings[],
            rejected{rows,problems[]}, seconds, analysis_seconds.
            spend and conversion_value are in micros (millionths of the currency); cpa, cpc and cpm are in units of the
            currency; ctr, cvr and spend_share are fractions; conversions is a number. Cells and unclassified add up to all, and
            so do levels and unclassified. classifier is null if the findings of any classifier are used. A group without
            awareness holds the ads with unknown stage; a group without format holds all formats.

            With \(runs): runs[], each as run above, latest first.

            \(ClassifyOutput.classifications) writes creative_id,outcome,awareness,confidence,copy_awareness,landing_awareness,format,angle,hook,
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
        storePath = arguments[StoreOption.store]
        files = ImportArguments.files(arguments)
        guard !files.isEmpty || storePath != nil else {
            throw CommandError(.usage, "expected ADS.csv, found no file")
        }
        onlyAnalyses = arguments[Self.onlyAnalyse]
        listsRuns = arguments[Self.runs]
        guard !listsRuns || (storePath != nil && files.isEmpty) else {
            throw CommandError(.usage, "\(Self.runs) needs \(StoreOption.store.usage), and no other file")
        }
        try arguments.require(StoreOption.store, for: [Self.onlyAnalyse])
        let classifying: [any DeclaredOption] = [Self.force, Self.maxNew, Self.maxVideo]
        if onlyAnalyses, let option = classifying.first(where: arguments.has) {
            throw CommandError(
                .usage, "\(option) has no effect with \(Self.onlyAnalyse), which does not classify ads")
        }
        end = arguments[Self.endingOn]
        importOptions = try ImportArguments.options(arguments)
        classifier = ClassifierOption(try ModelCallOption(arguments))
        var options = Self.batchOptions(arguments)
        options.parallelCalls = classifier.parallelCalls
        self.options = options
        brand = arguments[Self.brand]
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
                    ? "note: there are no ads to classify; specify a file of ads, or another \(ImportArguments.seat) or \(Self.daysBack)"
                    : "note: no new ads to classify: \(counts.reused) known, \(counts.skipped) skipped; \(Self.force) classifies again"
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

    /// Returns whether there is performance to determine the active ads. The store is queried only if the
    /// files contain none.
    private func hasPerformance(
        _ imported: ImportResult, in store: some CreativeStore & PerformanceStore
    ) async throws -> Bool {
        guard imported.batch.performance.isEmpty else { return true }
        return try await ActiveAds(
            in: store, seat: importOptions.seat, daysBack: options.daysBack, endingOn: end
        ).hasPerformance
    }

    /// Returns the ads of the files, or all ads of the seat if there are none.
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

/// All calls of the model failed. Results that do not need the model were written nevertheless.
private struct FailedCalls: Error, CustomStringConvertible {
    var model: String
    var ads: Int

    var description: String {
        "no ad was classified: \(Display.safe(model)) failed on \(ads == 1 ? "the only ad" : "all \(ads) ads") sent to it"
    }
}
