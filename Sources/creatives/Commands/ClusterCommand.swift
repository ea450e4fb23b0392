internal import CreativeIntelligence
internal import Foundation

/// `creatives cluster`: creatives into named campaigns with performance totals.
struct ClusterCommand: Command {
    static let syntax = CommandSyntax(
        name: "cluster", summary: "Turns creatives into named campaigns with performance totals.",
        operands: "FILE...",
        options: ImportArguments.syntax + [
            OptionSyntax("min-cluster-size", "N", "smallest campaign (default 3)")
        ] + PlannerOption.syntax + [
            OptionSyntax("store", "FILE", "keeps all in an SQLite file, and goes on from what it holds"),
            OptionSyntax("replan", "looks at every creative of the store, not only at what changed"),
            OptionSyntax("dry-run", "shows what would change in the store, and changes nothing"),
            OptionSyntax(
                "apply", "PLAN.json",
                "applies the plan that --dry-run --json printed, after importing FILE..."),
            OptionSyntax(
                "assignments", "OUT.csv", "writes a row per creative with its campaign and evidence"),
            StoreOption.periodSyntax,
            OptionSyntax("tree", "prints a tree instead of a table"),
            OptionSyntax("limit", "N", "campaigns to print, 0 for all (default 25)"),
        ] + CommandSyntax.common,
        details: """
            JSON keys: campaigns[]{id,name,creative_ids[],spend{CURRENCY: micros},impressions,clicks,ctr,top_geos[],
            best_performer,first_day,last_day,method,confidence,seat}, unassigned[]{creative_id,seat,reason},
            totals{creatives,assigned,unassigned,spend{CURRENCY: micros}}, model,
            usage{model,calls,kept_answers,input_tokens,output_tokens}, warnings[],
            rejected{rows,problems[]}, seconds. With --dry-run: changes{created[],changed[],renamed[],retired[],freed[],unchanged},
            plan (for --apply), warnings[], rejected{rows,problems[]}, seconds.

            --assignments writes creative_id,campaign_id,campaign_name,assigned_by,evidence; the campaign is empty where
            a creative is unassigned, and the evidence then says why.

            With --store, what people did with `creatives campaigns` is kept, and campaigns keep their ids and names. FILE...
            may be left out to plan again.

            Without --llm, campaigns are found and named by rules; keys come from ANTHROPIC_API_KEY, GEMINI_API_KEY (or
            GOOGLE_API_KEY) and OPENAI_API_KEY, other servers from ANTHROPIC_BASE_URL, GEMINI_BASE_URL and OPENAI_BASE_URL.
            """)

    private let files: [URL]
    private let importOptions: CreativeImporter.Options
    private let planning: PlannerOption
    private let store: ClusterStore
    private let assignments: URL?
    private let period: ReportPeriod
    private let output: ClusterOutput
    private let bar = ProgressBar()
    private let context: RunContext

    init(_ arguments: Arguments) throws {
        store = try ClusterStore(arguments)
        guard !arguments.operands.isEmpty || store.isDurable else {
            throw UsageError("expected FILE..., found no file")
        }
        files = (arguments.operands + [arguments.text("performance")].compactMap(\.self)).map {
            URL(fileURLWithPath: $0)
        }
        importOptions = try ImportArguments.options(arguments)
        planning = try PlannerOption(arguments)
        assignments = arguments.text("assignments").map { URL(fileURLWithPath: $0) }
        period = try StoreOption.period(arguments)
        output = try ClusterOutput(arguments)
        context = try arguments.context(bar)
    }

    func run() async throws {
        defer { bar.finish() }
        // What is wrong with a plan or a model must show before a long import.
        let work = try store.work()
        let planner = try planning.planner(seed: context.seed)
        let imported = files.isEmpty ? ImportResult() : try importer.read(files, context: context)
        switch store.kind {
        case .memory: try await run(planner, imported, on: InMemoryStore(), work)
        case .file(let path):
            let isDryRun = if case .dryRun = work { true } else { false }
            // What only looks makes no file.
            if isDryRun, !FileManager.default.fileExists(atPath: path) {
                try await run(planner, imported, on: InMemoryStore(), work)
            } else {
                try await run(planner, imported, on: StoreOption.open(path, reading: isDryRun), work)
            }
        }
    }

    private var importer: CreativeImporter { CreativeImporter(options: importOptions) }

    private func run(
        _ planning: PlannerOption.Planning, _ imported: ImportResult,
        on store: some CreativeStore & CampaignStore & PerformanceStore, _ work: ClusterStore.Work
    ) async throws {
        let clock = ContinuousClock()
        let start = clock.now
        let plan: CampaignPlan
        let outcome: PlanOutcome
        switch work {
        case .dryRun:
            let snapshot = try await store.snapshot()
            let plan = try await planning.planner.plan(
                for: snapshot.adding(imported.batch.creatives), context: context)
            let changes = PlanChanges(
                of: plan, campaigns: snapshot.campaigns, assignments: snapshot.assignments)
            bar.finish()
            return try output.print(
                PlanResult(
                    plan: plan, changes: changes, report: imported.report,
                    seconds: (clock.now - start) / .seconds(1)))
        case .plan(let everything):
            _ = try await store.add(imported.batch)
            (plan, outcome) = try await planning.planner.update(
                store, everything: everything, context: context)
        case .apply(let given):
            _ = try await store.add(imported.batch)
            plan = given
            outcome = try await store.apply(plan)
        }
        let overview = try await CampaignOverview(of: store, in: period)
        let seconds = (clock.now - start) / .seconds(1)
        if let assignments { try AssignmentFile(overview: overview).write(to: assignments) }
        bar.finish()
        if !outcome.keptEdits.isEmpty {
            let count = Display.counted(outcome.keptEdits.count, "creative")
            StandardError.write("note: \(count) stayed where a person put them since the plan was made")
        }
        try output.print(
            ClusterResult(
                overview: overview,
                warnings: imported.report.warnings + plan.warnings + CampaignText.warnings(of: overview),
                report: imported.report,
                model: planning.model, usage: planning.usage, seconds: seconds))
    }
}
