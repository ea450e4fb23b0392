internal import StageCore

extension CondensedTree {
    /// Returns the chosen clusters in ascending order.
    ///
    /// - Parameters:
    ///   - method: How clusters are chosen.
    ///   - epsilon: The distance below which clusters are not split.
    ///   - allowsRoot: Whether all points may form one cluster.
    func selection(_ method: ClusterSelectionMethod, epsilon: Double, allowsRoot: Bool) -> [Int] {
        guard clusters.count > 1 else { return allowsRoot ? [0] : [] }
        let chosen: [Int]
        switch method {
        case .excessOfMass: chosen = mostStable(allowsRoot: allowsRoot)
        case .leaf: chosen = clusters.indices.filter { $0 > 0 && clusters[$0].children.isEmpty }
        }
        guard epsilon > 0, chosen != [0] else { return chosen }
        return merged(chosen, epsilon: epsilon, allowsRoot: allowsRoot)
    }

    /// Returns the clusters that are more stable than all their descendants together.
    private func mostStable(allowsRoot: Bool) -> [Int] {
        var stabilities = clusters.map(\.stability)
        var isChosen = [Bool](repeating: false, count: clusters.count)
        for index in clusters.indices.reversed() where index > 0 || allowsRoot {
            let below = clusters[index].children.reduce(0) { $0 + stabilities[$1] }
            isChosen[index] = stabilities[index] >= below
            if !isChosen[index] { stabilities[index] = below }
        }
        return topmost(isChosen)
    }

    /// Returns the marked clusters without marked ancestors.
    private func topmost(_ isMarked: [Bool]) -> [Int] {
        var isCovered = [Bool](repeating: false, count: clusters.count)
        return clusters.indices.filter { index in
            if let parent = clusters[index].parent {
                isCovered[index] = isCovered[parent] || isMarked[parent]
            }
            return isMarked[index] && !isCovered[index]
        }
    }

    /// Replaces clusters that appear at less than a distance by their nearest ancestors that do not.
    ///
    /// Source: C. Malzer and M. Baum, "A hybrid approach to hierarchical density-based cluster selection", MFI 2020,
    /// doi:10.1109/MFI49285.2020.9235263.
    private func merged(_ chosen: [Int], epsilon: Double, allowsRoot: Bool) -> [Int] {
        var isMarked = [Bool](repeating: false, count: clusters.count)
        for cluster in chosen {
            var current = cluster
            while 1 / clusters[current].birth < epsilon, let parent = clusters[current].parent {
                guard parent > 0 || allowsRoot else { break }
                current = parent
            }
            isMarked[current] = true
        }
        return topmost(isMarked)
    }

    /// Returns for each point the index of its chosen cluster, or -1.
    func labels(of chosen: [Int], epsilon: Double) -> [Int32] {
        var numbers = [Int32](repeating: -1, count: clusters.count)
        for (number, cluster) in chosen.enumerated() { numbers[cluster] = Int32(number) }
        for (index, cluster) in clusters.enumerated() where numbers[index] < 0 {
            if let parent = cluster.parent { numbers[index] = numbers[parent] }
        }
        guard chosen == [0] else { return lastClusters.map { numbers[$0] } }
        // If all points may form one cluster, those that leave it before the limit are noise.
        let limit = epsilon > 0 ? 1 / epsilon : clusters[0].death
        return densities.map { $0 >= limit ? 0 : -1 }
    }

    /// Returns the strength of each point's membership in its chosen cluster, in 0...1; 0 without one.
    func probabilities(_ labels: [Int32], of chosen: [Int]) -> [Double] {
        labels.indices.map { point in
            guard labels[point] >= 0 else { return 0 }
            let (death, density) = (clusters[chosen[Int(labels[point])]].death, densities[point])
            guard death > 0, density.isFinite else { return 1 }
            return min(density, death) / death
        }
    }
}

/// How clusters are chosen from a condensed tree.
public enum ClusterSelectionMethod: String, Sendable, Hashable, Codable, CaseIterable {
    /// The clusters with the largest excess of mass: few and stable ones.
    case excessOfMass = "eom"
    /// The leaves of the tree: many and homogeneous ones.
    case leaf
}
