public import StageCore

/// A step of a pipeline: projects vectors to their principal components before they are clustered.
///
/// ```swift
/// let clusterer = KMeansClusterer(clusterCount: 8).reducing(to: 32)
/// ```
public struct ReducedClusterer: Clusterer {
    /// What clusters the projections.
    var base: any Clusterer

    /// Q, how many components to keep; D where that is less.
    var componentCount: Int

    /// Finds clusters among the projections.
    ///
    /// - Throws: ``LinearAlgebraError``, and what `base` throws.
    public func fitModel(_ vectors: Matrix<Float>, context: RunContext) throws -> any ClusterModel {
        let projection = try PrincipalComponents(
            of: vectors, count: min(componentCount, vectors.columnCount), threadCount: context.threadCount)
        let reduced = projection.project(vectors, threadCount: context.threadCount)
        return ReducedModel(projection: projection, base: try base.fitModel(reduced, context: context))
    }
}

/// Clusters of projections; densities are those of the projections.
package struct ReducedModel: ClusterModel {
    /// How vectors are projected.
    let projection: PrincipalComponents

    /// The clusters.
    let base: any ClusterModel

    /// How many clusters there are.
    package var clusterCount: Int { base.clusterCount }

    /// D, the width before the projection.
    package var dimension: Int { projection.mean.count }

    /// The cluster of each vector.
    package func assign(_ vectors: Matrix<Float>, context: RunContext) throws -> [Int32] {
        try base.assign(try reduced(vectors, context), context: context)
    }

    /// How much of each vector belongs to each cluster.
    package func responsibilities(for vectors: Matrix<Float>, context: RunContext) throws -> Matrix<Float> {
        try base.responsibilities(for: try reduced(vectors, context), context: context)
    }

    /// The logarithm of the density of each projection.
    package func logDensity(of vectors: Matrix<Float>, context: RunContext) throws -> [Double]? {
        try base.logDensity(of: try reduced(vectors, context), context: context)
    }

    private func reduced(_ vectors: Matrix<Float>, _ context: RunContext) throws -> Matrix<Float> {
        guard vectors.columnCount == dimension else {
            throw LinearAlgebraError(
                .wrongShape,
                "the vectors have \(counted(vectors.columnCount, "column")), expected \(dimension)")
        }
        try vectors.requireFinite()
        return projection.project(vectors, threadCount: context.threadCount)
    }
}

extension Clusterer {
    /// The clusterer with a projection before it.
    ///
    /// - Parameter componentCount: Q, at least 1.
    public func reducing(to componentCount: Int) -> ReducedClusterer {
        ReducedClusterer(base: self, componentCount: componentCount)
    }
}
