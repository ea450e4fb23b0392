/// How clusters of deals are found.
public enum DealClusteringMethod: String, Sendable, Hashable, CaseIterable {
    /// A Gaussian mixture with one covariance for all components; their number by BIC.
    case gmm
    /// K-Means; the number of clusters by BIC.
    case kmeans
}
