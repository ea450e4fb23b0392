/// What a service keeps between requests.
final class ServiceState: Sendable {
    /// Tells this service from earlier ones, whose stores may have the same revisions.
    let identity = String(RandomID.make().prefix(8))
    /// Orders edits, and readings that edits would disturb.
    let edits = EditQueue()
    /// The plans that wait to be applied.
    let plans = PlanShelf()
    /// The files that wait to be imported.
    let uploads = UploadShelf()
    /// The responses to requests with an `Idempotency-Key`.
    let repeats = RepeatShelf()
    /// The bytes of responses that depend on the store alone.
    let responses = ResponseCache()
    /// The analyses of ads.
    let analyses = AnalysisShelf()
    /// The counts and durations of requests.
    let metrics = RequestMetrics()
}

/// Runs work one at a time, in order of arrival: the edits of this server, and a reading that consists of several
/// queries and was disturbed by edits before.
actor EditQueue {
    private var isBusy = false
    private var waiting: [CheckedContinuation<Void, Never>] = []

    /// Runs work when all earlier work has ended.
    func run<Value: Sendable>(_ work: @Sendable () async throws -> Value) async throws -> Value {
        if isBusy {
            await withCheckedContinuation { waiting.append($0) }
        } else {
            isBusy = true
        }
        defer {
            if waiting.isEmpty { isBusy = false } else { waiting.removeFirst().resume() }
        }
        try Task.checkCancellation()
        return try await work()
    }
}
