public import CreativeModel
public import Testing

/// Conformance checks for stores of creatives, performance and campaigns.
///
/// ```swift
/// @Test func conforms() async throws {
///     try await CampaignStoreConformance { MyStore() }.checkAll()
/// }
/// ```
///
/// The answers of a store are compared with the documentation and, over random calls, with `InMemoryStore`. A store is
/// free in its wording for people, such as the detail of an edit, and in its clock. The checks use no text with NUL, and no
/// two keys or names that differ only in their Unicode normalisation.
public struct CampaignStoreConformance<Store: CreativeStore & PerformanceStore & CampaignStore>: Sendable {
    let makeStore: @Sendable () async throws -> Store
    let options: StoreConformanceOptions
    let check: Checker

    /// Creates the checks for a store.
    ///
    /// - Parameters:
    ///   - options: The extent of the checks.
    ///   - sourceLocation: The location to report issues at; the default is that of the call.
    ///   - makeStore: Returns an empty store. Each check creates its own stores.
    public init(
        options: StoreConformanceOptions = StoreConformanceOptions(),
        sourceLocation: SourceLocation = #_sourceLocation,
        makeStore: @escaping @Sendable () async throws -> Store
    ) {
        self.makeStore = makeStore
        self.options = options
        check = Checker(sourceLocation: sourceLocation)
    }

    /// Runs all checks.
    ///
    /// - Throws: Unexpected errors of the store.
    public func checkAll() async throws {
        try await checkImports()
        try await checkBothIDs()
        try await checkSeatScope()
        try await checkPerformance()
        try await checkBreakdowns()
        try await checkReports()
        try await checkEdits()
        try await checkRemoval()
        try await checkMerging()
        try await checkSplitting()
        try await checkPlans()
        try await checkPlannedNames()
        try await checkPeopleWin()
        try await checkRefusedPlans()
        try await checkModelDecisions()
        try await checkForgetting()
        try await checkModelNames()
        try await checkUndo()
        try await checkUndoAfterPlans()
        try await checkArchivedCampaigns()
        try await checkEmptyCampaigns()
        try await checkBacklog()
        try await checkNeighbourhoods()
        try await checkUnusualText()
        try await checkManyCreatives()
        try await checkConcurrentUse()
        try await checkRandomCalls()
    }
}

/// The options of the checks for a store. Every option has a default.
public struct StoreConformanceOptions: Sendable {
    /// The number of creatives or deals in a large store; the default is 2,000.
    public var manyCount = 2_000

    /// The number of tasks that use a store concurrently; the default is 16.
    public var taskCount = 16

    /// The seeds of random call sequences, one sequence per seed; the default is 0 to 9.
    public var seeds: Range<UInt64> = 0..<10

    /// The number of calls in a random sequence; the default is 80.
    public var callCount = 80

    /// Creates the default options.
    public init() {}
}
