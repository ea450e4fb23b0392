internal import Dispatch
internal import Synchronization

/// What every stage is handed beside its data: the seed, the threads, where progress goes and
/// whether to stop.
///
/// ```swift
/// let context = RunContext(seed: 7) { event in print(event.stage, event.completed) }
/// let plan = try await CampaignPlanner().plan(for: snapshot, context: context)
/// ```
public struct RunContext: Sendable {
    /// The seed of every random choice. Equal seeds and equal input give equal results.
    public var seed: UInt64

    /// How many threads a stage may use, 1 or more; values below 1 count as 1. The result never depends
    /// on it.
    public var threadCount: Int {
        didSet { threadCount = max(1, threadCount) }
    }

    private let report: (@Sendable (ProgressEvent) -> Void)?

    /// Makes a context.
    ///
    /// - Parameters:
    ///   - seed: The seed of every random choice.
    ///   - threadCount: How many threads a stage may use; values below 1 count as 1.
    ///   - progress: Called with each event, on whatever thread the stage runs, and so must be quick.
    public init(
        seed: UInt64 = 0, threadCount: Int = 1, progress: (@Sendable (ProgressEvent) -> Void)? = nil
    ) {
        self.seed = seed
        self.threadCount = max(1, threadCount)
        self.report = progress
    }

    /// Reports how far a stage is and stops it when its task was cancelled. A stage calls this once
    /// per iteration or batch.
    ///
    /// - Throws: `CancellationError` when the current task is cancelled.
    public func checkpoint(_ event: @autoclosure () -> ProgressEvent) throws {
        try Task.checkCancellation()
        if let report { report(event()) }
    }
}

/// How far a stage is.
public struct ProgressEvent: Sendable, Equatable {
    /// What is being done, in words for people: "Reading ads.csv".
    public var stage: String

    /// How much is done, in the unit of ``total``.
    public var completed: Int

    /// How much there is to do, or `nil` where that is unknown.
    public var total: Int?

    /// A remark for people, such as "1,204 rows"; may be empty.
    public var detail: String

    /// Makes an event.
    public init(stage: String, completed: Int, total: Int? = nil, detail: String = "") {
        self.stage = stage
        self.completed = completed
        self.total = total
        self.detail = detail
    }

    /// The share done, in 0...1, or `nil` where the total is unknown or 0.
    public var fraction: Double? {
        guard let total, total > 0 else { return nil }
        return min(1, max(0, Double(completed) / Double(total)))
    }
}

extension RunContext {
    /// Does the same to many items, some at once, and reports each that is done.
    ///
    /// - Parameters:
    ///   - items: What is worked on.
    ///   - limit: How many at once, at least 1.
    ///   - progress: The event for how many are done, of how many.
    ///   - work: What is done; the first error cancels the rest.
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
                guard let (place, item) = waiting.next() else { return }
                group.addTask { (place, try await work(item)) }
            }
            for _ in 0..<min(max(1, limit), items.count) { start() }
            for try await (place, output) in group {
                outputs[place] = output
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
/// Which thread does which piece is left to chance, and so no result may depend on it: pieces write to
/// places of their own, and what has to be added up is added in the order of the pieces afterwards.
package enum Parallel {
    /// Does `count` pieces of work on at most `threads` threads, this one among them, and waits.
    ///
    /// - Parameter body: Called with the worker, in `0 ..< threads`, for scratch memory, and with the piece.
    package static func forEach(_ count: Int, threads: Int, _ body: (_ worker: Int, _ piece: Int) -> Void) {
        let workers = min(threads, count)
        guard workers > 1 else {
            for piece in 0..<count { body(0, piece) }
            return
        }
        let next = Atomic(0)
        withoutActuallyEscaping(body) { body in
            // The caller waits, and pieces write to places of their own.
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

    /// The results of independent pieces of work, each on one thread. After an error no further piece begins, and
    /// the error of the first piece that has one is thrown.
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
