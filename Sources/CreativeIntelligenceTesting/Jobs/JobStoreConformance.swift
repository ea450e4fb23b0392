public import JobScheduling
public import Testing

/// What every store of jobs promises, as checks for your own one.
///
/// ```swift
/// @Test func conforms() async throws {
///     try await JobStoreConformance { rules in MyStore(rules: rules) }.checkAll()
/// }
/// ```
///
/// Times are said by the checks, and so a store needs no clock. Words that a store writes for people, such as why a run was
/// interrupted, are those of the rules of `JobRecords`.
public struct JobStoreConformance: Sendable {
    let makeStore: @Sendable (RetryRules) async throws -> any JobStore
    let options: StoreConformanceOptions
    let check: Checker

    /// Makes the checks of a store.
    ///
    /// - Parameters:
    ///   - options: How much is checked.
    ///   - sourceLocation: Where issues are shown; the call's own place by default.
    ///   - makeStore: Makes an empty store that tries runs again by some rules; each check asks for its own ones.
    public init(
        options: StoreConformanceOptions = StoreConformanceOptions(),
        sourceLocation: SourceLocation = #_sourceLocation,
        makeStore: @escaping @Sendable (RetryRules) async throws -> any JobStore
    ) {
        self.makeStore = makeStore
        self.options = options
        check = Checker(sourceLocation: sourceLocation)
    }

    /// Makes all checks.
    ///
    /// - Throws: What the store throws where it should not.
    public func checkAll() async throws {
        try await checkAdding()
        try await checkLists()
        try await checkUnknownIDs()
        try await checkClaimOrder()
        try await checkTypes()
        try await checkLeases()
        try await checkFencing()
        try await checkTimes()
        try await checkRetries()
        try await checkFinalFailures()
        try await checkInterruptions()
        try await checkNumberOfRuns()
        try await checkPauses()
        try await checkArchiving()
        try await checkEndedJobs()
        try await checkSteps()
        try await checkChains()
        try await checkRemoval()
        try await checkRemovalOfSteps()
        try await checkUnusualText()
        try await checkValues()
        try await checkWrongClocks()
        try await checkConcurrentClaims()
        try await checkRandomCalls()
    }
}
