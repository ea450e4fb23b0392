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
