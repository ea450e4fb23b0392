internal import Foundation

/// A clustering algorithm, which fits a model to vectors.
///
/// ```swift
/// let model = try KMeansClusterer(clusterCount: 8).fit(vectors, context: RunContext(seed: 7)).model
/// let labels = try model.assign(vectors)
/// ```
///
/// ## Implementation guidance
///
/// Implement ``fit(_:context:)``. Return the model itself, which is a ``ClusterFit`` of its own, or a type that has
/// more to tell, such as the labels of the vectors or a table of candidates. The same vectors, seed and options must give the same model for any
/// `context.threadCount`. Call `context.checkpoint` once per iteration, and throw an error that names the row and
/// column if a number is not finite.
public protocol Clusterer: Sendable {
    /// The result of a fit.
    associatedtype Fit: ClusterFit

    /// Fits a model to vectors.
    ///
    /// - Parameters:
    ///   - vectors: The data points, one per row (N×D). Every number must be finite.
    ///   - context: The seed, the thread count and the progress handler.
    func fit(_ vectors: Matrix<Float>, context: RunContext) throws -> Fit
}

extension Clusterer {
    /// Fits a model to vectors, in a context with default values.
    public func fit(_ vectors: Matrix<Float>) throws -> Fit { try fit(vectors, context: RunContext()) }
}

/// The result of fitting a clusterer to vectors: at least a model.
public protocol ClusterFit: Sendable {
    /// The type of the model.
    associatedtype Model: ClusterModel

    /// The fitted model.
    var model: Model { get }
}

/// The result of a clustering: an immutable model that assigns any vectors of the same dimension to clusters.
///
/// ## Implementation guidance
///
/// ``assign(_:context:)`` must return the training labels for the vectors that the model was fitted to.
public protocol ClusterModel: ClusterFit where Model == Self {
    /// The number of clusters, K.
    var clusterCount: Int { get }

    /// The dimension of the vectors, D.
    var dimension: Int { get }

    /// Returns the cluster of each vector, in `0 ..< clusterCount`.
    func assign(_ vectors: Matrix<Float>, context: RunContext) throws -> [Int32]

    /// Returns the responsibility of each cluster for each vector (N×K). Every row sums to 1.
    ///
    /// A hard clustering returns rows with a single 1 and zeros.
    func responsibilities(for vectors: Matrix<Float>, context: RunContext) throws -> Matrix<Float>

    /// Returns the logarithm of the model's density at each vector, or `nil` if the model does not define a density.
    func logDensity(of vectors: Matrix<Float>, context: RunContext) throws -> [Double]?
}

extension ClusterModel {
    /// This model.
    public var model: Self { self }

    /// Returns one-hot rows for the result of ``assign(_:context:)``.
    public func responsibilities(for vectors: Matrix<Float>, context: RunContext) throws -> Matrix<Float> {
        let labels = try assign(vectors, context: context)
        var elements = [Float](repeating: 0, count: labels.count * clusterCount)
        for (row, label) in labels.enumerated() { elements[row * clusterCount + Int(label)] = 1 }
        return Matrix(rowCount: labels.count, columnCount: clusterCount, elements: elements)
    }

    /// Returns `nil`.
    public func logDensity(of vectors: Matrix<Float>, context: RunContext) throws -> [Double]? { nil }

    /// Returns the cluster of each vector, in a context with default values.
    public func assign(_ vectors: Matrix<Float>) throws -> [Int32] {
        try assign(vectors, context: RunContext())
    }

    /// Returns the responsibility of each cluster for each vector, in a context with default values.
    public func responsibilities(for vectors: Matrix<Float>) throws -> Matrix<Float> {
        try responsibilities(for: vectors, context: RunContext())
    }

    /// Returns the logarithm of the density at each vector, in a context with default values.
    public func logDensity(of vectors: Matrix<Float>) throws -> [Double]? {
        try logDensity(of: vectors, context: RunContext())
    }
}

/// A clusterer that chooses the number of clusters within configurable bounds.
///
/// ## Implementation guidance
///
/// ``selecting(from:)`` must change only the bounds.
public protocol CountSelectingClusterer: Clusterer {
    /// Returns the clusterer with different bounds.
    ///
    /// - Parameter counts: The minimum and maximum number of clusters, from 1.
    func selecting(from counts: ClosedRange<Int>) -> any Clusterer
}

extension ClosedRange<Int> {
    /// Returns up to `count` numbers of the range, including both ends, in an approximately geometric progression.
    ///
    /// - Parameter count: The maximum number of results, at least 2, or `nil` for every number.
    /// - Precondition: The lower bound of the range is at least 1.
    package func spread(over count: Int?) -> [Int] {
        precondition(lowerBound >= 1 && count ?? 2 >= 2, "expected lowerBound >= 1 and count >= 2")
        guard let count, count < self.count else { return Array(self) }
        let ratio = Double(upperBound) / Double(lowerBound)
        var numbers: [Int] = []
        for step in 0..<count {
            let exact = Double(lowerBound) * pow(ratio, Double(step) / Double(count - 1))
            // Avoids returning a number twice when neighbours round to it.
            let next = Swift.max(Int(exact.rounded()), (numbers.last ?? lowerBound - 1) + 1)
            if next <= upperBound { numbers.append(next) }
        }
        if numbers.last != upperBound { numbers.append(upperBound) }
        return numbers
    }
}

/// The reason why iterations ended. Reaching a limit is a result, not an error.
public struct Termination: Sendable, Hashable, Codable {
    private enum Kind: String, Codable { case converged, iterationLimit }
    private let kind: Kind

    /// The result no longer changed, or changed by less than the tolerance.
    public static let converged = Termination(kind: .converged)
    /// The iteration limit was reached.
    public static let iterationLimit = Termination(kind: .iterationLimit)
}
