// The umbrella's own: the defaults that the stages below cannot know of one another.

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
