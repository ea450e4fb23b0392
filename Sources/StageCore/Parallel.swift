internal import Dispatch
internal import Synchronization

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
