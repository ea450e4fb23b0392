internal import CreativeIntelligence
internal import Foundation
internal import StageCore

/// `creatives packages`: creates package proposals from deals.
struct PackagesCommand: Command {
    static let syntax = CommandSyntax(
        name: "packages",
        summary: "Creates package proposals from enriched deals, and lists those of a store.",
        operands: "DEALS.json...", operandRole: .reads,
        options: options,
        details: """
            DEALS.json is an array of deals, an object with deals, or one deal per line: enriched deals, or deals of the IAB Tech Lab's
            Deals API 1.0. Without \(ModelCallOption.llm), packages are proposed by
            rules. API keys are read from ANTHROPIC_API_KEY, GEMINI_API_KEY (or GOOGLE_API_KEY) and OPENAI_API_KEY, addresses of other
            servers from ANTHROPIC_BASE_URL, GEMINI_BASE_URL and OPENAI_BASE_URL.

            With \(StoreOption.store), packages are created from all deals of the file, and replace its packages, including those of jobs
            (package_creation). Without DEALS.json and \(replan), no packages are created: the stored packages are printed.

            JSON keys: packages[]{name,package_name (the same),deal_ids[],reasoning,source (model or offline),facts{deal_count,
            taxonomy{tier1,tier2,tier3},worst_risk,family_safe,audiences[],floor_prices{CURRENCY: {lowest,highest} in micros},
            formats[],ssps[],publishers[]}}, unassigned[]{deal_id,reason,kind}, unassigned_groups[]{kind,count,text,examples[]}, clusters{count,found,guests,offline_instead},
            usage{model,calls,kept_answers,input_tokens,output_tokens}, embedder, warnings[], rejected{rows,problems[]}, seconds.
            Of stored packages: packages, unassigned, deals (the number of deals in the store). With \(dryRun): prompts[]{cluster,deals,
            estimated_tokens,system,prompt}, estimated_tokens, unassigned, unassigned_groups, warnings, rejected;
            prompts with an answer in \(resume) are included.

            \(format) iab-deals prints a JSON array with a curated deal for each package: the floor is the lowest one of its deals, the
            status is pending, and ext.package has the ids of the deals and all facts that the API has no member for.

            \(CommonOption.csv) prints a row for each package and currency of floor prices: package_name,deals,deal_ids,tier1,tier2,tier3,
            worst_risk,family_safe,formats,ssps,publishers,audiences,currency,lowest_floor,highest_floor,source,reasoning.

            \(assignments) writes deal_id,package,other_packages,source,reason. For an unassigned deal, the package is empty and
            reason contains the reason.
            """)

    private let files: [URL]
    private let importOptions: DealImporter.Options
    private let method: DealClusteringMethod
    private let options: PackageCreator.Options
    private let model: ModelOption
    private let proposer: ProposerOption
    private let folder: URL?
    private let storePath: String?
    private let mode: Mode
    private let assignments: URL?
    private let form: PackageForm
    private let limit: RowLimit
    private let bar = ProgressBar()
    private let context: RunContext

    private enum Mode { case run, dryRun, incremental, list }

    init(_ arguments: Arguments) throws {
        storePath = arguments[StoreOption.store]
        guard !arguments.operands.isEmpty || storePath != nil else {
            throw CommandError(.usage, "expected DEALS.json or \(StoreOption.store.usage), found no file")
        }
        guard storePath != nil || !arguments[Self.replan] else {
            throw CommandError(
                .usage, "\(Self.replan) needs \(StoreOption.store.usage), which contains the deals")
        }
        files = arguments.operands.map { URL(fileURLWithPath: $0) }
        var importOptions = DealImporter.Options()
        importOptions.keepsGoing = arguments[ImportArguments.keepGoing]
        importOptions.currency = arguments[ImportArguments.currency]
        self.importOptions = importOptions
        method = arguments[Self.method]
        proposer = try ProposerOption(arguments, withoutModel: arguments[Self.dryRun])
        var options = try Self.creatorOptions(arguments)
        options.parallelProposals = proposer.parallelCalls
        self.options = options
        model = try ModelOption(arguments)
        folder = arguments[Self.resume].map { URL(fileURLWithPath: $0) }
        try arguments.refuse(Self.dryRun, with: Self.incremental)
        let makes = !arguments.operands.isEmpty || arguments[Self.replan]
        mode =
            arguments[Self.dryRun]
            ? .dryRun : arguments[Self.incremental] ? .incremental : makes ? .run : .list
        guard mode != .incremental || !arguments.operands.isEmpty else {
            throw CommandError(.usage, "\(Self.incremental) needs DEALS.json, the new deals")
        }
        if mode == .list {
            let idle: [any DeclaredOption] = [ModelCallOption.llm, Self.resume, Self.assignments]
            if let option = idle.first(where: arguments.has) {
                throw CommandError(
                    .usage,
                    "\(option) needs DEALS.json or \(Self.replan); without them, no packages are created")
            }
        }
        guard mode != .incremental || folder != nil else {
            throw CommandError(
                .usage,
                "\(Self.incremental) needs \(Self.resume.usage), which contains the run in which to place new deals"
            )
        }
        guard mode != .incremental || !proposer.namesModel else {
            throw CommandError(
                .usage, "\(Self.incremental) does not use a model; omit \(ModelCallOption.llm)")
        }
        assignments = arguments[Self.assignments].map { URL(fileURLWithPath: $0) }
        form = try PackageForm(arguments)
        try arguments.refuse(Self.dryRun, with: CommonOption.csv)
        try arguments.refuse(Self.dryRun, with: Self.format)
        limit = RowLimit(arguments)
        context = arguments.context(bar)
    }

