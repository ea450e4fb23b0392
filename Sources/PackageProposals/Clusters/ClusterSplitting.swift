internal import DenseLinearAlgebra
internal import StageCore

/// Divides what is too large by likeness: clusters it again by itself, where the directions that matter are its own, and where that does
/// not divide it, cuts it across the direction in which it is longest.
struct ClusterSplitting {
    let clusterer: any Clusterer
    let sizes: ClusterSizes
    let dimension: Int
    let vectors: Matrix<Float>
    let context: RunContext

    /// The parts of a cluster, none larger than allowed, each in ascending order.
    func parts(of members: [Int]) throws -> [[Int]] {
        guard members.count > sizes.greatest else { return [members] }
        var parts = try clustered(members)
        // A part that holds nearly everything would be clustered nearly as often as it has members.
        if (parts.map(\.count).max() ?? 0) * 5 > members.count * 4 {
            parts = try PrincipalCut(vectors: vectors, threads: context.threadCount).halves(of: members)
        }
        return try parts.flatMap { try self.parts(of: $0) }
    }

    private func clustered(_ members: [Int]) throws -> [[Int]] {
        guard let counting = clusterer as? any CountSelectingClusterer else { return [members] }
        let own = try ReducedVectors(
            vectors.rows(at: members), dimension: dimension, threads: context.threadCount)
        let quiet = RunContext(seed: context.seed, threadCount: context.threadCount)
        let model = try counting.selecting(from: sizes.counts(of: members.count)).fitModel(
            own.rows, context: quiet)
        return Self.groups(try model.assign(own.rows, context: quiet), of: members)
    }

    /// Members by label, in the order of their first member.
    static func groups(_ labels: [Int32], of members: [Int]) -> [[Int]] {
        var groups: [[Int]] = []
        var places: [Int32: Int] = [:]
        for (label, member) in zip(labels, members) {
            if let place = places[label] {
                groups[place].append(member)
            } else {
                places[label] = groups.count
                groups.append([member])
            }
        }
        return groups
    }
}
