public import AdClassification
public import BackgroundJobs
public import CampaignClustering
internal import CreativeModel
internal import Embeddings
internal import Foundation
public import JobScheduling
public import PackageProposals

// The umbrella's own: the defaults that the stages below cannot know of one another.

extension CampaignRefiner where Self == TextRefiner {
    /// Refines by pages, times and assets, then by words where these give no result: with K-Means, and the
    /// number of clusters chosen by silhouette.
    ///
    /// - Parameters:
    ///   - embedder: The text embedder. The default is the installed model (`InstalledModels`), or hashed
    ///     vectors if no model is installed.
    ///   - base: The refiner to apply first.
    /// - Throws: `EmbeddingError` if an installed model cannot be read.
    public static func words(
        embedder: (any TextEmbedder)? = nil, base: any CampaignRefiner = FlightRefiner()
    ) throws -> TextRefiner {
        let installed =
            try embedder ?? InstalledModels.folder().map { try DeferredSentenceEncoder(contentsOf: $0) }
        var options = KMeansClusterer.Options()
        options.restarts = 5
        var selection = KMeansSelection(clusterCounts: 1...2, criterion: .silhouette, options: options)
        // The counts are spaced by equal factors. More counts change the result little and take much longer.
        selection.trialLimit = 12
        let embedder = installed ?? .hashed
        var words = TextRefiner.Options()
        // Hashed vectors repeat the words that dated copy is compared by.
        if embedder is HashedEmbedder { words.meaningShare = 0 }
        return TextRefiner(base: base, embedder: embedder, clusterer: selection, options: words)
    }
}

extension DealClusteringMethod {
    /// The clusterer of the method. It tries up to eight cluster counts, spaced by equal factors. A fit ends
    /// when the mean log-likelihood increases by less than 0.001, as in scikit-learn.
    package var clusterer: any Clusterer {
        switch self {
        case .consensus:
            // Votes average over starts, so that one start with few iterations is enough.
            var options = KMeansClusterer.Options()
            options.restarts = 1
            options.iterationLimit = 8
            options.initialization = .random
            return KMeansSelection(clusterCounts: 1...2, criterion: .bic, options: options)
        case .gmm:
            var options = GaussianMixtureClusterer.Options()
            options.tolerance = .absolute(1e-3)
            options.iterationLimit = 100
            options.restarts = 1
            var selection = MixtureSelection(componentCounts: 1...2, covariances: [.tied], options: options)
            selection.trialLimit = 8
            selection.patience = 3
            return selection
        case .kmeans:
            var options = KMeansClusterer.Options()
            options.restarts = 3
            var selection = KMeansSelection(clusterCounts: 1...2, criterion: .bic, options: options)
            selection.trialLimit = 8
            return selection
        case .hdbscan: return HDBSCANClusterer(minimumClusterSize: 5)
        case .hierarchical: return AgglomerativeClusterer(clusterCounts: 1...2)
        }
    }

    /// The number of fits whose votes group the deals; 0 for the clusters of one fit.
    package var fitCount: Int { self == .consensus ? PackageCreator.Options.consensusFitCount : 0 }
}

extension PackageCreator {
    /// Creates a package creator with the default stages.
    ///
    /// - Parameters:
    ///   - embedder: The embedder of deals. The default is the installed model (`InstalledModels`), or hashed
    ///     vectors if no model is installed.
    ///   - method: The clustering method.
    ///   - proposer: The proposer of packages for a cluster.
    ///   - options: The other options.
    /// - Throws: `EmbeddingError` if an installed model cannot be read.
    public init(
        embedder: (any TextEmbedder)? = nil, method: DealClusteringMethod = .consensus,
        proposer: any PackageProposer = .offline, options: Options = Options()
    ) throws {
        let installed = try embedder ?? InstalledModels.folder().map { try .sentenceEncoder(at: $0) }
        var options = options
        options.fitCount = method.fitCount
        self.init(
            embedder: installed ?? .hashed, clusterer: method.clusterer, proposer: proposer, options: options)
    }
}

extension JobRegistry {
    /// Returns all job types of the product over one store, with the default stages: ads are classified by
    /// rules, campaigns are found by rules and words, and packages are proposed by rules.
    ///
    /// ```swift
    /// let store = try CreativeDatabase(path: "campaigns.db")
    /// let types = JobRegistry.usual(for: store)
    /// _ = try await JobScheduler(store: store, types: types).runNow("campaign_clustering")
    /// try await JobWorker(store: store, types: types).runDue()
    /// ```
    ///
    /// - Parameters:
    ///   - store: The store that the jobs use.
    ///   - classifier: The ad classifier. The default uses rules.
    ///   - planner: Creates the campaign planner, once per run.
    ///   - creator: Creates the package creator from the parameters of a job, once per run.
    ///   - others: Additional handlers. A handler of the same type replaces a handler of the product.
    public static func usual(
        for store: some ProductStore, classifier: any AdClassifier = RuleClassifier(),
        planner: @escaping @Sendable () throws -> CampaignPlanner = {
            CampaignPlanner(refiner: try TextRefiner.words())
        },
        creator: @escaping @Sendable (PackageJob.Parameters) throws -> PackageCreator = {
            try PackageCreator($0)
        },
        others: [any JobHandler] = []
    ) -> JobRegistry {
        JobRegistry(over: store, classifier: classifier, planner: planner, creator: creator, others: others)
    }
}

extension PackageCreator {
    /// Creates a package creator from the parameters of a ``PackageJob``.
    ///
    /// - Parameters:
    ///   - parameters: The embedding model and the clustering method.
    ///   - embedder: The embedder of deals, unless the parameters name a model. The default is that of
    ///     ``init(embedder:method:proposer:options:)``.
    ///   - proposer: The proposer of packages for a cluster.
    /// - Throws: `EmbeddingError` for a model that cannot be read.
    public init(
        _ parameters: PackageJob.Parameters, embedder: (any TextEmbedder)? = nil,
        proposer: any PackageProposer = .offline
    ) throws {
        let named: (any TextEmbedder)? =
            parameters.model == PackageJob.Parameters.hashedModel
            ? .hashed : try parameters.model.map { try .sentenceEncoder(at: URL(fileURLWithPath: $0)) }
        try self.init(embedder: named ?? embedder, method: parameters.method, proposer: proposer)
    }
}
