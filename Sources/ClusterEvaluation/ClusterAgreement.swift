/// How well a clustering agrees with the truth, by the measures of the field.
///
/// ```swift
/// let agreement = try ClusterAgreement(["a", "a", "b", "b"], truth: [1, 1, 1, 2])
/// print(agreement.vMeasure, agreement.adjustedRandIndex)
/// ```
///
/// Names of labels and the order of items do not matter: renaming or reordering changes no bit of the
/// result. Degenerate cases follow scikit-learn: labelings without items agree fully.
public struct ClusterAgreement: Hashable, Sendable, Codable {
    /// How far each cluster holds one class only, in 0...1; 1 where the truth is a single class.
    public let homogeneity: Double
    /// How far each class lies in one cluster only, in 0...1; 1 where there is a single cluster.
    public let completeness: Double
    /// The harmonic mean of ``homogeneity`` and ``completeness``, in 0...1 (A. Rosenberg and
    /// J. Hirschberg, "V-measure", EMNLP-CoNLL 2007, aclanthology.org/D07-1043).
    public let vMeasure: Double
    /// The share of agreeing pairs of items above what chance gives: 1 is equality, 0 chance, and
    /// -0.5 the least (L. Hubert and P. Arabie, "Comparing partitions", Journal of Classification 2,
    /// 1985, doi:10.1007/BF01908075).
    public let adjustedRandIndex: Double
    /// Mutual information over the geometric mean of both entropies, in 0...1 (A. Strehl and J. Ghosh,
    /// "Cluster ensembles", JMLR 3, 2002, jmlr.org/papers/v3/strehl02a.html).
    public let normalizedMutualInformation: Double
    /// The share of items which are of their cluster's commonest class, in 0...1. It rises with the
    /// number of clusters: never read it alone.
    public let purity: Double
    /// How many items were compared.
    public let count: Int

    /// Compares two labelings of the same items.
    ///
    /// - Parameters:
    ///   - labels: The cluster of each item.
    ///   - truth: The true class of each item, in the same order.
    /// - Throws: ``EvaluationError`` with code `lengthMismatch` where the lengths differ.
    /// - Complexity: O(n + c log c) for n items and c pairs of cluster and class that occur.
    @inlinable
    public init<Labels: Collection, Truth: Collection>(_ labels: Labels, truth: Truth) throws
    where Labels.Element: Hashable, Truth.Element: Hashable {
        self.init(try ContingencyTable(labels, truth: truth))
    }

    /// Reads the measures off a table.
    ///
    /// - Complexity: O(c log c) for c cells.
    @usableFromInline
    init(_ table: ContingencyTable) {
        let information = InformationContent(table)
        homogeneity = information.homogeneity
        completeness = information.completeness
        vMeasure = information.vMeasure
        normalizedMutualInformation = information.normalizedByGeometricMean
        adjustedRandIndex = PairCounts(table).adjustedRandIndex
        var largest = [Int](repeating: 0, count: table.clusterSizes.count)
        for cell in table.cells { largest[cell.cluster] = max(largest[cell.cluster], cell.count) }
        purity = table.count == 0 ? 1 : Double(largest.reduce(0, +)) / Double(table.count)
        count = table.count
    }
}
