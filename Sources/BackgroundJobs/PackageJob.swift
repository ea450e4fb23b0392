internal import CreativeImport
public import CreativeModel
internal import Foundation
public import JobScheduling
public import PackageProposals
internal import StageCore

/// `package_creation`: creates package proposals from the deals of a store.
///
/// The job is idempotent: proposals replace those of the previous run, and placed deals stay in their
/// packages.
public struct PackageJob: JobHandler {
    /// The store of deals and packages.
    let store: any DealStore & PackageStore
    private let makeCreator: @Sendable (Parameters) throws -> PackageCreator

    /// Creates a handler.
    ///
    /// - Parameters:
    ///   - store: The store of deals and packages.
    ///   - creator: Creates the package creator, once per run, so that a creator with a model does not stay
    ///     in memory between runs. It receives the parameters of the job for method, prompt and model; sizes
    ///     are set afterwards.
    public init(
        store: any DealStore & PackageStore,
        creator: @escaping @Sendable (Parameters) throws -> PackageCreator
    ) {
        self.store = store
        makeCreator = creator
    }

    /// The name of the job type: `package_creation`.
    static let typeName = "package_creation"

    /// The parameters of package creation.
    public struct Parameters: JobParameterSet {
        /// JSON files of deals to import first.
        public var files: [String] = []
        /// The clustering method.
        public var method = DealClusteringMethod.consensus
        /// The size limits of clusters, and whether a deal can be in several clusters.
        public var options = PackageCreator.Options()
        /// The number of packages to aim for, or 0 for one that follows from the sizes.
        public var packageCount = 0
        /// The prompt file, or `nil` for the default prompt.
        public var prompt: String?
        /// The syntax of the prompt file.
        public var promptStyle = PromptTemplate.Style.literal
        /// The folder of the embedding model, `hashed`, or `nil` for the default of the worker.
        public var model: String?
        /// Whether to place new deals into the stored packages instead of creating all packages again.
        public var isIncremental = false

        /// Creates parameters for all deals of the store, with the default method.
        public init() {}

        /// Codes `files`, `method`, `packages`, `max_deals`, `min_deals`, `soft`, `prompt`, `prompt_style`, `model` and
        /// `incremental`.
        public mutating func code(_ coder: inout some JobParameterCoder) throws(JobError) {
            try coder.paths("files", &files, "JSON files of deals to import first")
            try coder.choice("method", &method, "clustering method")
            try coder.integer(
                "packages", &packageCount, in: 0...100_000,
                "number of packages to aim for, 0 for one that follows from the sizes")
            try coder.integer(
                "max_deals", &options.maxDealsPerCluster, in: PackageCreator.Options.maxDealsRange,
                "maximum number of deals in a cluster")
            try coder.integer(
                "min_deals", &options.minClusterSize, in: PackageCreator.Options.minClusterSizeRange,
                "minimum number of deals in a cluster")
            try coder.flag(
                "soft", &options.usesSoftAssignments, "allow a deal in up to two additional clusters")
            try coder.path("prompt", &prompt, "prompt file for the language model")
            try coder.choice("prompt_style", &promptStyle, "syntax of the prompt file")
            try coder.text(
                "model", &model, "embedding model of deals: the absolute path of a model folder, or hashed")
            try coder.flag("incremental", &isIncremental, "place new deals into the stored packages")
        }

        /// Checks that a cluster that is one deal too large can be divided, and that no parameter is unused.
        public func check() throws(JobError) {
            let (least, most) = (options.minClusterSize, options.maxDealsPerCluster)
            guard most >= 2 * least - 1 else {
                throw JobError(
                    .invalidParameter,
                    "parameter max_deals is \(most), expected at least \(2 * least - 1) (twice min_deals minus one)"
                )
            }
            guard packageCount == 0 || method == .consensus else {
                throw JobError(
                    .invalidParameter,
                    "parameter packages is \(packageCount) with method \(method.rawValue), expected method \(DealClusteringMethod.consensus.rawValue)"
                )
            }
            guard promptStyle == .literal || prompt != nil else {
                throw JobError(
                    .invalidParameter,
                    "parameter prompt_style is \(quoted(promptStyle.rawValue)) without parameter prompt, expected both"
                )
            }
            if let model, model != Self.hashedModel, !model.hasPrefix("/") {
                throw JobError(
                    .invalidParameter,
                    "parameter model is \(quoted(model)), expected an absolute path or \(Self.hashedModel)")
            }
        }

        /// The value of ``model`` for hashed vectors, which need no model.
        package static let hashedModel = "hashed"
    }

    /// The `package_creation` type, with a time limit of two hours.
    public var type: JobType {
        JobType(Self.typeName, "creates package proposals from deals", timeLimit: JobType.longTimeLimit)
    }

    /// Creates proposals and replaces the earlier ones.
    ///
    /// - Throws: `ImportError` for files that cannot be read, and any error of package creation or of the
    ///   store.
    public func run(_ parameters: Parameters, in context: JobContext) async throws -> JobOutcome {
        let store = context.fenced(store)
        var creator = try makeCreator(parameters)
        let count = parameters.packageCount
        creator.options.packageCounts = count > 0 ? count...count : nil
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

    /// Places deals that are in no package into the stored packages. The packages do not change otherwise.
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
