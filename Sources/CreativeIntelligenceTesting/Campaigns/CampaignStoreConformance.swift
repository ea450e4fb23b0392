public import CreativeModel
public import Testing

/// What every store of creatives, performance and campaigns promises, as checks for your own one.
///
/// ```swift
/// @Test func conforms() async throws {
///     try await CampaignStoreConformance { MyStore() }.checkAll()
/// }
/// ```
///
/// What a store answers is compared with what is documented, and over random calls with `InMemoryStore`. Words that
/// a store writes for people, such as the detail of an edit, and its clock are free. Text holds no NUL, and no two
/// keys or names that differ only in their Unicode normalisation.
public struct CampaignStoreConformance<Store: CreativeStore & PerformanceStore & CampaignStore>: Sendable {
    let makeStore: @Sendable () async throws -> Store
    let options: StoreConformanceOptions
    let check: Checker

    /// Makes the checks of a store.
    ///
    /// - Parameters:
    ///   - options: How much is checked.
    ///   - sourceLocation: Where issues are shown; the call's own place by default.
    ///   - makeStore: Makes an empty store; each check asks for its own ones.
    public init(
        options: StoreConformanceOptions = StoreConformanceOptions(),
        sourceLocation: SourceLocation = #_sourceLocation,
        makeStore: @escaping @Sendable () async throws -> Store
    ) {
        self.makeStore = makeStore
        self.options = options
        check = Checker(sourceLocation: sourceLocation)
    }

    /// Makes all checks.
    ///
    /// - Throws: What the store throws where it should not.
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

/// How much the checks of a store do; every value has a default.
public struct StoreConformanceOptions: Sendable {
    /// How many creatives or deals a large store has; default 2,000.
    public var manyCount = 2_000

    /// How many tasks use a store at once; default 16.
    public var taskCount = 16

    /// The seeds of random sequences of calls, one sequence each; default 0 to 9.
    public var seeds: Range<UInt64> = 0..<10

    /// How many calls a random sequence has; default 80.
    public var callCount = 80

    /// Makes options with their defaults.
    public init() {}
}
