/// Why iterations ended. Reaching a limit is a result, not an error.
public struct Termination: Sendable, Hashable, Codable {
    private enum Kind: String, Codable { case converged, iterationLimit }
    private let kind: Kind

    /// Nothing changed any more, or less than the tolerance.
    public static let converged = Termination(kind: .converged)
    /// The iteration limit was reached.
    public static let iterationLimit = Termination(kind: .iterationLimit)
}
