internal import Foundation

/// The mutual information to expect of two random labelings with the sizes of a table, in nats.
///
/// The number of items that a cluster of a items and a class of b items share follows the hypergeometric distribution. Equal
/// pairs of sizes are computed once (N. X. Vinh, J. Epps and J. Bailey, JMLR 11, 2010, equation 24a).
struct ExpectedInformation {
    let value: Double

    init(_ table: ContingencyTable) {
        guard table.clusterSizes.count > 1, table.truthSizes.count > 1 else {
            value = 0
            return
        }
        let clusters = Self.repetitions(table.clusterSizes), classes = Self.repetitions(table.truthSizes)
        var sum = 0.0
        // In the order of sizes, so that the order of items changes no bit.
        for (cluster, clusterCount) in clusters {
            for (truth, truthCount) in classes {
                sum += Double(clusterCount * truthCount) * Self.share(cluster, truth, of: table.count)
            }
        }
        value = max(0, sum)
    }

    private static func repetitions(_ sizes: [Int]) -> [(size: Int, count: Int)] {
        var counts: [Int: Int] = [:]
        for size in sizes { counts[size, default: 0] += 1 }
        return counts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    /// Returns what a cluster and a class of the given sizes contribute on average.
    private static func share(_ cluster: Int, _ truth: Int, of count: Int) -> Double {
        let fewest = max(1, cluster + truth - count), most = min(cluster, truth)
        guard fewest <= most else { return 0 }
        let (a, b, n) = (Double(cluster), Double(truth), Double(count))
        // The probability of sharing `fewest` items; those of more items follow from it.
        var probability = exp(
            logFactorial(cluster) + logFactorial(truth) + logFactorial(count - cluster)
                + logFactorial(count - truth)
                - logFactorial(count) - logFactorial(fewest) - logFactorial(cluster - fewest)
                - logFactorial(truth - fewest) - logFactorial(count - cluster - truth + fewest))
        var sum = 0.0
        for shared in fewest...most {
            let both = Double(shared)
            sum += probability * both / n * (log(both / a) - log(b / n))
            probability *= (a - both) * (b - both) / ((both + 1) * (n - a - b + both + 1))
        }
        return sum
    }

    private static func logFactorial(_ number: Int) -> Double { lgamma(Double(number) + 1) }
}
