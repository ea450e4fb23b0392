internal import CreativeIntelligence
internal import Foundation

/// `creatives cluster`: creatives into named campaigns with performance totals.
struct ClusterCommand: Command {
    static let syntax = CommandSyntax(
        name: "cluster", summary: "Turns creatives into named campaigns with performance totals.",
        operands: "FILE...",
        options: [
            OptionSyntax(
                "input-format", "FORMAT",
                "snap, rtbcat, authorized-buyers or auto (default: auto, by the header)"),
            OptionSyntax("columns", "MAP.json", "names the columns of any other CSV"),
            OptionSyntax("performance", "FILE", "performance of the creatives, as another CSV"),
            OptionSyntax("seat", "ID", "the seat of all rows (default: the file's, else “default”)"),
            OptionSyntax("currency", "CODE", "ISO 4217 currency where a file names none (default XXX)"),
            OptionSyntax("time-zone", "TZ", "IANA time zone of days and local times (default UTC)"),
            OptionSyntax("delimiter", "CHAR", "what separates fields: one character, or tab (default ,)"),
            OptionSyntax("keep-going", "leaves bad rows out, lists them, and goes on"),
            OptionSyntax("min-cluster-size", "N", "smallest campaign (default 3)"),
            OptionSyntax(
                "assignments", "OUT.csv", "writes a row per creative with its campaign and evidence"),
            OptionSyntax("tree", "prints a tree instead of a table"),
            OptionSyntax("limit", "N", "campaigns to print, 0 for all (default 25)"),
        ] + RefinerOption.syntax + CommandSyntax.common,
        details: """
            JSON keys: campaigns[]{id,name,creative_ids[],spend{CURRENCY: micros},impressions,clicks,ctr,top_geos[],
            best_performer,first_day,last_day,method,confidence,seat}, unassigned[]{creative_id,seat,reason},
            totals{creatives,assigned,unassigned,spend{CURRENCY: micros}},
            usage{model,calls,kept_answers,input_tokens,output_tokens}, warnings[],
            rejected{rows,problems[]}, seconds.

            --assignments writes creative_id,campaign_id,campaign_name,assigned_by,evidence; the campaign is empty where
            a creative is unassigned, and the evidence then says why.

            Without --llm, campaigns are found and named by rules; keys come from ANTHROPIC_API_KEY, GEMINI_API_KEY (or
            GOOGLE_API_KEY) and OPENAI_API_KEY, other servers from ANTHROPIC_BASE_URL, GEMINI_BASE_URL and OPENAI_BASE_URL.
            """)

    private let files: [URL]
    private let performance: URL?
    private let importOptions: CreativeImporter.Options
    private let plannerOptions: CampaignPlanner.Options
    private let refiner: RefinerOption
    private let assignments: URL?
    private let output: Output
    private let limit: Int
    private let bar = ProgressBar()
    private let context: RunContext

    private enum Output { case table, tree, json }

    init(_ arguments: Arguments) throws {
        guard !arguments.operands.isEmpty else { throw UsageError("expected FILE..., found no file") }
        files = arguments.operands.map { URL(fileURLWithPath: $0) }
        performance = arguments.text("performance").map { URL(fileURLWithPath: $0) }
        importOptions = try ImportArguments.options(arguments)
        var options = CampaignPlanner.Options()
        options.minimumClusterSize =
            try arguments.integer("min-cluster-size", in: 1...Int.max) ?? options.minimumClusterSize
        plannerOptions = options
        refiner = try RefinerOption(arguments)
        assignments = arguments.text("assignments").map { URL(fileURLWithPath: $0) }
        output = arguments.has("json") ? .json : arguments.has("tree") ? .tree : .table
        limit = try arguments.integer("limit", in: 0...Int.max) ?? 25
        context = try arguments.context(bar)
    }

    func run() async throws {
        defer { bar.finish() }
        let imported = try read(context)
        let refining = try refiner.refining(seed: context.seed, flights: plannerOptions.flights)

        let clock = ContinuousClock()
        let start = clock.now
        let store = InMemoryStore()
        _ = await store.add(imported.batch)
        let planner = CampaignPlanner(refiner: refining?.refiner, options: plannerOptions)
        let plan = try await planner.plan(for: store.snapshot(), context: context)
        let outcome = try await store.apply(plan)
        let overview = try await CampaignOverview(of: store)
        let seconds = (clock.now - start) / .seconds(1)

        if let assignments {
            try AssignmentFile(plan: plan, campaigns: outcome.campaigns).write(to: assignments)
        }
        bar.finish()
        let result = ClusterResult(
            overview: overview, plan: plan, report: imported.report, usage: refining?.usage,
            seconds: seconds)
        switch output {
        case .json: try result.json.print()
        case .table: result.printTable(limit: limit)
        case .tree: result.printTree(limit: limit)
        }
    }

    private func read(_ context: RunContext) throws -> ImportResult {
        try CreativeImporter(options: importOptions).read(
            files + [performance].compactMap(\.self), context: context)
    }
}

/// The options that say how files are read.
enum ImportArguments {
    static func options(_ arguments: Arguments) throws -> CreativeImporter.Options {
        var options = CreativeImporter.Options()
        if let name = arguments.text("input-format"), name != "auto" {
            guard let format = ImportFormat(rawValue: name) else {
                throw UsageError(
                    "--input-format is \(Display.quoted(name)), expected snap, rtbcat, authorized-buyers or auto"
                )
            }
            options.format = format
        }
        options.columns = try arguments.text("columns").map {
            try ColumnMap(contentsOf: URL(fileURLWithPath: $0))
        }
        if let seat = arguments.text("seat") {
            guard !seat.allSatisfy(\.isWhitespace) else {
                throw UsageError("--seat is empty, expected an id")
            }
            options.seat = seat
        }
        options.currency = try currency(arguments) ?? options.currency
        if let name = arguments.text("time-zone") {
            guard let zone = TimeZone(identifier: name) else {
                throw UsageError(
                    "--time-zone is \(Display.quoted(name)), expected an IANA name such as Europe/Berlin")
            }
            options.timeZone = zone
        }
        if let text = arguments.text("delimiter") {
            let character = text == "tab" || text == "\\t" ? "\t" : text
            guard character.utf8.count == 1, let delimiter = character.first, delimiter != "\"" else {
                throw UsageError("--delimiter is \(Display.quoted(text)), expected one character or “tab”")
            }
            options.delimiter = delimiter
        }
        options.keepsGoing = arguments.has("keep-going")
        return options
    }
    /// `--currency`.
    static func currency(_ arguments: Arguments) throws -> CurrencyCode? {
        guard let code = arguments.text("currency") else { return nil }
        guard let currency = CurrencyCode(rawValue: code) else {
            throw UsageError("--currency is \(Display.quoted(code)), expected three letters such as USD")
        }
        return currency
    }
}
