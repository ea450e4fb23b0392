internal import Foundation

/// The role of a clustering: vectors in, a model out.
///
/// ```swift
/// let model = try KMeansClusterer(clusterCount: 8).fitModel(vectors, context: RunContext(seed: 7))
/// let labels = try model.assign(vectors, context: RunContext())
/// ```
///
/// ## Implementation guidance
///
/// Implement ``fitModel(_:context:)``. Equal vectors, seed and options must give an equal model whatever
/// `context.threadCount` is; call `context.checkpoint` once an iteration; throw on numbers that are not
/// finite, naming row and column.
public protocol Clusterer: Sendable {
    /// Finds clusters.
    ///
    /// - Parameters:
    ///   - vectors: N×D, a row a data point; every number finite.
    ///   - context: The seed, the threads, and where progress goes.
    func fitModel(_ vectors: Matrix<Float>, context: RunContext) throws -> any ClusterModel
}

/// What a clustering has found: an immutable value that places any vectors of the same width.
///
/// ## Implementation guidance
///
/// ``assign(_:context:)`` of the vectors that the model was fitted on must give its training labels.
public protocol ClusterModel: Sendable {
    /// How many clusters there are, K.
    var clusterCount: Int { get }

    /// The width of the vectors, D.
    var dimension: Int { get }

    /// The cluster of each vector, in `0 ..< clusterCount`.
    func assign(_ vectors: Matrix<Float>, context: RunContext) throws -> [Int32]

    /// How much of each vector belongs to each cluster: N×K, every row adds up to 1.
    ///
    /// A hard clustering gives rows of one 1 and zeros.
    func responsibilities(for vectors: Matrix<Float>, context: RunContext) throws -> Matrix<Float>

    /// The logarithm of the model's density at each vector, or `nil` where the model is no density.
    func logDensity(of vectors: Matrix<Float>, context: RunContext) throws -> [Double]?
}

extension ClusterModel {
    /// One-hot rows of ``assign(_:context:)``.
    public func responsibilities(for vectors: Matrix<Float>, context: RunContext) throws -> Matrix<Float> {
        let labels = try assign(vectors, context: context)
        var elements = [Float](repeating: 0, count: labels.count * clusterCount)
        for (row, label) in labels.enumerated() { elements[row * clusterCount + Int(label)] = 1 }
        return Matrix(rowCount: labels.count, columnCount: clusterCount, elements: elements)
    }

    /// No density.
    public func logDensity(of vectors: Matrix<Float>, context: RunContext) throws -> [Double]? { nil }
}

/// A clusterer that chooses how many clusters there are, within bounds that whoever runs it may set.
///
/// ## Implementation guidance
///
/// ``selecting(from:)`` changes nothing but the bounds.
public protocol CountSelectingClusterer: Clusterer {
    /// The clusterer with other bounds.
    ///
    /// - Parameter counts: The least and the greatest number of clusters, from 1.
    func selecting(from counts: ClosedRange<Int>) -> any Clusterer
}

extension ClosedRange<Int> {
    /// At most so many numbers of the range, both ends among them, the same factor apart as far as whole numbers can be.
    ///
    /// - Parameter count: How many, at least 2, or `nil` for every number.
    /// - Precondition: The range begins at 1 or above.
    package func spread(over count: Int?) -> [Int] {
        precondition(lowerBound >= 1 && count ?? 2 >= 2, "a range from 1 and at least two numbers of it")
        guard let count, count < self.count else { return Array(self) }
        let ratio = Double(upperBound) / Double(lowerBound)
        var numbers: [Int] = []
        for step in 0..<count {
            let exact = Double(lowerBound) * pow(ratio, Double(step) / Double(count - 1))
            // Neighbours that round to one number would be tried twice.
            let next = Swift.max(Int(exact.rounded()), (numbers.last ?? lowerBound - 1) + 1)
            if next <= upperBound { numbers.append(next) }
        }
        if numbers.last != upperBound { numbers.append(upperBound) }
        return numbers
    }
}

/// Why iterations ended. Reaching a limit is a result, not an error.
public struct Termination: Sendable, Hashable, Codable {
    private enum Kind: String, Codable { case converged, iterationLimit }
    private let kind: Kind

    /// Nothing changed any more, or less than the tolerance.
    public static let converged = Termination(kind: .converged)
    /// The iteration limit was reached.
    public static let iterationLimit = Termination(kind: .iterationLimit)
}
