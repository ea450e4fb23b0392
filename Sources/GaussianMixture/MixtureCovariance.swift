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
