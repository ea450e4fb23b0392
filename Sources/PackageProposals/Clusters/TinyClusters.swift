internal import StageCore

/// Joins clusters that are too small, the smallest first, with the nearest that has room; where none has, with the nearest, and divides
/// both anew.
struct TinyClusters {
    let sizes: ClusterSizes
    let vectors: Matrix<Float>
    let threads: Int

    /// The clusters after joining, none too small unless it is the only one.
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
            for place in [host, tiny].sorted(by: >) {
                clusters.remove(at: place)
                centers.remove(at: place)
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
