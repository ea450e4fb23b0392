internal import DenseLinearAlgebra
internal import StageCore

/// Responsibilities by cluster, and how much the union of each two would lower their entropy.
struct MergingClusters {
    /// A row per cluster.
    private var shares: Matrix<Double>
    private var gains: Matrix<Double>
    private var isAlive: [Bool]
    private var ownEntropies: [Double]
    private let threads: Int

    /// - Parameter shares: N×K.
    init(_ shares: Matrix<Double>, threads: Int) {
        let (rows, count) = (shares.rowCount, shares.columnCount)
        self.threads = threads
        self.shares = Matrix(rowCount: count, columnCount: rows) { transposed in
            for row in 0..<rows {
                for cluster in 0..<count {
                    transposed[cluster * rows + row] = shares.elements[row * count + cluster]
                }
            }
        }
        isAlive = Array(repeating: true, count: count)
        gains = Matrix(rowCount: count, columnCount: count)
        ownEntropies = []
        ownEntropies = (0..<count).map { entropy(of: $0, and: nil) }
        for cluster in 0..<count { update(cluster, against: cluster + 1..<max(count, cluster + 1)) }
    }

    var entropy: Double { ownEntropies.indices.reduce(0) { isAlive[$1] ? $0 + ownEntropies[$1] : $0 } }

    /// Joins the two clusters that gain most, the lower ones where several gain as much.
    mutating func mergeBest() -> ComponentMerging.Step? {
        var best: (kept: Int, merged: Int, gain: Double)?
        for kept in isAlive.indices where isAlive[kept] {
            for merged in kept + 1..<max(isAlive.count, kept + 1) where isAlive[merged] {
                if gains[kept, merged] > best?.gain ?? -.infinity {
                    best = (kept, merged, gains[kept, merged])
                }
            }
        }
        guard let (kept, merged, _) = best else { return nil }
        var weight = 0.0
        for row in 0..<shares.columnCount {
            shares[kept, row] += shares[merged, row]
            weight += shares[kept, row]
        }
        isAlive[merged] = false
        ownEntropies[kept] = entropy(of: kept, and: nil)
        update(kept, against: 0..<isAlive.count)
        return ComponentMerging.Step(kept: kept, merged: merged, entropy: entropy, weight: weight)
    }

    /// The gains of a cluster's unions with others.
    private mutating func update(_ cluster: Int, against others: Range<Int>) {
        let found = Scratch<Double>(others.count)
        let this = self
        Parallel.forEach(others.count, threads: threads) { _, place in
            let other = others.lowerBound + place
            guard other != cluster, this.isAlive[other] else { return }
            found.elements[place] =
                this.ownEntropies[cluster] + this.ownEntropies[other] - this.entropy(of: cluster, and: other)
        }
        for (place, other) in others.enumerated() {
            gains[min(cluster, other), max(cluster, other)] = found.elements[place]
        }
    }

    /// -Σ t ln t of a cluster, or of the union of two.
    private func entropy(of first: Int, and second: Int?) -> Double {
        var sum = 0.0
        for row in 0..<shares.columnCount {
            let share = shares[first, row] + (second.map { shares[$0, row] } ?? 0)
            // Shares of 0 and 1 have no entropy, and most are one of them.
            if share > 1e-12, share < 1 - 1e-12 { sum -= share * Double.logarithm(share) }
        }
        return sum
    }
}
