internal import StageCore

/// Lets deals into every cluster to which much of them belongs, so that packages can overlap where deals do.
struct SoftMembership {
    let threshold: Double
    let temperature: Double
    let sizes: ClusterSizes

    /// The clusters with guests, who stand behind the members.
    ///
    /// - Returns: For each cluster the rows that belong to another one but to this as well, the likeliest first, no more than there is
    ///   room for.
    func guests(of clusters: [[Int]], _ vectors: Matrix<Float>, density: TiedDensity, threads: Int) -> [[Int]]
    {
        var home = [Int](repeating: -1, count: vectors.rowCount)
        for (place, cluster) in clusters.enumerated() { for row in cluster { home[row] = place } }
        var candidates = [[(row: Int, share: Double)]](repeating: [], count: clusters.count)
        let densities = density.logDensities(of: vectors, threads: threads)
        for row in 0..<vectors.rowCount {
            let shares = densities.row(row).softmax(temperature: temperature)
            for (place, share) in shares.enumerated() where share >= threshold && place != home[row] {
                candidates[place].append((row, share))
            }
        }
        return zip(clusters, candidates).map { cluster, candidates in
            let room = max(0, sizes.greatest - cluster.count)
            return candidates.sorted { ($1.share, $0.row) < ($0.share, $1.row) }.prefix(room).map(\.row)
        }
    }
}
