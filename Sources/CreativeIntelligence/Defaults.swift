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
    /// Refines by pages, times and assets, and by words where these are blind: K-Means, the number of clusters by their
    /// silhouette.
    ///
    /// - Parameters:
    ///   - embedder: What turns words into vectors; `nil` for the model that is installed (`InstalledModels`), or hashed vectors
    ///     where none is.
    ///   - base: What refines before.
    /// - Throws: `EmbeddingError` where an installed model cannot be read.
    public static func words(
        embedder: (any TextEmbedder)? = nil, base: any CampaignRefiner = FlightRefiner()
    ) throws -> TextRefiner {
        let installed = try embedder ?? InstalledModels.folder().map { try .sentenceEncoder(at: $0) }
        var options = KMeansClusterer.Options()
        options.restarts = 5
        var selection = KMeansSelection(clusterCounts: 1...2, criterion: .silhouette, options: options)
        // The counts are spread by equal factors; more of them change the choice by little and the time by much.
        selection.trialLimit = 12
        return TextRefiner(base: base, embedder: installed ?? .hashed, clusterer: selection)
    }
}

extension DealClusteringMethod {
    /// What finds the clusters. Up to eight numbers of clusters are tried, each by the same factor larger than the one before; a fit ends when the
    /// mean log-likelihood gains less than 0.001, as scikit-learn's do.
    package var clusterer: any CountSelectingClusterer {
        switch self {
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
        }
    }
}

extension PackageCreator {
    /// Makes a creator with the usual stages.
    ///
    /// - Parameters:
    ///   - embedder: What turns deals into vectors; `nil` for the model that is installed (`InstalledModels`), or hashed vectors where none is.
    ///   - method: How clusters are found.
    ///   - proposer: What makes packages of a cluster.
    ///   - options: All else.
    /// - Throws: `EmbeddingError` where an installed model cannot be read.
    public init(
        embedder: (any TextEmbedder)? = nil, method: DealClusteringMethod = .gmm,
        proposer: any PackageProposer = .offline, options: Options = Options()
    ) throws {
        let installed = try embedder ?? InstalledModels.folder().map { try .sentenceEncoder(at: $0) }
        self.init(
            embedder: installed ?? .hashed, clusterer: method.clusterer, proposer: proposer, options: options)
    }
}

extension JobRegistry {
    /// All types of job of the product, over one store, with the usual stages: ads are classified by rules, campaigns found by rules and
    /// words, packages proposed by rules.
    ///
    /// ```swift
    /// let store = try CreativeDatabase(path: "campaigns.db")
    /// let types = JobRegistry.usual(for: store)
    /// _ = try await JobScheduler(store: store, types: types).runNow("campaign_clustering")
    /// try await JobWorker(store: store, types: types).runDue()
    /// ```
    ///
    /// - Parameters:
    ///   - store: What they work on.
    ///   - classifier: What classifies ads; rules unless given.
    ///   - planner: Makes what plans campaigns, once a run.
    ///   - creator: Makes what proposes packages, once a run, as a job says.
    ///   - others: Handlers of one's own; one of the same type goes before these.
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
    /// Makes a creator as a job of ``PackageJob`` says.
    ///
    /// - Parameters:
    ///   - parameters: Which model reads deals, and how clusters are found.
    ///   - embedder: What reads deals where the job says nothing; that of ``init(embedder:method:proposer:options:)`` unless given.
    ///   - proposer: What makes packages of a cluster.
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
