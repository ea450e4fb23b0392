public import DenseLinearAlgebra
public import KMeans
public import StageCore

extension KMeansClusterer {
    /// Fits a model to the rows of all processes.
    ///
    /// Each iteration exchanges K(D + 1) + 1 numbers. Sums are integers of 64 bits, so that centroids, labels and inertia
    /// have the same bits for any number of processes and threads, and equal those of ``KMeansClusterer/fit(_:weights:context:)``.
    ///
    /// - Parameters:
    ///   - points: The rows. Every number must be finite and below 1e150 in magnitude.
    ///   - context: The seed, thread count and progress handler. The seed must be the same on every process.
    /// - Returns: The model of all rows, and the labels of the rows of this process.
    /// - Throws: ``KMeansError``, the same on every process.
    /// - Complexity: O(restarts · iterations · N·K·D / ranks) time and O(N / ranks) memory.
    public func fit<Scalar: LinearAlgebraScalar>(
        _ points: DistributedMatrix<Scalar>, context: RunContext = RunContext()
    ) throws -> KMeansFit<Scalar> {
        try fit(points.points, share: points.share, context: context)
    }
}
