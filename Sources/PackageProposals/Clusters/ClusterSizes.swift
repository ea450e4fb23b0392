internal import DenseLinearAlgebra
internal import StageCore

/// The allowed sizes of clusters, and the resulting range of their number.
struct ClusterSizes: Sendable, Hashable {
    let least: Int
    let greatest: Int

    /// - Throws: `PackageError` if the sizes contradict each other. A cluster that is one too large must be divisible into
    ///   two of at least the minimum size, or some numbers of deals have no clustering at all.
    init(least: Int, greatest: Int) throws {
        guard least >= 1 else {
            throw PackageError(.invalidOption, "minClusterSize is \(least), expected at least 1")
        }
        // Not doubled: both may be as large as an `Int` can be.
        guard greatest >= 2, greatest - least >= least - 1 else {
            let (double, overflow) = least.multipliedReportingOverflow(by: 2)
            throw PackageError(
                .invalidOption,
                "maxDealsPerCluster is \(greatest), expected at least \(overflow ? Int.max : max(2, double - 1)), as minClusterSize is "
                    + "\(least)"
            )
        }
        self.least = least
        self.greatest = greatest
    }

    /// Returns the possible numbers of clusters, from all at the maximum size to all at the minimum size.
    ///
    /// - Parameter dealCount: N, at least ``least``.
    func counts(of dealCount: Int) -> ClosedRange<Int> {
        let fewest = dealCount / greatest + (dealCount % greatest == 0 ? 0 : 1)
        return fewest...max(fewest, dealCount / least)
    }
}

/// Divides clusters that are too large by similarity. It clusters each one again on its own, where its own principal
/// directions count. If that does not divide it, it is cut across the direction of its greatest variance.
struct ClusterSplitting {
    let clusterer: any Clusterer
    let sizes: ClusterSizes
    let dimension: Int
    let vectors: Matrix<Float>
    let context: RunContext

    /// Returns the parts of a cluster, none larger than allowed, each in ascending order.
    func parts(of members: [Int]) throws -> [[Int]] {
        guard members.count > sizes.greatest else { return [members] }
        var parts = try clustered(members)
        // A part with nearly all members would be clustered nearly as often as it has members.
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
        let model = try counting.selecting(from: sizes.counts(of: members.count)).fit(
            own.rows, context: quiet
        ).model
        return Self.groups(try model.assign(own.rows, context: quiet), of: members)
    }

    /// Returns the members by label, in the order of their first member.
    static func groups(_ labels: [Int32], of members: [Int]) -> [[Int]] {
        var groups: [[Int]] = []
        var indices: [Int32: Int] = [:]
        for (label, member) in zip(labels, members) {
            if let index = indices[label] {
                groups[index].append(member)
            } else {
                indices[label] = groups.count
                groups.append([member])
            }
        }
        return groups
    }
}

/// Merges clusters that are too small, the smallest first, with the nearest one that has room. If none has room, merges with
/// the nearest and divides both again.
struct TinyClusters {
    let sizes: ClusterSizes
    let vectors: Matrix<Float>
    let threads: Int

    /// Returns the clusters after merging. None is too small unless it is the only one.
    ///
    /// - Complexity: O(T·K·D) for T clusters that are too small among K.
    func joined(_ clusters: [[Int]]) throws -> [[Int]] {
        var clusters = clusters
        var centers = clusters.map { vectors.mean(of: $0) }
        while clusters.count > 1, let tiny = smallest(of: clusters) {
            let hosts = clusters.indices.filter { $0 != tiny }
            let roomy = hosts.filter { clusters[$0].count + clusters[tiny].count <= sizes.greatest }
            let distances = (roomy.isEmpty ? hosts : roomy).map {
                ($0, squaredDistance(centers[$0], centers[tiny]))
            }
            guard let (host, _) = distances.min(by: { $0.1 < $1.1 }) else { break }
            let union = (clusters[host] + clusters[tiny]).sorted()
            let parts =
                union.count <= sizes.greatest
                ? [union] : try PrincipalCut(vectors: vectors, threads: threads).halves(of: union)
            for index in [host, tiny].sorted(by: >) {
                clusters.remove(at: index)
                centers.remove(at: index)
            }
            clusters += parts
            centers += parts.map { vectors.mean(of: $0) }
        }
        return clusters
    }

    private func smallest(of clusters: [[Int]]) -> Int? {
        clusters.indices.filter { clusters[$0].count < sizes.least }
            .min { (clusters[$0].count, clusters[$0][0]) < (clusters[$1].count, clusters[$1][0]) }
    }
}
