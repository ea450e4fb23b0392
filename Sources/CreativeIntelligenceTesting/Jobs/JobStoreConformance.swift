internal import Foundation
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
    let makeStore: @Sendable (JobRetryPolicy) async throws -> any JobStore
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
        makeStore: @escaping @Sendable (JobRetryPolicy) async throws -> any JobStore
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

/// The names that the checks use again and again.
enum JobSample {
    /// A Monday, nine o'clock in UTC.
    static let start = Date(timeIntervalSince1970: 1_767_603_600)

    /// Some minutes after the start.
    static func minute(_ minutes: Double) -> Date { start.addingTimeInterval(minutes * 60) }

    static func once(_ minutes: Double, type: String = "a", steps: [JobStep] = []) -> JobDraft {
        JobDraft(type, schedule: .once(minute(minutes)), steps: steps)
    }

    /// Each full hour.
    static func hourly(type: String = "a", steps: [JobStep] = [], maxRuns: Int? = nil) throws -> JobDraft {
        JobDraft(
            type, schedule: try JobSchedule(cron: "0 * * * *", timeZone: "UTC"), steps: steps,
            maxRuns: maxRuns)
    }
}

extension JobStore {
    func minute(_ minutes: Double) -> Date { JobSample.minute(minutes) }

    /// Takes what is due, for a minute.
    func claim(at minutes: Double, of types: Set<String> = ["a", "b"]) async throws -> ClaimedRun? {
        try await claimRun(for: "w", of: types, lease: 60, at: minute(minutes))
    }

    func overview(_ id: JobID) async throws -> JobOverview? { try await jobs([id]).first }

    func run(_ id: RunID) async throws -> JobRun? {
        try await runs(of: nil, limit: .max).first { $0.id == id }
    }
}

extension JobStoreConformance {
    /// A store with the rules that are the default.
    func store() async throws -> any JobStore { try await makeStore(JobRetryPolicy()) }

    /// Takes what is due and ends it at once; records an issue where nothing is due.
    @discardableResult
    func work(
        _ store: any JobStore, at minutes: Double, _ ending: RunEnding,
        _ what: @autoclosure () -> String
    ) async throws -> JobRun? {
        let claimed = try await store.claim(at: minutes)
        guard let claimed else {
            check.holds(false, "\(what()): nothing is due in minute \(minutes)")
            return nil
        }
        check.holds(
            try await store.end(claimed.claim, ending, at: store.minute(minutes)),
            "\(what()): the claim holds")
        return try await store.run(claimed.run.id)
    }

    /// Makes sure that nothing is due.
    func rests(_ store: any JobStore, at minutes: Double, _ what: @autoclosure () -> String) async throws {
        check.same(try await store.claim(at: minutes)?.run.id, nil, "\(what()): due in minute \(minutes)")
    }

    /// Whether a call is refused with a code.
    func refuses(_ code: JobError.Code, _ what: String, _ call: () async throws -> Void) async {
        do {
            try await call()
            check.holds(false, "\(what): not refused, expected \(code.rawValue)")
        } catch let error as JobError {
            check.same(error.code.rawValue, code.rawValue, what)
        } catch {
            check.holds(false, "\(what): another error: \(error)")
        }
    }
}
