internal import Foundation

/// Server-sent events that tell a page to read itself again.
enum ChangeEvents {
    /// The time between comments that keep a connection open, and reveal one that is gone.
    private static let heartbeat = Duration.seconds(15)
    /// The time between two looks at a store that does not report its changes.
    private static let patience = Duration.seconds(1)

    /// Returns a response that has an event for each change of jobs.
    static func response(_ store: any JobStore) -> HTTPResponse {
        let (stream, continuation) = AsyncStream.makeStream(
            of: Data.self, bufferingPolicy: .bufferingNewest(4))
        continuation.yield(Data("retry: 2000\n\n".utf8))
        let observation = store.observeChanges { continuation.yield(Data("event: run\ndata:\n\n".utf8)) }
        let isReported = observation != nil
        let task = Task {
            var known: [JobOverview]?
            while !Task.isCancelled {
                try? await Task.sleep(for: isReported ? heartbeat : patience)
                if isReported {
                    continuation.yield(Data(":\n\n".utf8))
                } else if let jobs = try? await store.jobs(nil) {
                    continuation.yield(
                        Data((known == nil || known == jobs ? ":\n\n" : "event: run\ndata:\n\n").utf8))
                    known = jobs
                }
            }
        }
        continuation.onTermination = { _ in
            task.cancel()
            observation?.cancel()
        }
        return HTTPResponse(
            status: 200, fields: ["Content-Type": "text/event-stream", "Cache-Control": "no-store"],
            body: .stream(stream))
    }
}
