internal import CreativeImport
public import CreativeModel
internal import Foundation
public import JobScheduling
public import PackageProposals
internal import StageCore

/// `package_creation`: turns the deals of a store into package proposals.
///
/// Done twice it does the same as once: proposals replace those of the run before, and what was placed stays.
public struct PackageJob: JobHandler {
    /// Where deals are and proposals go.
    let store: any DealStore & PackageStore
    private let makeCreator: @Sendable (Parameters) throws -> PackageCreator

    /// Makes a handler.
    ///
    /// - Parameters:
    ///   - store: Where deals are and proposals go.
    ///   - creator: Makes the creator, once a run: one that reads a model is not kept in memory between runs. It is given what the job
    ///     says of method, prompt and model; sizes are set afterwards.
    public init(
        store: any DealStore & PackageStore,
        creator: @escaping @Sendable (Parameters) throws -> PackageCreator
    ) {
        self.store = store
        makeCreator = creator
    }

    /// The name of the type: `package_creation`.
    static let typeName = "package_creation"

    /// How packages are made.
    public struct Parameters: JobParameterSet {
        /// JSON files of deals to add before.
        public var files: [String] = []
        /// How clusters are found.
        public var method = DealClusteringMethod.gmm
        /// The sizes of clusters, and whether deals are in several.
        public var options = PackageCreator.Options()
        /// The file of the prompt; the standard one where `nil`.
        public var prompt: String?
        /// How the prompt is written.
        public var promptStyle = PromptTemplate.Style.literal
        /// The folder of the model that reads deals, or `hashed`; the worker's own where `nil`.
        public var model: String?
        /// Whether new deals are placed into the packages that are kept, instead of making all anew.
        public var isIncremental = false

        /// All deals of the store, by the usual method.
        public init() {}

        /// `files`, `method`, `max_deals`, `min_deals`, `soft`, `prompt`, `prompt_style`, `model`, `incremental`.
        public mutating func code(_ coder: inout some JobParameterCoder) throws(JobError) {
            try coder.paths("files", &files, "JSON files of deals to add before")
            try coder.choice("method", &method, "how clusters are found")
            try coder.integer(
                "max_deals", &options.maxDealsPerCluster, in: PackageCreator.Options.maxDealsRange,
                "the largest cluster")
            try coder.integer(
                "min_deals", &options.minClusterSize, in: PackageCreator.Options.minClusterSizeRange,
                "the smallest cluster")
            try coder.flag("soft", &options.usesSoftAssignments, "lets a deal into up to two more clusters")
            try coder.path("prompt", &prompt, "a file with the prompt for the language model")
            try coder.choice("prompt_style", &promptStyle, "how the prompt is written")
            try coder.text(
                "model", &model, "what reads deals: the absolute path of a model's folder, or hashed")
            try coder.flag("incremental", &isIncremental, "places new deals into the packages that are kept")
        }

        /// Makes sure that a cluster that is one too large can be divided, and that no parameter is for nothing.
        public func check() throws(JobError) {
            let (least, most) = (options.minClusterSize, options.maxDealsPerCluster)
            guard most >= 2 * least - 1 else {
                throw JobError(
                    .invalidParameter,
                    "parameter max_deals is \(most), expected at least \(2 * least - 1): twice min_deals less one"
                )
            }
            guard promptStyle == .literal || prompt != nil else {
                throw JobError(
                    .invalidParameter,
                    "parameter prompt_style is \(quoted(promptStyle.rawValue)) without a prompt, expected parameter prompt too"
                )
            }
            if let model, model != Self.hashedModel, !model.hasPrefix("/") {
                throw JobError(
                    .invalidParameter,
                    "parameter model is \(quoted(model)), expected an absolute path or \(Self.hashedModel)")
            }
        }

        /// The ``model`` that needs none: hashed vectors.
        package static let hashedModel = "hashed"
    }

    /// `package_creation`, for up to two hours.
    public var type: JobType {
        JobType(Self.typeName, "turns deals into package proposals", timeLimit: JobType.longTimeLimit)
    }

    /// Makes proposals, and keeps them in place of the earlier ones.
    ///
    /// - Throws: `ImportError` for files that cannot be read; what creating and the store throw.
    public func run(_ parameters: Parameters, in context: JobContext) async throws -> JobOutcome {
        let store = context.fenced(store)
        var creator = try makeCreator(parameters)
        creator.options.maxDealsPerCluster = parameters.options.maxDealsPerCluster
        creator.options.minClusterSize = parameters.options.minClusterSize
        creator.options.usesSoftAssignments = parameters.options.usesSoftAssignments
        let files = parameters.files.map { URL(fileURLWithPath: $0) }
        if !files.isEmpty {
            let imported = try DealImporter().read(files, context: context.stages)
            let outcome = try await store.add(imported.deals)
            try await context.log(
                "Read \(counted(imported.deals.count, "deal")), \(grouped(outcome.new)) new")
        }
        let deals = try await store.deals()
        try await context.log("Processing \(counted(deals.count, "deal"))")
        return parameters.isIncremental
            ? try await place(deals, creator, store, context)
            : try await propose(deals, creator, store, context)
    }

    private func propose(
        _ deals: [Deal], _ creator: PackageCreator, _ store: any PackageStore, _ context: JobContext
    ) async throws -> JobOutcome {
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

    /// Deals that are in no package join those that are kept; nothing else changes.
    private func place(
        _ deals: [Deal], _ creator: PackageCreator, _ store: any PackageStore, _ context: JobContext
    ) async throws -> JobOutcome {
        let kept = try await store.packages()
        let members = Set(kept.flatMap(\.dealIDs))
        let new = deals.filter { !members.contains($0.id) }
        let outcome = try await creator.placing(
            new, into: kept, known: deals.filter { members.contains($0.id) }, context: context.stages)
        try await store.savePackages(outcome.packages)
        return JobOutcome(
            "\(counted(new.count, "new deal")): \(grouped(outcome.placedCount)) placed into "
                + "\(counted(kept.count, "package")), \(grouped(outcome.unassigned.count)) unassigned",
            figures: [
                "deals": .integer(deals.count), "packages": .integer(outcome.packages.count),
                "placed": .integer(outcome.placedCount), "unassigned": .integer(outcome.unassigned.count),
            ])
    }
}
