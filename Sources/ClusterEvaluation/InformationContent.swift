internal import Foundation

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
