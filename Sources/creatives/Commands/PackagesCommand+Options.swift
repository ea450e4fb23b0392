internal import CreativeIntelligence

/// The options of `creatives packages`.
extension PackagesCommand {
    static let method = Option(
        "method", .choice(DealClusteringMethod.self, "METHOD"), default: .consensus, "clustering method")
    static let packages = Option(
        "packages", .counts("N"),
        "number of packages to aim for, or a range; fewer packages are larger. Needs \(method) consensus")
    static let soft = Flag(
        "soft", "allow a deal in up to two additional clusters with a high membership probability")
    static let minDeals = Option(
        "min-deals", .integer(PackageCreator.Options.minClusterSizeRange),
        default: PackageCreator.Options().minClusterSize, "minimum number of deals in a cluster")
    static let maxDeals = Option(
        "max-deals",
        .integer("from twice \(minDeals) minus one to \(PackageCreator.Options.maxDealsRange.upperBound)") {
            leastMaxDeals($0)...PackageCreator.Options.maxDealsRange.upperBound
        },
        defaultText: "\(PackageCreator.Options().maxDealsPerCluster), more if \(minDeals) requires it",
        "maximum number of deals in a cluster")
    static let resume = Option(
        "resume", .file(.keeps(databases: ["vectors.sqlite", "answers.sqlite"], files: ["run.json"]), "DIR"),
        "folder for vectors, answers and the run, which are reused")
    static let incremental = Flag(
        "incremental", "place new deals into the packages of the run in \(resume), without a new run")
    static let replan = Flag(
        "replan", "package all deals of \(StoreOption.store) again, even without DEALS.json")
    static let dryRun = Flag("dry-run", "print prompts and estimated tokens without calling a model")
    static let assignments = Option(
        "assignments", .file(.writes, "OUT.csv"), "write a row per deal with its package and the reason")

    static let format = Option(
        "format", .choice(Format.self, "FORMAT"), defaultText: "a table",
        "print the packages in the format of another system: curated deals of the IAB Tech Lab's Deals API 1.0"
    )
    static let origin = Option(
        "origin", .text("DOMAIN"), defaultText: "the SSP of most deals of a package",
        "the system that receives bid responses, with \(format)")
    static let curator = Option("curator", .text("DOMAIN"), "the domain of the curator, with \(format)")

    /// The formats of other systems.
    enum Format: String, CaseIterable { case iabDeals = "iab-deals" }

    static let options: [any DeclaredOption] =
        [method, packages, soft, minDeals, maxDeals] + ModelOption.syntax + ProposerOption.syntax + [
            resume, incremental,
            StoreOption.store.described(
                "add the deals to an SQLite file, package all its deals, and store the packages; without DEALS.json, list the packages"
            ),
            replan, dryRun, ImportArguments.currency.described("ISO 4217 currency of prices without one"),
            ImportArguments.keepGoing.described("skip invalid deals, list them, and continue"),
            assignments, RowLimit.option.described("number of packages to print, 0 for all"),
            format, origin, curator, CommonOption.csv,
        ] + CommonOption.syntax

    /// Returns the lower bound of the maximum cluster size. A cluster that is one deal larger can be divided
    /// in two.
    private static func leastMaxDeals(_ arguments: Arguments) -> Int { 2 * arguments[minDeals] - 1 }

    /// Returns the options of the package creator.
    static func creatorOptions(_ arguments: Arguments) throws -> PackageCreator.Options {
        var options = PackageCreator.Options()
        options.fitCount = arguments[method].fitCount
        options.packageCounts = arguments[packages]
        guard options.packageCounts == nil || options.fitCount > 0 else {
            throw CommandError(
                .usage,
                "\(packages) needs \(method) \(DealClusteringMethod.consensus.rawValue), found \(arguments[method].rawValue)"
            )
        }
        options.minClusterSize = arguments[minDeals]
        options.maxDealsPerCluster =
            arguments[maxDeals] ?? max(options.maxDealsPerCluster, leastMaxDeals(arguments))
        options.usesSoftAssignments = arguments[soft]
        return options
    }
}
