/// The number of items for each pair of cluster and true class: everything that the agreement of two labelings depends on.
@usableFromInline
struct ContingencyTable: Hashable, Sendable {
    /// A pair of cluster and class that share items.
    struct Cell: Hashable, Sendable {
        /// The cluster, numbered in the order of first appearance.
        let cluster: Int
        /// The true class, numbered in the order of first appearance.
        let truth: Int
        /// The number of items in both, 1 or more.
        var count: Int
    }

    /// The occurring pairs, in the order of first appearance.
    let cells: [Cell]
    /// The number of items in each cluster.
    let clusterSizes: [Int]
    /// The number of items in each true class.
    let truthSizes: [Int]
    /// The number of items.
    let count: Int

    /// Counts two labelings of the same items.
    ///
    /// - Parameters:
    ///   - labels: The cluster of each item.
    ///   - truth: The true class of each item, in the same order.
    /// - Throws: ``EvaluationError`` with code `lengthMismatch` if the lengths differ.
    /// - Complexity: O(n) time and memory; each label is hashed once.
    @inlinable
    init<Labels: Collection, Truth: Collection>(_ labels: Labels, truth: Truth) throws
    where Labels.Element: Hashable, Truth.Element: Hashable {
        try self.init(clusters: Self.numbers(of: labels), classes: Self.numbers(of: truth))
    }

    /// Replaces each label with the rank of its first appearance.
    @inlinable
    static func numbers<Labels: Collection>(of labels: Labels) -> [Int] where Labels.Element: Hashable {
        var known: [Labels.Element: Int] = [:]
        var numbers: [Int] = []
        numbers.reserveCapacity(labels.count)
        for label in labels {
            let number = known[label] ?? known.count
            if number == known.count { known[label] = number }
            numbers.append(number)
        }
        return numbers
    }

    /// Counts numbered labels. The numbers must be ranks of first appearance.
    @usableFromInline
    init(clusters: [Int], classes: [Int]) throws {
        guard clusters.count == classes.count else {
            throw EvaluationError(
                .lengthMismatch,
                "\(clusters.count) label\(clusters.count == 1 ? "" : "s") against \(classes.count) true label\(classes.count == 1 ? "" : "s"): "
                    + "expected one of each per item"
            )
        }
        var clusterSizes = [Int](repeating: 0, count: (clusters.max() ?? -1) + 1)
        var truthSizes = [Int](repeating: 0, count: (classes.max() ?? -1) + 1)
        var cells: [Cell] = []
        var positions: [Int: Int] = [:]
        for (cluster, truth) in zip(clusters, classes) {
            clusterSizes[cluster] += 1
            truthSizes[truth] += 1
            // Both numbers are below the number of items, so that the product cannot overflow for a list that
            // fits into memory.
            let pair = cluster * truthSizes.count + truth
            if let position = positions[pair] {
                cells[position].count += 1
            } else {
                positions[pair] = cells.count
                cells.append(Cell(cluster: cluster, truth: truth, count: 1))
            }
        }
        self.init(cells: cells, clusterSizes: clusterSizes, truthSizes: truthSizes)
    }

    /// Creates a table whose sizes are the sums of its cells.
    init(cells: [Cell], clusterSizes: [Int], truthSizes: [Int]) {
        self.cells = cells
        self.clusterSizes = clusterSizes
        self.truthSizes = truthSizes
        count = clusterSizes.reduce(0, +)
    }
}
