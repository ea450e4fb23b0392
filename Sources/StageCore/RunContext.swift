internal import Dispatch
internal import Synchronization

/// The environment of a stage: the seed, the thread count, the progress handler and cancellation.
///
/// ```swift
/// let context = RunContext(seed: 7) { event in print(event.stage, event.completed) }
/// let plan = try await CampaignPlanner().plan(for: snapshot, context: context)
/// ```
public struct RunContext: Sendable {
    /// The seed of all random choices. Equal seeds and equal input give equal results.
    public var seed: UInt64

    /// The number of threads that a stage may use, at least 1. Lower values count as 1. The result never depends on it.
    public var threadCount: Int {
        didSet { threadCount = max(1, threadCount) }
    }

    private let report: (@Sendable (ProgressEvent) -> Void)?

    /// Creates a context.
    ///
    /// - Parameters:
    ///   - seed: The seed of all random choices.
    ///   - threadCount: The number of threads that a stage may use. Values below 1 count as 1.
    ///   - progress: The progress handler. It is called with each event, on any thread, and must return quickly.
    public init(
        seed: UInt64 = 0, threadCount: Int = 1, progress: (@Sendable (ProgressEvent) -> Void)? = nil
    ) {
        self.seed = seed
        self.threadCount = max(1, threadCount)
        self.report = progress
    }

    /// Reports progress, and throws if the task was cancelled. A stage calls this method once per iteration or batch.
    ///
    /// - Throws: `CancellationError` if the current task is cancelled.
    /// - Throws: `CancellationError` when the current task is cancelled.
    public func checkpoint(_ event: @autoclosure () -> ProgressEvent) throws {
        try Task.checkCancellation()
        if let report { report(event()) }
    }
}

/// The progress of a stage.
public struct ProgressEvent: Sendable, Equatable {
    /// The current activity, in words for people: "Reading ads.csv".
    public var stage: String

    /// The completed amount, in the unit of ``total``.
    public var completed: Int

    /// The total amount, or `nil` if it is unknown.
    public var total: Int?

    /// A remark for people, such as "1,204 rows". May be empty.
    public var detail: String

    /// Creates an event.
    public init(stage: String, completed: Int, total: Int? = nil, detail: String = "") {
        self.stage = stage
        self.completed = completed
        self.total = total
        self.detail = detail
    }

    /// The completed fraction, in 0...1, or `nil` if the total is unknown or 0.
    public var fraction: Double? {
        guard let total, total > 0 else { return nil }
        return min(1, max(0, Double(completed) / Double(total)))
    }
}

extension RunContext {
    /// Processes many items, a limited number at a time, and reports each completed one.
    ///
    /// - Parameters:
    ///   - items: The items to process.
    ///   - limit: The maximum number of concurrent items, at least 1.
    ///   - progress: Returns the event for a number of completed items and the total number.
    ///   - work: Processes an item. The first error cancels the rest.
    /// - Returns: The results in the order of the items.
    package func inParallel<Item: Sendable, Output: Sendable>(
        _ items: [Item], atOnce limit: Int, progress: (Int, Int) -> ProgressEvent,
        _ work: @escaping @Sendable (Item) async throws -> Output
    ) async throws -> [Output] {
        guard !items.isEmpty else { return [] }
        var outputs = [Output?](repeating: nil, count: items.count)
        var waiting = items.enumerated().makeIterator()
        var done = 0
        try checkpoint(progress(done, items.count))
        try await withThrowingTaskGroup(of: (Int, Output).self) { group in
            func start() {
                guard let (index, item) = waiting.next() else { return }
                group.addTask { (index, try await work(item)) }
            }
            for _ in 0..<min(max(1, limit), items.count) { start() }
            for try await (index, output) in group {
                outputs[index] = output
                done += 1
                try checkpoint(progress(done, items.count))
                start()
            }
        }
        return outputs.compactMap(\.self)
    }
}

/// Loops over independent pieces of work on several threads.
///
/// The assignment of pieces to threads is not deterministic, so no result may depend on it: each piece writes to its
/// own memory, and results are summed afterwards in the order of the pieces.
package enum Parallel {
    /// Runs `count` pieces of work on at most `threads` threads, including the current one, and waits for them.
    ///
    /// - Parameter body: Called with the index of the worker, in `0 ..< threads`, for scratch memory, and with the
    ///   index of the piece.
    package static func forEach(_ count: Int, threads: Int, _ body: (_ worker: Int, _ piece: Int) -> Void) {
        let workers = min(threads, count)
        guard workers > 1 else {
            for piece in 0..<count { body(0, piece) }
            return
        }
        let next = Atomic(0)
        withoutActuallyEscaping(body) { body in
            // The caller waits, and each piece writes to its own memory.
            nonisolated(unsafe) let body = body
            DispatchQueue.concurrentPerform(iterations: workers) { worker in
                while true {
                    let piece = next.add(1, ordering: .relaxed).oldValue
                    guard piece < count else { return }
                    body(worker, piece)
                }
            }
        }
    }

    /// Returns the results of independent pieces of work, each run on one thread. After an error, no further piece
    /// starts, and the error of the first failed piece is thrown.
    package static func map<Value>(
        _ count: Int, threads: Int, _ body: (_ piece: Int) throws -> Value
    ) throws -> [Value] {
        var results = [Result<Value, any Error>?](repeating: nil, count: count)
        let hasFailed = Atomic(false)
        results.withUnsafeMutableBufferPointer { results in
            nonisolated(unsafe) let results = results
            forEach(count, threads: threads) { _, piece in
                guard !hasFailed.load(ordering: .relaxed) else { return }
                results[piece] = Result { try body(piece) }
                if case .failure = results[piece] { hasFailed.store(true, ordering: .relaxed) }
            }
        }
        for case .failure(let error)? in results { throw error }
        return try results.compactMap { try $0?.get() }
    }
}
