/// What an import brings into a store, in one transaction.
public struct ImportBatch: Sendable {
    /// The creatives, each key once.
    public var creatives: [Creative]
    /// Their performance.
    public var performance: PerformanceTable

    /// Makes a batch.
    public init(creatives: [Creative] = [], performance: PerformanceTable = PerformanceTable()) {
        self.creatives = creatives
        self.performance = performance
    }
}

/// What an import changed.
public struct ImportOutcome: Hashable, Sendable, Codable {
    /// Creatives that the store did not know.
    public var newCreatives = 0
    /// Known creatives of which something changed.
    public var changedCreatives = 0
    /// Rows of performance with a new key.
    public var newRows = 0
    /// Rows whose key was known and whose values changed.
    public var changedRows = 0

    /// Makes an outcome of nothing.
    public init() {}

    /// Whether the store is as it was before.
    public var isUnchanged: Bool { self == ImportOutcome() }
}

/// Holds creatives.
///
/// Implementation guidance: one import is one transaction, whose creatives update known ones as
/// ``Creative/update(with:)`` does and whose performance replaces equal keys as
/// ``PerformanceTable/replaceKeys(of:)`` does. An import that changes nothing leaves the revision alone.
public protocol CreativeStore: Sendable {
    /// Takes a batch over, whole or not at all.
    func add(_ batch: ImportBatch) async throws -> ImportOutcome

    /// All creatives, by key.
    func creatives() async throws -> [Creative]

    /// The creatives of some keys, by key; unknown ones are left out.
    func creatives(_ keys: [CreativeKey]) async throws -> [Creative]
}

/// Answers for performance.
public protocol PerformanceStore: Sendable {
    /// Sums over groups of creatives, in the order of the groups.
    ///
    /// - Parameters:
    ///   - groups: Creatives without repetition in a group; unknown ones count as without performance.
    ///   - period: The days that count.
    func performance(of groups: [[CreativeKey]], in period: ReportPeriod) async throws -> [PerformanceReport]

    /// The sums of some creatives, broken down.
    ///
    /// - Parameters:
    ///   - creatives: Which ones, without repetition.
    ///   - dimensions: By what; without any there is one slice, or none where there is no performance.
    ///   - period: The days that count.
    /// - Returns: The slices that have rows, in order of creative, geo and day.
    func breakdown(
        of creatives: [CreativeKey], by dimensions: PerformanceDimensions, in period: ReportPeriod
    ) async throws -> [PerformanceSlice]
}
