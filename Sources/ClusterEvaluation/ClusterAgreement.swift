internal import Foundation

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

/// Entropies and mutual information of a table, in nats.
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

    private static func entropy(_ sizes: [Int], of count: Int) -> Double {
        guard sizes.count > 1 else { return 0 }
        // Sorted, so that neither the names of the groups nor their order shows in the last bit.
        return sizes.sorted().reduce(0) { sum, size in
            let share = Double(size) / Double(count)
            return sum - share * log(share)
        }
    }

    private static func mutualInformation(_ table: ContingencyTable) -> Double {
        guard table.clusterSizes.count > 1, table.truthSizes.count > 1 else { return 0 }
        // A cell's term depends on these three numbers alone; sorted, they are one sequence for every
        // order of the items.
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

/// Ordered pairs of different items, by whether each labeling keeps them together.
///
/// All counts are exact up to three billion items: their sum is n(n - 1).
struct PairCounts {
    /// Together in both.
    let togetherInBoth: Int
    /// Together in the clustering, apart in the truth.
    let togetherInClusters: Int
    /// Together in the truth, apart in the clustering.
    let togetherInTruth: Int
    /// Apart in both.
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
        // Products reach n⁴ and do not fit an Int. Up to 94 million items each factor is exact as a
        // Double, so that the result is off by a few units in the last place of 1 at most.
        let (both, clusters) = (Double(togetherInBoth), Double(togetherInClusters))
        let (truth, apart) = (Double(togetherInTruth), Double(apart))
        let numerator = 2 * (both * apart - truth * clusters)
        let denominator =
            (both + truth) * (truth + apart) + (both + clusters) * (clusters + apart)
        return numerator / denominator
    }
}
