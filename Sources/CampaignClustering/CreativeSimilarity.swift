public import CreativeModel
public import StageCore

/// A stage that finds creatives with a similarity that rules do not see, such as similar pictures.
///
/// ## Implementation guidance
///
/// Groups must depend on the creatives alone, not on timing or threads. A creative that cannot be
/// examined is in no group; report the number of these in a warning. Throw an error only if the result
/// as a whole is unusable.
public protocol CreativeSimilarity: Sendable {
    /// The kind of its evidence, such as `look`.
    var kind: String { get }

    /// Returns the groups of similar creatives.
    ///
    /// - Parameters:
    ///   - creatives: Creatives of any seats and owners. Groups may cross these; refinement separates
    ///     them.
    ///   - context: The threads, progress and cancellation.
    /// - Throws: `CancellationError`; any error that makes the result as a whole unusable.
    func groups(of creatives: [Creative], context: RunContext) async throws -> SimilarityGroups
}

extension CreativeSimilarity {
    /// Returns the groups of similar creatives, in a context with default values.
    public func groups(of creatives: [Creative]) async throws -> SimilarityGroups {
        try await groups(of: creatives, context: RunContext())
    }
}

/// Groups of similar creatives.
public struct SimilarityGroups: Sendable, Hashable {
    /// The groups, each of at least two indices in ascending order; a creative is in at most one group.
    public var groups: [[Int]]
    /// Warnings for people, such as the number of missing files.
    public var warnings: [String]

    /// Creates groups.
    ///
    /// - Parameters:
    ///   - groups: The groups, each of at least two indices in ascending order; a creative is in at
    ///     most one group.
    ///   - warnings: Warnings for people.
    public init(groups: [[Int]], warnings: [String] = []) {
        self.groups = groups
        self.warnings = warnings
    }
}

/// The groups of all similarities, by creative.
struct Resemblances {
    /// The groups of each creative, at most one per similarity.
    private(set) var ties: [[Tie]]
    private(set) var warnings: [String] = []

    init(count: Int) { ties = Array(repeating: [], count: count) }

    /// - Throws: ``PlanningError`` if a similarity violates its contract.
    mutating func add(_ found: SimilarityGroups, of kind: String, number: Int) throws {
        var isTaken = Array(repeating: false, count: ties.count)
        for (position, group) in found.groups.enumerated() {
            for index in group {
                guard ties.indices.contains(index), !isTaken[index] else {
                    throw PlanningError(
                        .stageFailed,
                        "the similarity \(quoted(kind, limit: 40)) returned creative \(index) twice, or out of the range 0..<\(ties.count)"
                    )
                }
                isTaken[index] = true
                ties[index].append(.resemblance(kind: kind, group: position, of: number))
            }
        }
        warnings += found.warnings
    }
}
