internal import Foundation
public import JobScheduling
public import Testing

/// Conformance checks for stores of jobs.
///
/// ```swift
/// @Test func conforms() async throws {
///     try await JobStoreConformance { rules in MyStore(rules: rules) }.checkAll()
/// }
/// ```
///
/// The checks pass all times explicitly, so that a store needs no clock. Texts that a store writes for people, such as the
/// reason of an interruption, must be those of `JobRecords`.
public struct JobStoreConformance: Sendable {
    let makeStore: @Sendable (JobRetryPolicy) async throws -> any JobStore
    let options: StoreConformanceOptions
    let check: Checker

    /// Creates the checks for a store.
    ///
    /// - Parameters:
    ///   - options: The extent of the checks.
    ///   - sourceLocation: The location to report issues at; the default is that of the call.
    ///   - makeStore: Returns an empty store with the given retry rules. Each check creates its own stores.
    public init(
        options: StoreConformanceOptions = StoreConformanceOptions(),
        sourceLocation: SourceLocation = #_sourceLocation,
        makeStore: @escaping @Sendable (JobRetryPolicy) async throws -> any JobStore
    ) {
        self.makeStore = makeStore
        self.options = options
        check = Checker(sourceLocation: sourceLocation)
    }

    /// Runs all checks.
    ///
    /// - Throws: Unexpected errors of the store.
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
        try await checkDivision()
        try await checkRemoval()
        try await checkRemovalOfSteps()
        try await checkUnusualText()
        try await checkValues()
        try await checkWrongClocks()
        try await checkConcurrentClaims()
        try await checkRandomCalls()
    }
}

/// Sample values used by several checks.
enum JobSample {
    /// The start time, a Monday at nine o'clock UTC.
    static let start = Date(timeIntervalSince1970: 1_767_603_600)

    /// Returns a time in minutes after the start.
    static func minute(_ minutes: Double) -> Date { start.addingTimeInterval(minutes * 60) }

    static func once(_ minutes: Double, type: String = "a", steps: [JobStep] = []) -> JobDraft {
        JobDraft(type, schedule: .once(minute(minutes)), steps: steps)
    }

    /// Returns a job that runs every full hour.
    static func hourly(type: String = "a", steps: [JobStep] = [], maxRuns: Int? = nil) throws -> JobDraft {
        JobDraft(
            type, schedule: try JobSchedule(cron: "0 * * * *", timeZone: "UTC"), steps: steps,
            maxRuns: maxRuns)
    }
}

extension JobStore {
    func minute(_ minutes: Double) -> Date { JobSample.minute(minutes) }

    /// Claims a due run with a lease of one minute.
    func claim(at minutes: Double, of types: Set<String> = ["a", "b"]) async throws -> ClaimedRun? {
        try await claimRun(for: "w", of: types, lease: .seconds(60), at: minute(minutes))
    }

    func overview(_ id: JobID) async throws -> JobOverview? { try await jobs([id]).first }

    func run(_ id: RunID) async throws -> JobRun? {
        try await runs(of: nil, limit: .max).first { $0.id == id }
    }
}

extension JobStoreConformance {
    /// Returns a store with the default retry rules.
    func store() async throws -> any JobStore { try await makeStore(JobRetryPolicy()) }

    /// Claims a due run and ends it at once. Records an issue if no run is due.
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
            "\(what()): ending the claim")
        return try await store.run(claimed.run.id)
    }

    /// Checks that no run is due.
    func rests(_ store: any JobStore, at minutes: Double, _ what: @autoclosure () -> String) async throws {
        check.same(try await store.claim(at: minutes)?.run.id, nil, "\(what()): due in minute \(minutes)")
    }

    /// Checks that a call is refused with a code.
    func refuses(_ code: JobError.Code, _ what: String, _ call: () async throws -> Void) async {
        do {
            try await call()
            check.holds(false, "\(what): not refused, expected \(code.rawValue)")
        } catch let error as JobError {
            check.same(error.code.rawValue, code.rawValue, what)
        } catch {
            check.holds(false, "\(what): unexpected error: \(error)")
        }
    }
}
