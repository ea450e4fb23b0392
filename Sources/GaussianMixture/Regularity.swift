/// Whether the likelihood of a mixture describes the points, or only the precision of their values.
///
/// The likelihood rises without bound as a component narrows to one repeated value, or to a line or plane of rounded
/// values. The criteria of such a fit cannot be compared with others.
public struct Regularity: Sendable, Hashable, Codable {
    /// Whether a component is narrower than the resolution of the data: in some direction, its standard
    /// deviation without the regularisation is below half the smallest gap between values, or its variance below √ε of
    /// that of all points; or it holds only repetitions of a few rows.
    public let isSpurious: Bool

    /// Whether the mixture was fitted again with the default prior, because every fit without it was spurious.
    public let isRefitted: Bool
}
