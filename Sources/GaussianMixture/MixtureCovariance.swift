internal import DenseLinearAlgebra
public import StageCore

/// The covariances of a mixture, in the compact storage of their family.
public struct MixtureCovariance: Sendable, Equatable, Codable {
    /// The covariance family.
    public let family: CovarianceFamily

    /// The number of components, K.
    let componentCount: Int

    /// The number of columns, D.
    let dimension: Int

    /// The stored numbers in row order: K variances (spherical), K×D variances (diagonal), one D×D matrix (tied), or K matrices
    /// of D×D (full).
    package internal(set) var elements: [Double]

    init(_ family: CovarianceFamily, componentCount: Int, dimension: Int, elements: [Double]? = nil) {
        let shape = family.storageShape(componentCount, dimension)
        self.family = family
        self.componentCount = componentCount
        self.dimension = dimension
        self.elements = elements ?? [Double](repeating: 0, count: shape.matrices * shape.numbersEach)
        precondition(
            self.elements.count == shape.matrices * shape.numbersEach, "the count does not match the family")
    }

    /// Creates spherical covariances of one variance for every component.
    init(_ family: CovarianceFamily, componentCount: Int, dimension: Int, unit variance: Double) {
        self.init(family, componentCount: componentCount, dimension: dimension)
        let stride = family == .tied || family == .full ? dimension + 1 : 1
        let size = family.storageShape(componentCount, dimension).numbersEach
        for start in Swift.stride(from: 0, to: elements.count, by: size) {
            for index in Swift.stride(from: start, to: start + size, by: stride) {
                elements[index] = variance
            }
        }
    }

    /// Returns the covariance matrix of a component, D×D, for any family.
    public func matrix(of component: Int) -> Matrix<Double> {
        precondition(component >= 0 && component < componentCount, "component is out of range")
        let size = dimension * dimension
        switch family.kind {
        case .tied: return Matrix(rowCount: dimension, columnCount: dimension, elements: elements)
        case .full:
            let part = Array(elements[component * size..<(component + 1) * size])
            return Matrix(rowCount: dimension, columnCount: dimension, elements: part)
        case .spherical, .diagonal:
            var matrix = Matrix<Double>(rowCount: dimension, columnCount: dimension)
            for axis in 0..<dimension {
                matrix[axis, axis] =
                    family == .spherical ? elements[component] : elements[component * dimension + axis]
            }
            return matrix
        }
    }

    /// Returns the covariances multiplied by a factor.
    func scaled(by factor: Double) -> MixtureCovariance {
        MixtureCovariance(
            family, componentCount: componentCount, dimension: dimension,
            elements: elements.map { $0 * factor })
    }
}

/// The shapes that the clusters of a mixture may have.
public struct CovarianceFamily: Sendable, Hashable, Codable, CaseIterable {
    enum Kind: String, Codable { case spherical, diagonal, tied, full }
    let kind: Kind

    /// Balls of individual size: one variance per component (mclust's VII).
    public static let spherical = CovarianceFamily(kind: .spherical)
    /// Axis-aligned ellipsoids: one variance per component and column (mclust's VVI).
    public static let diagonal = CovarianceFamily(kind: .diagonal)
    /// Ellipsoids of one common shape: one covariance matrix for all components (mclust's EEE).
    public static let tied = CovarianceFamily(kind: .tied)
    /// Ellipsoids of any shape: one covariance matrix per component (mclust's VVV).
    public static let full = CovarianceFamily(kind: .full)

    /// All four families, simplest first.
    public static let allCases: [CovarianceFamily] = [.spherical, .diagonal, .tied, .full]

    /// Creates the family with a name: "spherical", "diagonal", "tied" or "full".
    package init?(name: String) {
        guard let kind = Kind(rawValue: name) else { return nil }
        self.kind = kind
    }

    private init(kind: Kind) { self.kind = kind }

    /// The name of the family: "spherical", "diagonal", "tied" or "full".
    public var name: String { kind.rawValue }

    /// Returns the number of free parameters of a mixture of this family: means, weights and covariances.
    package func parameterCount(components: Int, dimension: Int) -> Int {
        components * dimension + components - 1 + storageShape(components, dimension).freeNumbers
    }

    /// Returns the storage shape of the covariances, and the number of free parameters among them.
    func storageShape(_ components: Int, _ dimension: Int) -> (
        matrices: Int, numbersEach: Int, freeNumbers: Int
    ) {
        let triangle = dimension * (dimension + 1) / 2
        return switch kind {
        case .spherical: (components, 1, components)
        case .diagonal: (components, dimension, components * dimension)
        case .tied: (1, dimension * dimension, triangle)
        case .full: (components, dimension * dimension, components * triangle)
        }
    }

    /// Decodes a family from its name.
    public init(from decoder: any Decoder) throws {
        kind = try Kind(from: decoder)
    }

    /// Encodes the name of the family.
    public func encode(to encoder: any Encoder) throws {
        try kind.encode(to: encoder)
    }
}

/// Safeguards that keep likelihoods finite if a component collapses and no regularisation was requested.
extension MixtureCovariance {
    /// The minimum variance of a component, relative to a typical variance of about 1.
    static let leastVariance = 0x1p-40

    /// Returns the factor of a component's matrix, or `nil` if the matrix is not safely positive definite.
    func factor(of component: Int) -> Cholesky? {
        guard let factor = try? Cholesky(of: matrix(of: component)), factor.isWellConditioned else {
            return nil
        }
        return factor
    }

    /// Returns the factor of the tied matrix, repairing the matrix if necessary.
    mutating func positiveDefinite(_ repairs: inout Set<Int>) -> Cholesky {
        if let factor = factor(of: 0) { return factor }
        repairs.formUnion(0..<componentCount)
        return mend(0)
    }

    /// Returns 1 / variance, K×D, for the spherical and diagonal families.
    mutating func positivePrecisions(_ repairs: inout Set<Int>) -> [Double] {
        let each = family == .spherical ? 1 : dimension
        for index in elements.indices where !(elements[index] >= Self.leastVariance) {
            elements[index] = Self.leastVariance
            repairs.insert(index / each)
        }
        guard family == .spherical else { return elements.map { 1 / $0 } }
        return elements.flatMap { [Double](repeating: 1 / $0, count: dimension) }
    }

    /// Adds to the diagonal of a matrix, tenfold more each time, until it has a Cholesky factor.
    mutating func mend(_ component: Int) -> Cholesky {
        let start = family == .tied ? 0 : component * dimension * dimension
        var addition = Self.leastVariance
        for index in start..<start + dimension * dimension where !elements[index].isFinite {
            elements[index] = 0
        }
        while true {
            for axis in 0..<dimension { elements[start + axis * (dimension + 1)] += addition }
            if let factor = factor(of: component) { return factor }
            addition *= 10
        }
    }
}

extension Cholesky {
    /// Whether the smallest conditional variance is above the minimum variance of a component.
    fileprivate var isWellConditioned: Bool {
        (0..<size).allSatisfy {
            let root = factor[$0, $0]
            return root * root >= MixtureCovariance.leastVariance / 2
        }
    }
}
