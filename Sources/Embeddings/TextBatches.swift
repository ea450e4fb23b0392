internal import DenseLinearAlgebra
internal import StageCore

/// Processes many texts in batches divided among threads, and reports progress after each batch.
struct TextBatches {
    private let count: Int
    private let stage: String
    private let context: RunContext
    private let batchSize = 4_096
    private let pieceSize = 32

    init(_ texts: [String], stage: String, context: RunContext) {
        count = texts.count
        self.stage = stage
        self.context = context
    }

    /// Calls `body` for ranges of texts.
    func forEach(_ body: (Range<Int>) -> Void) throws {
        try forEach(body, collect: { _ in })
    }

    /// Calls `body` for ranges of texts, and `collect` with each result in the order of the ranges.
    func forEach<Value>(_ body: (Range<Int>) -> Value, collect: (Value) -> Void) throws {
        for start in stride(from: 0, to: count, by: batchSize) {
            try context.checkpoint(ProgressEvent(stage: stage, completed: start, total: count))
            let end = min(count, start + batchSize)
            let pieces = (end - start + pieceSize - 1) / pieceSize
            let values = try Parallel.map(pieces, threads: context.threadCount) { piece in
                let first = start + piece * pieceSize
                return body(first..<min(end, first + pieceSize))
            }
            for value in values { collect(value) }
        }
        try context.checkpoint(ProgressEvent(stage: stage, completed: count, total: count))
    }
}
