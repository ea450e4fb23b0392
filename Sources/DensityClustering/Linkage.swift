/// The distance between two clusters in agglomerative clustering.
public enum Linkage: String, Sendable, Hashable, Codable, CaseIterable {
    /// √(2 n m / (n + m)) times the distance of the means, so that every merge adds the least to the squared error.
    ///
    /// Source: J. Ward, "Hierarchical grouping to optimize an objective function", JASA 58(301), 1963,
    /// doi:10.1080/01621459.1963.10500845.
    case ward
    /// The mean distance of all pairs.
    case average
    /// The largest distance of a pair.
    case complete
    /// The smallest distance of a pair, as in a minimum spanning tree.
    case single

    /// Whether distances are squared while clusters are joined.
    var usesSquares: Bool { self == .ward }

    /// Returns the distance of a cluster to the union of two others (G. Lance and W. Williams, 1967).
    ///
    /// - Parameters:
    ///   - left: The distance to the one, of `sizes.left` points.
    ///   - right: The distance to the other.
    ///   - between: The distance of the two.
    @inline(__always)
    func distance(
        _ left: Double, _ right: Double, between: Double, sizes: (left: Double, right: Double, own: Double)
    ) -> Double {
        switch self {
        case .ward:
            ((sizes.left + sizes.own) * left + (sizes.right + sizes.own) * right - sizes.own * between)
                / (sizes.left + sizes.right + sizes.own)
        case .average: (sizes.left * left + sizes.right * right) / (sizes.left + sizes.right)
        case .complete: max(left, right)
        case .single: min(left, right)
        }
    }
}
