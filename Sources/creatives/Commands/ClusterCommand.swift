internal import CreativeIntelligence
internal import CreativeServer
internal import Foundation
internal import StageCore

/// `creatives cluster`: groups creatives into named campaigns with performance totals.
struct ClusterCommand: Command {
    private static let assignments = Option(
        "assignments", .file(.writes, "OUT.csv"), "write a row per creative with its campaign and evidence")

    private static let html = Option(
        "html", .file(.writes, "OUT.html"), "write the campaigns as one self-contained page for a browser")

    static let syntax = CommandSyntax(
        name: "cluster", summary: "Groups creatives into named campaigns with performance totals.",
        operands: "FILE...", operandRole: .reads,
        options: ImportArguments.syntax + PlannerOption.syntax + ClusterStore.syntax + [
            assignments, html, StoreOption.period,
        ] + ClusterOutput.syntax + CommonOption.syntax,
        details: """
            JSON keys: campaigns[]{id,name,creative_ids[],spend{CURRENCY: micros},impressions,clicks,ctr,cpm{CURRENCY: units},
            cpc{CURRENCY: units},queries,bids,wins,video_starts,video_completions,conversions,conversion_value{CURRENCY: micros},
            cpa{CURRENCY: units},roas{CURRENCY: ratio},top_geos[],best_performer,first_day,last_day,method,confidence,seat,status,
            groups[]{name,creative_ids[]}, and where known \(MetricHelp.keys)}, unassigned[]{creative_id,seat,reason,kind},
            unassigned_groups[]{kind,count,text,help,examples[]}, totals{creatives,assigned,unassigned,spend{CURRENCY: micros},
            impressions,clicks,first_day,last_day,campaigns_created,creatives_categorized}, model,
            usage{model,calls,kept_answers,input_tokens,output_tokens}, warnings[],
            rejected{rows,problems[]}, seconds. With \(ClusterStore.dryRun): changes{created[],changed[],renamed[],retired[],freed[],unchanged},
            plan (for \(ClusterStore.apply)), warnings[], rejected{rows,problems[]}, seconds.

            totals covers all creatives, assigned or not. campaigns_created and creatives_categorized count the changes of this
            run: new campaigns, and creatives that had no campaign before.

            \(MetricHelp.reach)

            \(CommonOption.csv) prints a row for each campaign and currency: id,name,seat,status,method,creatives,first_day,last_day,
            best_performer,top_geos,currency, the metrics in that currency, ctr,cpm,cpc,cpa,roas,win_rate, and frequency where reach is known.

            \(assignments) writes creative_id,campaign_id,campaign_name,assigned_by,evidence,seat. For an unassigned creative, the
            campaign is empty and evidence contains the reason.

            The order of rows and of FILE... does not affect the result. If rows describe a creative differently, each value is taken
            from the row with the latest date (day, or else creation, start or end); of several such values, the largest is used.

            With \(StoreOption.store), manual edits made with `creatives campaigns` are kept, and campaigns keep their ids and names. FILE...
            can be omitted to plan again. \(ImportArguments.seat) then limits planning and output to one seat; the rest of the store does
            not change.

            \(PlannerOption.campaigns) and \(PlannerOption.grain) join or divide campaigns, never across owners; campaigns that a person edited
            stay. The campaigns that were joined are the groups of the new one, which keeps the id of the largest. If no number of the
            range is possible, the nearest one is used, with a warning.

            Without \(ModelCallOption.llm), campaigns are found and named by rules. API keys are read from ANTHROPIC_API_KEY, GEMINI_API_KEY (or
            GOOGLE_API_KEY) and OPENAI_API_KEY, addresses of other servers from ANTHROPIC_BASE_URL, GEMINI_BASE_URL and OPENAI_BASE_URL.
            """)

    private let files: [URL]
    /// The only seat to plan and print, or `nil` for all seats.
    private let seat: String?
    private let importOptions: CreativeImporter.Options
    private let planning: PlannerOption
    private let store: ClusterStore
    private let assignments: URL?
    private let html: String?
    private let period: ReportPeriod
    private let output: ClusterOutput
    private let outputGuard: OutputGuard?
    private let bar = ProgressBar()
    private let context: RunContext

    init(_ arguments: Arguments) throws {
        store = try ClusterStore(arguments)
        guard !arguments.operands.isEmpty || store.isDurable else {
            throw CommandError(.usage, "expected FILE..., found no file")
        }
        files = ImportArguments.files(arguments)
        importOptions = try ImportArguments.options(arguments)
        seat = store.isDurable ? importOptions.seat : nil
        planning = try PlannerOption(arguments)
        assignments = arguments[Self.assignments].map { URL(fileURLWithPath: $0) }
        html = arguments[Self.html]
        try arguments.refuse(Self.html, with: ClusterStore.dryRun)
        period = arguments[StoreOption.period]
        output = try ClusterOutput(arguments)
        context = arguments.context(bar)
        outputGuard = arguments.outputGuard
    }