    func run() async throws {
        defer { bar.finish() }
        let store = try openStore()
        if mode == .list, let store { return try await list(store) }
        var imported =
            files.isEmpty
            ? DealImportResult() : try DealImporter(options: importOptions).read(files, context: context)
        if let store {
            if mode != .dryRun { _ = try await store.add(imported.deals) }
            if mode != .incremental {
                // The deals as the store would hold them, without writing to it.
                let given = Set(imported.deals.map(\.id))
                imported.deals += try await store.deals().filter { !given.contains($0.id) }
                imported.deals.sort { $0.id < $1.id }
            }
        }
        let folder = try folder.map { try RunFolder($0) }
        let embedder =
            try folder.map { CachedEmbedder(try model.embedder(), cache: $0.vectors) } ?? model.embedder()
        let proposing = try proposer.proposing(
            keptIn: folder?.answers, seed: context.seed, asks: mode == .run)
        let creator = PackageCreator(
            embedder: embedder, clusterer: method.clusterer, proposer: proposing.proposer, options: options)
        switch mode {
        case .dryRun:
            let clusters = try await creator.clusters(of: imported.deals, context: context)
            bar.finish()
            let prompts = PromptListing(
                clusters: clusters, report: imported.report, proposer: proposing.modelProposer)
            return form.isJSON ? try prompts.json().print() : try prompts.printText()
        case .run, .incremental:
            let run = try await report(imported, creator, proposing, folder)
            try await store?.savePackages(run.packages)
        case .list: break
        }
    }

    /// Opens the store. A command that only reads does not create the file.
    private func openStore() throws -> CreativeDatabase? {
        guard let storePath else { return nil }
        let makes = !files.isEmpty && mode != .dryRun
        guard try makes || StoreOption.exists(storePath) else {
            if mode == .dryRun, !files.isEmpty { return nil }
            throw CommandError(
                .usage,
                "\(StoreOption.store) \(StoreOption.shown(storePath)): no such \(StoreOption.noun(storePath)); `creatives packages DEALS.json \(StoreOption.store)` creates one"
            )
        }
        return try StoreOption.open(storePath, reading: mode == .list || mode == .dryRun)
    }

    private func list(_ store: CreativeDatabase) async throws {
        let kept = KeptPackages(packages: try await store.packages(), deals: try await store.deals())
        switch form {
        case .json: try kept.json.print()
        case .csv: PackageCSV.print(Array(limit.ofCSV.cut(kept.packages)))
        case .curated(let options): try printCurated(kept.packages, deals: kept.deals, options)
        case .text: kept.printReport(limit: limit.count)
        }
    }

    /// Prints packages as curated deals.
    private func printCurated(_ packages: [PackageProposal], deals: [Deal], _ options: CuratedDeals.Options)
        throws
    {
        let curated = try CuratedDeals(packages, deals: deals, options: options)
        StandardOutput.write(curated.json + "\n")
        StandardError.write(warnings: curated.warnings)
    }

    private func report(
        _ imported: DealImportResult, _ creator: PackageCreator, _ proposing: ProposerOption.Proposing,
        _ folder: RunFolder?
    ) async throws -> PackageRun {
        let start = ContinuousClock.now
        let finished: FinishedRun
        if mode == .incremental, let folder {
            finished = try await folder.lastRun().placing(
                imported.deals, embedder: creator.embedder, context: context)
        } else {
            let run = try await creator.packages(for: imported.deals, context: context)
            finished = FinishedRun(run: run, deals: imported.deals)
        }
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        try folder?.keep(finished)
        if let assignments { try DealAssignmentFile(run: finished.run).write(to: assignments) }
        bar.finish()
        let result = PackagesResult(
            finished: finished, report: imported, usage: proposing.usage,
            embedder: creator.embedder.identifier,
            seconds: seconds)
        switch form {
        case .json: try result.json.print()
        case .csv:
            PackageCSV.print(Array(limit.ofCSV.cut(finished.run.packages)))
            result.printProblems()
        case .curated(let options):
            try printCurated(finished.run.packages, deals: finished.deals, options)
            result.printProblems()
        case .text: result.printReport(limit: limit.count)
        }
        return finished.run
    }
}
