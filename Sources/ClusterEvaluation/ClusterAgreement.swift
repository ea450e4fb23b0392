internal import Foundation

/// The agreement of a clustering with the true classes, by established measures.
///
/// ```swift
/// let agreement = try ClusterAgreement(["a", "a", "b", "b"], truth: [1, 1, 1, 2])
/// print(agreement.vMeasure, agreement.adjustedRandIndex)
/// ```
///
/// The names of labels and the order of items do not matter: renaming or reordering changes no bit of the
/// result. Degenerate cases follow scikit-learn: labelings without items agree fully.
public struct ClusterAgreement: Hashable, Sendable, Codable {
    /// The extent to which each cluster contains only one class, in 0...1; 1 if the truth is a single class.
    public let homogeneity: Double
    /// The extent to which each class lies in only one cluster, in 0...1; 1 if there is a single cluster.
    public let completeness: Double
    /// The harmonic mean of ``homogeneity`` and ``completeness``, in 0...1 (A. Rosenberg and
    /// J. Hirschberg, "V-measure", EMNLP-CoNLL 2007, aclanthology.org/D07-1043).
    public let vMeasure: Double
    /// The share of agreeing pairs of items, adjusted for chance: 1 for equality, 0 for chance agreement,
    /// and at least -0.5 (L. Hubert and P. Arabie, "Comparing partitions", Journal of Classification 2,
    /// 1985, doi:10.1007/BF01908075).
    public let adjustedRandIndex: Double
    /// The geometric mean of the precision and recall of pairs, in 0...1: the pairs that are together in both, against those
    /// together in each; 0 if there are none (E. Fowlkes and C. Mallows, "A method for comparing two hierarchical
    /// clusterings", JASA 78, 1983, doi:10.1080/01621459.1983.10478008).
    public let fowlkesMallowsIndex: Double
    /// The mutual information divided by the geometric mean of both entropies, in 0...1 (A. Strehl and
    /// J. Ghosh, "Cluster ensembles", JMLR 3, 2002, jmlr.org/papers/v3/strehl02a.html).
    public let normalizedMutualInformation: Double
    /// The mutual information above that of chance, divided by the mean of both entropies above chance: 1 for equality, about
    /// 0 for chance agreement, however many clusters there are (N. X. Vinh, J. Epps and J. Bailey, "Information theoretic
    /// measures for clusterings comparison", JMLR 11, 2010, jmlr.org/papers/v11/vinh10a.html).
    public let adjustedMutualInformation: Double
    /// The share of items that belong to the most common class of their cluster, in 0...1. Purity rises with the
    /// number of clusters: never use it alone.
    public let purity: Double
    /// The number of items compared.
    public let count: Int

    /// Compares two labelings of the same items.
    ///
    /// - Parameters:
    ///   - labels: The cluster of each item.
    ///   - truth: The true class of each item, in the same order.
    /// - Throws: ``EvaluationError`` with code `lengthMismatch` if the lengths differ.
    /// - Complexity: O(n + c log c) for n items and c occurring pairs of cluster and class, and O(s · n) for the chance
    ///   agreement of s different sizes of clusters.
    @inlinable
    public init<Labels: Collection, Truth: Collection>(_ labels: Labels, truth: Truth) throws
    where Labels.Element: Hashable, Truth.Element: Hashable {
        self.init(try ContingencyTable(labels, truth: truth))
    }

    /// Computes the measures from a table.
    ///
    /// - Complexity: O(c log c) for c cells.
    @usableFromInline
    init(_ table: ContingencyTable) {
        let information = InformationContent(table)
        homogeneity = information.homogeneity
        completeness = information.completeness
        vMeasure = information.vMeasure
        normalizedMutualInformation = information.normalizedByGeometricMean
        adjustedMutualInformation = information.adjusted(by: ExpectedInformation(table))
        let pairs = PairCounts(table)
        adjustedRandIndex = pairs.adjustedRandIndex
        fowlkesMallowsIndex = pairs.fowlkesMallowsIndex
        var largest = [Int](repeating: 0, count: table.clusterSizes.count)
        for cell in table.cells { largest[cell.cluster] = max(largest[cell.cluster], cell.count) }
        purity = table.count == 0 ? 1 : Double(largest.reduce(0, +)) / Double(table.count)
        count = table.count
    }
}

/// The entropies and the mutual information of a table, in nats.
struct InformationContent {
    let clusterEntropy: Double
    let truthEntropy: Double
    let mutualInformation: Double
    private let isTrivial: Bool

