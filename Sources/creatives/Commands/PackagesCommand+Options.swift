internal import CreativeIntelligence

/// The options of `creatives packages`.
extension PackagesCommand {
    static let method = Option(
        "method", .choice(DealClusteringMethod.self, "METHOD"), default: .gmm, "how clusters are found")
    static let soft = Flag("soft", "lets a deal into up to two more clusters to which much of it belongs")
    static let minDeals = Option(
        "min-deals", .integer(PackageCreator.Options.minClusterSizeRange),
        default: PackageCreator.Options().minClusterSize, "smallest cluster")
    static let maxDeals = Option(
        "max-deals",
        .integer("from twice \(minDeals) less one to \(PackageCreator.Options.maxDealsRange.upperBound)") {
            leastMaxDeals($0)...PackageCreator.Options.maxDealsRange.upperBound
        },
        defaultText: "\(PackageCreator.Options().maxDealsPerCluster), more where \(minDeals) needs it",
        "largest cluster")
    static let resume = Option(
        "resume", .file(.keeps(databases: ["vectors.sqlite", "answers.sqlite"], files: ["run.json"]), "DIR"),
        "keeps vectors, answers and the run there, and goes on from what is there")
    static let incremental = Flag(
        "incremental", "places new deals into the packages of the run in \(resume), without a new one")
    static let replan = Flag(
        "replan", "packages the deals of \(StoreOption.store) anew, also without DEALS.json")
    static let dryRun = Flag("dry-run", "prints prompts and estimated tokens, and asks nothing")
    static let assignments = Option(
        "assignments", .file(.writes, "OUT.csv"), "writes a row per deal with its package and the reason")

    static let options: [any DeclaredOption] =
        [method, soft, minDeals, maxDeals] + ModelOption.syntax + ProposerOption.syntax + [
            resume, incremental,
            StoreOption.store.described(
                "adds the deals to an SQLite file, packages all that it holds, and keeps the packages; without DEALS.json lists them"
            ),
            replan, dryRun, ImportArguments.currency.described("ISO 4217 currency of prices without one"),
            ImportArguments.keepGoing.described("leaves bad deals out, lists them, and goes on"),
            assignments, RowLimit.option.described("packages to print, 0 for all"),
        ] + CommonOption.syntax

    /// The fewest deals that the largest cluster must have room for: one more can then be divided in two.
    private static func leastMaxDeals(_ arguments: Arguments) -> Int { 2 * arguments[minDeals] - 1 }

    /// How packages are made.
    static func creatorOptions(_ arguments: Arguments) -> PackageCreator.Options {
        var options = PackageCreator.Options()
        options.minClusterSize = arguments[minDeals]
        options.maxDealsPerCluster =
            arguments[maxDeals] ?? max(options.maxDealsPerCluster, leastMaxDeals(arguments))
        options.usesSoftAssignments = arguments[soft]
        return options
    }
}
