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