    func run() async throws {
        defer { bar.finish() }
        // Errors of the plan, and of a model's files but its vocabulary and weights, are reported before a long import.
        let work = try store.work()
        let planner = try planning.planner(seed: context.seed)
        let imported = files.isEmpty ? ImportResult() : try importer.read(files, context: context)
        try outputGuard?.checkDistinct(fromAssetsOf: imported.batch.creatives)
        switch store.kind {
        case .memory:
            try await run(planner, imported, on: InMemoryStore(threadCount: context.threadCount), work)
        case .file(let path):
            let isDryRun = if case .dryRun = work { true } else { false }
            // A command that only reads does not create the file.
            if isDryRun, !files.isEmpty, try !StoreOption.exists(path) {
                try await run(planner, imported, on: InMemoryStore(threadCount: context.threadCount), work)
            } else {
                let store = try StoreOption.open(
                    path, reading: isDryRun, making: !files.isEmpty, currency: importOptions.currency)
                try await run(planner, imported, on: store, work)
            }
        }
    }

    private var importer: CreativeImporter { CreativeImporter(options: importOptions) }

    private func run(
        _ planning: PlannerOption.Planning, _ imported: consuming ImportResult,
        on store: some CreativeStore & CampaignStore & PerformanceStore, _ work: ClusterStore.Work
    ) async throws {
        let clock = ContinuousClock()
        let start = clock.now
        let plan: CampaignPlan
        let outcome: PlanOutcome
        let report = imported.report
        // From here on only the store holds the import.
        let batch = imported.batch
        imported.batch = ImportBatch()
        switch work {
        case .dryRun:
            let snapshot = try await store.snapshot(ofSeat: seat)
            let resolved = try await store.resolve(batch)
            // The names of new campaigns depend on the days of the performance imported with them.
            let arriving = InMemoryStore(threadCount: context.threadCount)
            _ = await arriving.add(resolved)
            var plan = try await planning.planner.plan(
                for: snapshot.adding(resolved.creatives), performance: arriving, context: context)
            plan.seat = seat
            let changes = PlanChanges(
                of: plan, campaigns: snapshot.campaigns, assignments: snapshot.assignments)
            bar.finish()
            return try output.print(
                PlanResult(
                    plan: plan, changes: changes, report: report,
                    seconds: (clock.now - start) / .seconds(1)))
        case .plan(let everything):
            _ = try await store.add(batch)
            Heap.giveBack()
            (plan, outcome) = try await planning.planner.update(
                store, everything: everything, seat: seat, context: context)
        case .apply(let given):
            try check(given)
            _ = try await store.add(batch)
            plan = given
            outcome = try await store.apply(plan)
        }
        let overview = try await CampaignOverview(of: store, in: period, seat: seat)
        let seconds = (clock.now - start) / .seconds(1)
        if let assignments { try AssignmentFile(overview: overview).write(to: assignments) }
        if let html {
            let report = try await HTMLReport(of: store, in: period, seat: seat)
            do {
                try OutputFile.write(report.html.utf8, to: html)
            } catch {
                throw CommandError(.inaccessibleFile, error.description)
            }
        }
        bar.finish()
        if let note = try await EmptyText.planning(plan, outcome, overview, seat: seat, of: store, work) {
            StandardError.write("note: \(note)")
        }
        if !outcome.keptEdits.isEmpty {
            let count = outcome.keptEdits.count
            StandardError.write(
                "note: \(Display.counted(count, "creative")) stayed where a person put \(count == 1 ? "it" : "them") "
                    + "after the plan was made")
        }
        try output.print(
            ClusterResult(
                overview: overview, period: period, outcome: outcome,
                warnings: report.warnings + plan.warnings + CampaignText.warnings(of: overview),
                report: report,
                model: planning.model, usage: planning.usage, seconds: seconds))
    }

    /// Rejects a plan with seats other than the specified one.
    private func check(_ plan: CampaignPlan) throws {
        guard let seat else { return }
        let seats = plan.campaigns.map(\.seat) + plan.unassigned.map(\.creative.seat)
        guard let other = seats.first(where: { $0 != seat }) else { return }
        throw CommandError(
            .malformedFile, "the plan also covers seat \(quoted(other)), expected only seat \(quoted(seat))"
        )
    }
}
