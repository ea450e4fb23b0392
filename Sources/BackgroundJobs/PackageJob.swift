internal import CreativeImport
public import CreativeModel
internal import Foundation
public import JobScheduling
public import PackageProposals
internal import StageCore

/// `package_creation`: turns the deals of a store into package proposals.
///
/// Done twice it does the same as once: proposals replace those of the run before.
public struct PackageJob: JobHandler {
    /// Where deals are and proposals go.
    public let store: any DealStore & PackageStore
    private let makeCreator: @Sendable () throws -> PackageCreator

    /// Makes a handler.
    ///
    /// - Parameters:
    ///   - store: Where deals are and proposals go.
    ///   - creator: Makes the creator, once a run: one that reads a model is not kept in memory between runs.
    public init(store: any DealStore & PackageStore, creator: @escaping @Sendable () throws -> PackageCreator)
    {
        self.store = store
        makeCreator = creator
    }

    /// The name of the type: `package_creation`.
    public static let typeName = "package_creation"

    /// What it takes: `files` of deals to add before, `max_deals`, `min_deals` and `soft`.
    public var type: JobType {
        JobType(
            Self.typeName, "turns deals into package proposals",
            parameters: [
                JobParameter("files", .paths, "JSON files of deals to add before"),
                JobParameter("max_deals", .integer(5...500, default: 25), "the largest cluster"),
                JobParameter("min_deals", .integer(3...250, default: 5), "the smallest cluster"),
                JobParameter("soft", .flag, "lets a deal into up to two more clusters"),
            ], timeLimit: JobType.longTimeLimit)
    }

    /// Makes sure that a cluster that is one too large can be divided.
    public func check(_ parameters: JobParameters) throws(JobError) {
        let (least, most) = (parameters.integer("min_deals") ?? 5, parameters.integer("max_deals") ?? 25)
        guard most >= 2 * least - 1 else {
            throw JobError(
                .invalidParameter,
                "parameter max_deals is \(most), expected at least \(2 * least - 1): twice min_deals less one"
            )
        }
    }

    /// Makes proposals, and keeps them in place of the earlier ones.
    ///
    /// - Throws: `ImportError` for files that cannot be read; what creating and the store throw.
    public func run(_ parameters: JobParameters, in context: JobContext) async throws -> JobOutcome {
        let store = context.fenced(store)
        var creator = try makeCreator()
        creator.options.maxDealsPerCluster =
            parameters.integer("max_deals") ?? creator.options.maxDealsPerCluster
        creator.options.minClusterSize = parameters.integer("min_deals") ?? creator.options.minClusterSize
        creator.options.usesSoftAssignments = parameters.flag("soft")
        let files = parameters.texts("files").map { URL(fileURLWithPath: $0) }
        if !files.isEmpty {
            let imported = try DealImporter().read(files, context: context.stages)
            let outcome = try await store.add(imported.deals)
            try await context.log(
                "Read \(counted(imported.deals.count, "deal")), \(grouped(outcome.new)) new")
        }
        let deals = try await store.deals()
        try await context.log("Processing \(counted(deals.count, "deal"))")
        let run = try await creator.packages(for: deals, context: context.stages)
        for warning in run.warnings { try await context.log("Warning: \(warning)") }
        try await store.savePackages(run.packages)
        return JobOutcome(
            "\(counted(deals.count, "deal")): \(grouped(deals.count - run.unassigned.count)) in "
                + "\(counted(run.packages.count, "package")), \(grouped(run.unassigned.count)) unassigned",
            figures: [
                "deals": .integer(deals.count), "packages": .integer(run.packages.count),
                "clusters": .integer(run.clusterCount), "unassigned": .integer(run.unassigned.count),
            ])
    }
}
