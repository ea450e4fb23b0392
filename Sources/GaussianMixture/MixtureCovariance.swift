internal import DenseLinearAlgebra
public import StageCore

/// The covariances of a mixture, in as many numbers as the family needs.
public struct MixtureCovariance: Sendable, Equatable, Codable {
    /// Which shapes they may have.
    public let family: CovarianceFamily

    /// K.
    let componentCount: Int

    /// D.
    let dimension: Int

    /// spherical: K variances; diagonal: K×D variances; tied: the D×D matrix; full: K matrices of D×D; row by row.
    package internal(set) var elements: [Double]

    init(_ family: CovarianceFamily, componentCount: Int, dimension: Int, elements: [Double]? = nil) {
        let shape = family.storageShape(componentCount, dimension)
        self.family = family
        self.componentCount = componentCount
        self.dimension = dimension
        self.elements = elements ?? [Double](repeating: 0, count: shape.matrices * shape.numbersEach)
        precondition(
            self.elements.count == shape.matrices * shape.numbersEach, "expected the family's numbers")
    }

    /// The same ball for every component.
    init(_ family: CovarianceFamily, componentCount: Int, dimension: Int, unit variance: Double) {
        self.init(family, componentCount: componentCount, dimension: dimension)
        let stride = family == .tied || family == .full ? dimension + 1 : 1
        let size = family.storageShape(componentCount, dimension).numbersEach
        for start in Swift.stride(from: 0, to: elements.count, by: size) {
            for place in Swift.stride(from: start, to: start + size, by: stride) {
                elements[place] = variance
            }
        }
    }

    /// The covariance matrix of a component, D×D, whatever the family.
    public func matrix(of component: Int) -> Matrix<Double> {
        precondition(component >= 0 && component < componentCount, "there is no such component")
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

    /// All numbers times a factor.
    func scaled(by factor: Double) -> MixtureCovariance {
        MixtureCovariance(
            family, componentCount: componentCount, dimension: dimension,
            elements: elements.map { $0 * factor })
    }
}

/// Which shapes the clusters of a mixture may have.
public struct CovarianceFamily: Sendable, Hashable, Codable, CaseIterable {
    enum Kind: String, Codable { case spherical, diagonal, tied, full }
    let kind: Kind

    /// Balls, each of its own size: one variance a component (mclust's VII).
    public static let spherical = CovarianceFamily(kind: .spherical)
    /// Ellipsoids along the axes: a variance per component and column (mclust's VVI).
    public static let diagonal = CovarianceFamily(kind: .diagonal)
    /// Ellipsoids of one common shape: one covariance matrix for all components (mclust's EEE).
    public static let tied = CovarianceFamily(kind: .tied)
    /// Ellipsoids of any shape: a covariance matrix per component (mclust's VVV).
    public static let full = CovarianceFamily(kind: .full)

    /// All four, the simplest first.
    public static let allCases: [CovarianceFamily] = [.spherical, .diagonal, .tied, .full]

    /// The family of a name: "spherical", "diagonal", "tied" or "full".
    package init?(name: String) {
        guard let kind = Kind(rawValue: name) else { return nil }
        self.kind = kind
    }

    private init(kind: Kind) { self.kind = kind }

    /// "spherical", "diagonal", "tied" or "full".
    public var name: String { kind.rawValue }

    /// How many numbers a mixture of this family is free to choose: means, weights and covariances.
    package func parameterCount(components: Int, dimension: Int) -> Int {
        components * dimension + components - 1 + storageShape(components, dimension).freeNumbers
    }

    /// How the covariances of a mixture are kept, and how many of the numbers are free.
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

    /// Reads a name.
    public init(from decoder: any Decoder) throws {
        kind = try Kind(from: decoder)
    }

    /// Writes the name.
    public func encode(to encoder: any Encoder) throws {
        try kind.encode(to: encoder)
    }
}

/// What keeps likelihoods finite when a component collapses and no regularisation was asked for.
extension MixtureCovariance {
    /// The least variance a component may have, where the typical variance is about 1.
    static let leastVariance = 0x1p-40

    /// The factor of a component's matrix, or `nil` where that is not safely positive definite.
    func factor(of component: Int) -> Cholesky? {
        guard let factor = try? Cholesky(of: matrix(of: component)), factor.isWellConditioned else {
            return nil
        }
        return factor
    }

    /// The factor of the tied matrix.
    mutating func positiveDefinite(_ repairs: inout Set<Int>) -> Cholesky {
        if let factor = factor(of: 0) { return factor }
        repairs.formUnion(0..<componentCount)
        return mend(0)
    }

    /// 1 / variance, K×D, for families along the axes.
    mutating func positivePrecisions(_ repairs: inout Set<Int>) -> [Double] {
        let each = family == .spherical ? 1 : dimension
        for place in elements.indices where !(elements[place] >= Self.leastVariance) {
            elements[place] = Self.leastVariance
            repairs.insert(place / each)
        }
        guard family == .spherical else { return elements.map { 1 / $0 } }
        return elements.flatMap { [Double](repeating: 1 / $0, count: dimension) }
    }

    /// Adds to the diagonal of a matrix, ten times more each time, until it has a factor.
    mutating func mend(_ component: Int) -> Cholesky {
        let start = family == .tied ? 0 : component * dimension * dimension
        var addition = Self.leastVariance
        for place in start..<start + dimension * dimension where !elements[place].isFinite {
            elements[place] = 0
        }
        while true {
            for axis in 0..<dimension { elements[start + axis * (dimension + 1)] += addition }
            if let factor = factor(of: component) { return factor }
            addition *= 10
        }
    }
}

extension Cholesky {
    /// Whether the least variance, given all others, is above the least that components may have.
    fileprivate var isWellConditioned: Bool {
        (0..<size).allSatisfy {
            let root = factor[$0, $0]
            return root * root >= MixtureCovariance.leastVariance / 2
        }
    }
}
