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
