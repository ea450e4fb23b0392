public import StageCore

/// A clusterer that projects vectors onto their principal components before clustering them.
///
/// ```swift
/// let clusterer = KMeansClusterer(clusterCount: 8).reducing(to: 32)
/// ```
public struct ReducedClusterer: Clusterer {
    /// The clusterer of the projections.
    var base: any Clusterer

    /// The number of components to keep, Q. At most D are kept.
    var componentCount: Int

    /// Fits a model to the projections.
    ///
    /// - Throws: ``LinearAlgebraError``, or an error of `base`.
    public func fit(_ vectors: Matrix<Float>, context: RunContext) throws -> some ClusterModel {
        let projection = try PrincipalComponents(
            of: vectors, count: min(componentCount, vectors.columnCount), threadCount: context.threadCount)
        let reduced = projection.project(vectors, threadCount: context.threadCount)
        return ReducedModel(projection: projection, base: try base.fit(reduced, context: context).model)
    }
}

/// A cluster model of projections. Densities are those of the projections.
package struct ReducedModel: ClusterModel {
    /// The projection of vectors.
    let projection: PrincipalComponents

    /// The cluster model of the projections.
    let base: any ClusterModel

    /// The number of clusters.
    package var clusterCount: Int { base.clusterCount }

    /// The number of columns before the projection, D.
    package var dimension: Int { projection.mean.count }

    /// Returns the cluster of each vector.
    package func assign(_ vectors: Matrix<Float>, context: RunContext) throws -> [Int32] {
        try base.assign(try reduced(vectors, context), context: context)
    }

    /// Returns the responsibility of each cluster for each vector.
    package func responsibilities(for vectors: Matrix<Float>, context: RunContext) throws -> Matrix<Float> {
        try base.responsibilities(for: try reduced(vectors, context), context: context)
    }

    /// Returns the logarithm of the density of each projection.
    package func logDensity(of vectors: Matrix<Float>, context: RunContext) throws -> [Double]? {
        try base.logDensity(of: try reduced(vectors, context), context: context)
    }

    private func reduced(_ vectors: Matrix<Float>, _ context: RunContext) throws -> Matrix<Float> {
        guard vectors.columnCount == dimension else {
            throw LinearAlgebraError(
                .wrongShape,
                "found \(counted(vectors.columnCount, "column")), expected \(dimension)")
        }
        try vectors.requireFinite()
        return projection.project(vectors, threadCount: context.threadCount)
    }
}

extension Clusterer {
    /// Returns a clusterer that projects vectors before clustering them.
    ///
    /// - Parameter componentCount: The number of components, Q; at least 1.
    public func reducing(to componentCount: Int) -> ReducedClusterer {
        ReducedClusterer(base: self, componentCount: componentCount)
    }
}
