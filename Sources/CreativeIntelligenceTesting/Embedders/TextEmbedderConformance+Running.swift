internal import StageCore
internal import Synchronization
internal import Testing

extension TextEmbedderConformance {
    /// Progress is told, and what is completed never exceeds the total.
    package func checkProgress() async throws {
        let log = EventLog()
        // A text that no cache has seen.
        let texts = options.texts.map { "progress \($0)" }
        _ = try await embedder.embed(texts, context: RunContext { log.append($0) })
        let events = log.events
        #expect(!events.isEmpty, "progress is told once a batch", sourceLocation: sourceLocation)
        for event in events {
            #expect(
                event.completed >= 0 && event.completed <= event.total ?? .max,
                "\(event.completed) of \(event.total ?? 0) is no progress", sourceLocation: sourceLocation)
        }
    }

    /// In a task that was cancelled, embedding throws `CancellationError`.
    package func checkCancellation() async throws {
        let (embedder, texts) = (embedder, options.texts.map { "cancelled \($0)" })
        await Checker(sourceLocation: sourceLocation).endsWhenCancelled {
            _ = try await embedder.embed(texts, context: RunContext())
        }
    }
}

/// Events of any thread, in their order.
private final class EventLog: Sendable {
    private let log = Mutex<[ProgressEvent]>([])
    var events: [ProgressEvent] { log.withLock { $0 } }
    func append(_ event: ProgressEvent) { log.withLock { $0.append(event) } }
}