    init(_ table: ContingencyTable) {
        clusterEntropy = Self.entropy(table.clusterSizes, of: table.count)
        truthEntropy = Self.entropy(table.truthSizes, of: table.count)
        isTrivial =
            table.clusterSizes.count == table.truthSizes.count && table.clusterSizes.count <= 1
        mutualInformation = Self.mutualInformation(table)
    }

    var homogeneity: Double { truthEntropy == 0 ? 1 : min(1, mutualInformation / truthEntropy) }

    var completeness: Double { clusterEntropy == 0 ? 1 : min(1, mutualInformation / clusterEntropy) }

    var vMeasure: Double {
        let sum = homogeneity + completeness
        return sum == 0 ? 0 : 2 * homogeneity * completeness / sum
    }

    var normalizedByGeometricMean: Double {
        if isTrivial { return 1 }
        if mutualInformation <= .ulpOfOne { return 0 }
        return min(1, mutualInformation / (clusterEntropy * truthEntropy).squareRoot())
    }

    func adjusted(by chance: ExpectedInformation) -> Double {
        if isTrivial || (homogeneity == 1 && completeness == 1) { return 1 }
        let possible = (clusterEntropy + truthEntropy) / 2 - chance.value
        // All items alone in one labeling: nothing above chance is possible.
        guard abs(possible) > .ulpOfOne else { return 0 }
        return (mutualInformation - chance.value) / possible
    }

    private static func entropy(_ sizes: [Int], of count: Int) -> Double {
        guard sizes.count > 1 else { return 0 }
        // Sorted, so that neither the names nor the order of the groups affects the last bit.
        return sizes.sorted().reduce(0) { sum, size in
            let share = Double(size) / Double(count)
            return sum - share * log(share)
        }
    }

    private static func mutualInformation(_ table: ContingencyTable) -> Double {
        guard table.clusterSizes.count > 1, table.truthSizes.count > 1 else { return 0 }
        // A cell's term depends only on these three numbers. Sorting makes their sequence independent of
        // the order of the items.
        let terms = table.cells.map { cell in
            (cell.count, table.clusterSizes[cell.cluster], table.truthSizes[cell.truth])
        }
        let total = Double(table.count)
        let sum = terms.sorted { $0 < $1 }.reduce(0) { sum, term in
            let (shared, cluster, truth) = (Double(term.0), Double(term.1), Double(term.2))
            return sum + shared / total * (log(shared / cluster) - log(truth / total))
        }
        // Independent labelings leave rounding noise of either sign.
        return sum <= .ulpOfOne ? 0 : sum
    }
}

/// Ordered pairs of distinct items, by whether each labeling keeps them together.
///
/// All counts are exact for up to three billion items: they sum to n(n - 1).
struct PairCounts {
    /// Pairs that are together in both labelings.
    let togetherInBoth: Int
    /// Pairs that are together in the clustering and apart in the truth.
    let togetherInClusters: Int
    /// Pairs that are together in the truth and apart in the clustering.
    let togetherInTruth: Int
    /// Pairs that are apart in both labelings.
    let apart: Int

    init(_ table: ContingencyTable) {
        let shared = table.cells.reduce(0) { $0 + $1.count * $1.count }
        let clusters = table.clusterSizes.reduce(0) { $0 + $1 * $1 }
        let truth = table.truthSizes.reduce(0) { $0 + $1 * $1 }
        togetherInBoth = shared - table.count
        togetherInClusters = clusters - shared
        togetherInTruth = truth - shared
        apart = table.count * table.count - clusters - truth + shared
    }

    var adjustedRandIndex: Double {
        if togetherInClusters == 0, togetherInTruth == 0 { return 1 }
        // Products reach n⁴ and do not fit an Int. For up to 94 million items each factor is exact as a
        // Double, so that the result is off by at most a few units in the last place of 1.
        let (both, clusters) = (Double(togetherInBoth), Double(togetherInClusters))
        let (truth, apart) = (Double(togetherInTruth), Double(apart))
        let numerator = 2 * (both * apart - truth * clusters)
        let denominator =
            (both + truth) * (truth + apart) + (both + clusters) * (clusters + apart)
        return numerator / denominator
    }

    var fowlkesMallowsIndex: Double {
        guard togetherInBoth > 0 else { return 0 }
        let both = Double(togetherInBoth)
        // Two roots, because the product of the sums may not fit.
        return both / (both + Double(togetherInClusters)).squareRoot()
            / (both + Double(togetherInTruth)).squareRoot()
    }
}
