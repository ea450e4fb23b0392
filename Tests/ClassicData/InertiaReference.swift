/// The lowest known inertia of K-Means: the sum of squared Euclidean distances to the nearest centroid, on
/// the raw data.
///
/// The best of 500 runs of scikit-learn 1.9.1 from k-means++ starts with a tolerance of 0; R's `kmeans`
/// (Hartigan and Wong's method, 2000 starts) finds the same to ten digits. That does not prove that none is
/// lower, but none is known: 78.8514 for three clusters of iris is the published figure.
public struct InertiaReference: Sendable {
    /// The data set.
    public let dataSet: ClassicDataSet

    /// The number of clusters, K.
    public let clusterCount: Int

    /// The sum of squared distances, in the squared units of the data.
    public let inertia: Double

    /// Iris with 2 to 8 clusters; Old Faithful, thyroid and diabetes with 2 to 6.
    public static let best = table(text).map { words in
        InertiaReference(
            dataSet: named(words[0]), clusterCount: Int(number(words[1])), inertia: number(words[2]))
    }

    // Data set, clusters, inertia.
    private static let text = """
        iris 2 152.34795176
        iris 3 78.8514414261
        iris 4 57.2284732143
        iris 5 46.4461820513
        iris 6 39.0399872461
        iris 7 34.2982296651
        iris 8 29.9889439508
        oldFaithful 2 8901.76872095
        oldFaithful 3 5188.54046823
        oldFaithful 4 2941.72090331
        oldFaithful 5 2028.44447786
        oldFaithful 6 1458.61249488
        thyroid 2 41608.0263506
        thyroid 3 28560.1505524
        thyroid 4 20082.7263849
        thyroid 5 15402.5125224
        thyroid 6 12360.1797735
        diabetes 2 4690517.67356
        diabetes 3 3159146.32759
        diabetes 4 1905378.50009
        diabetes 5 1378968.97507
        diabetes 6 1125596.60715
        """
}
