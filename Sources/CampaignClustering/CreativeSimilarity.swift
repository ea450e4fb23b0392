public import CreativeModel
public import StageCore

/// Finds creatives that resemble one another in a way that rules do not see, such as by their pictures.
///
/// ## Implementation guidance
///
/// Groups depend on the creatives alone, not on their order in time or on threads. What cannot be looked at is in no
/// group, and a warning says how much that is; only what makes the whole signal useless is an error.
public protocol CreativeSimilarity: Sendable {
    /// What kind of evidence it gives, such as `look`.
    var kind: String { get }

    /// Groups of creatives that resemble one another.
    ///
    /// - Parameters:
    ///   - creatives: Of any seats and owners; groups may cross them, and refinement keeps them apart.
    ///   - context: Threads, progress and cancellation.
    /// - Throws: `CancellationError`; whatever makes the whole signal useless.
    func groups(of creatives: [Creative], context: RunContext) async throws -> SimilarityGroups
}

/// Creatives that resemble one another.
public struct SimilarityGroups: Sendable, Hashable {
    /// Each of two or more indices in ascending order; a creative is in one group at most.
    public var groups: [[Int]]
    /// What a person should know, such as how many files are missing.
    public var warnings: [String]

    /// Makes groups.
    ///
    /// - Parameters:
    ///   - groups: Each of two or more indices in ascending order; a creative is in one group at most.
    ///   - warnings: What a person should know.
    public init(groups: [[Int]], warnings: [String] = []) {
        self.groups = groups
        self.warnings = warnings
    }
}

/// What all similarities say of each creative.
struct Resemblances {
    /// For each creative, the groups that it is in: one of a similarity at most.
    private(set) var ties: [[Tie]]
    private(set) var warnings: [String] = []

    init(count: Int) { ties = Array(repeating: [], count: count) }

    /// - Throws: ``PlanningError`` where a similarity breaks its promise.
    mutating func add(_ found: SimilarityGroups, of kind: String, number: Int) throws {
        var isTaken = Array(repeating: false, count: ties.count)
        for (place, group) in found.groups.enumerated() {
            for index in group {
                guard ties.indices.contains(index), !isTaken[index] else {
                    throw PlanningError(
                        .stageFailed,
                        "the similarity \(quoted(kind, limit: 40)) gave creative number \(index) twice, or there are only \(ties.count)"
                    )
                }
                isTaken[index] = true
                ties[index].append(.resemblance(kind: kind, group: place, of: number))
            }
        }
        warnings += found.warnings
    }
}
