internal import Foundation
internal import StageCore

/// Hands the chunks of a text to several threads, and their results to one at a time, in the order of the text.
///
/// A bounded number of chunks is under way, so that memory does not grow with the text.
final class ChunkQueue: @unchecked Sendable {
    /// Memory of one thread.
    final class Scratch: @unchecked Sendable {
        let marks = MarkBuffer()
        let pool = TextPool()
    }

    private let splitter: ChunkSplitter
    private let window: Int
    /// Protects everything below.
    private let condition = NSCondition()
    private var nextChunk = 0
    private var nextResult = 0
    private var isSplit = false
    private var isMerging = false
    private var failure: (any Error)?
    /// The error of the splitter, which counts once all chunks before it are merged.
    private var splitFailure: (any Error)?

    /// Creates a queue.
    ///
    /// - Parameter window: The maximum number of chunks whose results were not merged yet.
    init(_ splitter: ChunkSplitter, window: Int) {
        self.splitter = splitter
        self.window = window
    }

    /// Reads and merges all chunks, and waits for the end.
    ///
    /// - Parameters:
    ///   - read: Called on any thread.
    ///   - merge: Called for one chunk at a time.
    /// - Throws: The first error of the splitter or `merge`, in the order of the text. `CancellationError`.
    func run<Value>(
        threads: Int, read: (TextChunk, Scratch) -> Value, merge: (TextChunk, Value, Scratch) throws -> Void
    ) throws {
        var results: [Int: (chunk: TextChunk, value: Value)] = [:]
        withUnsafeCurrentTask { task in
            // The caller waits for all threads; results are touched under the lock only.
            nonisolated(unsafe) let isCancelled = { task?.isCancelled ?? false }
            withUnsafeMutablePointer(to: &results) { results in
                nonisolated(unsafe) let results = results
                Parallel.forEach(threads, threads: threads) { _, _ in
                    let scratch = Scratch()
                    while let (index, chunk) = self.take() {
                        let value = read(chunk, scratch)
                        self.condition.withLock { results.pointee[index] = (chunk, value) }
                        self.mergeReady(results, scratch, isCancelled, merge)
                    }
                }
            }
        }
        if let failure = failure ?? splitFailure { throw failure }
    }

    /// Returns the next chunk with its index, or `nil` if there is none.
    private func take() -> (Int, TextChunk)? {
        condition.withLock {
            while nextChunk >= nextResult + window, failure == nil { condition.wait() }
            guard !isSplit, failure == nil else { return nil }
            do {
                guard let chunk = try splitter.next() else {
                    isSplit = true
                    return nil
                }
                defer { nextChunk += 1 }
                return (nextChunk, chunk)
            } catch {
                splitFailure = error
                isSplit = true
                return nil
            }
        }
    }

    /// Merges all results that are next in order, unless another thread does.
    private func mergeReady<Value>(
        _ results: UnsafeMutablePointer<[Int: (chunk: TextChunk, value: Value)]>, _ scratch: Scratch,
        _ isCancelled: () -> Bool, _ merge: (TextChunk, Value, Scratch) throws -> Void
    ) {
        condition.lock()
        defer { condition.unlock() }
        guard !isMerging else { return }
        isMerging = true
        while failure == nil, let (chunk, value) = results.pointee.removeValue(forKey: nextResult) {
            condition.unlock()
            let outcome = Result {
                if isCancelled() { throw CancellationError() }
                try merge(chunk, value, scratch)
            }
            condition.lock()
            nextResult += 1
            if case .failure(let error) = outcome { failure = error }
            condition.broadcast()
        }
        isMerging = false
    }
}
