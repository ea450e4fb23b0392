public import StageCore

/// A mixture whose clusters are groups of components; its density is that of the mixture.
package struct MergedMixture: ClusterModel, Sendable, Equatable, Codable {
    /// The mixture.
    let base: GaussianMixtureModel

    /// The components of each cluster.
    let groups: [[Int]]

    /// How many clusters there are.
    package var clusterCount: Int { groups.count }

    /// D.
    package var dimension: Int { base.dimension }

    /// The cluster whose components together are the most likely, for each point.
    package func assign(_ vectors: Matrix<Float>, context: RunContext) throws -> [Int32] {
        let shares = try responsibilities(for: vectors, context: context)
        return (0..<shares.rowCount).map { row in
            let values = shares.row(row)
            var best = values.startIndex
            for place in values.indices where values[place] > values[best] { best = place }
            return Int32(best - values.startIndex)
        }
    }

    /// The sums of the components' responsibilities, N×clusters.
    package func responsibilities(for vectors: Matrix<Float>, context: RunContext) throws -> Matrix<Float> {
        let shares: Matrix<Float> = try base.responsibilities(for: vectors, context: context)
        var merged = Matrix<Float>(rowCount: vectors.rowCount, columnCount: groups.count)
        for row in 0..<vectors.rowCount {
            for (cluster, group) in groups.enumerated() {
                for component in group { merged[row, cluster] += shares[row, component] }
            }
        }
        return merged
    }

    /// ln p(x) of each vector, by the mixture.
    package func logDensity(of vectors: Matrix<Float>, context: RunContext) throws -> [Double]? {
        try base.logDensity(of: vectors, context: context)
    }
}

/// A step of a pipeline: chooses a mixture, then joins components that make up one cluster.
public struct MergingClusterer: Clusterer {
    /// How the mixture is chosen.
    var selection: MixtureSelection

    /// How many clusters to keep; ``ComponentMerging/suggestedClusterCount`` where `nil`.
    var clusterCount: Int?

    /// Finds a mixture and joins its components.
    public func fitModel(_ vectors: Matrix<Float>, context: RunContext) throws -> any ClusterModel {
        let model = try selection.fit(vectors, context: context).best
        let merging = try ComponentMerging(of: model, points: vectors, context: context)
        let count = min(max(1, clusterCount ?? merging.suggestedClusterCount), model.componentCount)
        return merging.model(clusterCount: count)
    }
}

extension MixtureSelection {
    /// The selection with a further step that joins components which make up one cluster.
    public func merging(toClusterCount clusterCount: Int? = nil) -> MergingClusterer {
        MergingClusterer(selection: self, clusterCount: clusterCount)
    }
}
