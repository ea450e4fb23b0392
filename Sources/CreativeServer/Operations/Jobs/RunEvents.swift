internal import Foundation
internal import Synchronization

/// The log and the progress of a run as server-sent events, until the run ends.
///
/// Events: `log` (an entry; its ID is its number from 1), `run` (the run whenever it changed), `end` (the run at its
/// end, after which the stream closes). `Last-Event-ID` skips the entries up to that number.
enum RunEvents {
    static let operation = Operation(
        "stream_run", "GET /api/jobs/{id}/runs/{run_id}/events", group: JobOperations.group,
        "Streams the log and the progress of a run as server-sent events.",
        options: {
            $0.mediaType = "text/event-stream"
            $0.mediaSchema = eventSchema
            $0.isTool = false
            $0.details =
                "Events: `log` (an entry), `run` (the run after a change), `end` (the run at its end)."
        }
    ) { (input: JobOperations.RunInput, call) in
        let run = try await call.run(input.run, ofJob: input.job.job)
        let first = call.lastEventID.flatMap { Int($0) }.map { max(0, $0) } ?? 0
        var reply = Reply("", fields: ["Cache-Control": "no-store", "X-Accel-Buffering": "no"])
        reply.content = .bytes(.stream(stream(of: run, from: first, in: call)))
        return reply
    }

    /// The schema of an event.
    private static let eventSchema = ValueSchema([
        "type": "object", "required": ["event", "data"],
        "properties": [
            "event": ["type": "string", "enum": ["log", "run", "end"]], "id": ["type": "string"],
            "data": ["type": "string", "contentMediaType": "application/json"],
        ],
    ])

    /// The longest wait for a change that the store does not report.
    private static let pollInterval = Duration.seconds(1)
    /// The number of waits after which a comment keeps the connection open.
    private static let silentWaits = 15

    private static func stream(of run: JobRun, from first: Int, in call: OperationCall) -> AsyncStream<Data> {
        let (stream, output) = AsyncStream<Data>.makeStream()
        let task = Task {
            var sent = first
            var shown: JobRun?
            var silence = 0
            let changes = StoreChanges(call.store)
            defer { output.finish() }
            while !Task.isCancelled {
                // A store that fails ends the stream: the client connects again.
                guard let current = try? await call.run(run.id.rawValue, ofJob: run.job.rawValue),
                    let log = try? await call.store.log(of: run.id)
                else { return }
                for (index, entry) in log.enumerated().dropFirst(sent) {
                    output.yield(event("log", id: index + 1, LogEntryResult(entry).json))
                    sent = index + 1
                    silence = 0
                }
                guard current.isLive else {
                    output.yield(event("end", RunResult(current).json))
                    return
                }
                if current.state != shown?.state || current.progress != shown?.progress {
                    output.yield(event("run", RunResult(current).json))
                    shown = current
                    silence = 0
                }
                silence += 1
                if silence % silentWaits == 0 { output.yield(Data(": alive\n\n".utf8)) }
                await changes.next(within: pollInterval)
            }
        }
        output.onTermination = { _ in task.cancel() }
        return stream
    }

    private static func event(_ name: String, id: Int? = nil, _ value: JSONValue) -> Data {
        Data("event: \(name)\n\(id.map { "id: \($0)\n" } ?? "")data: \(value.text)\n\n".utf8)
    }
}

/// Waits for changes of a store.
private final class StoreChanges: Sendable {
    private struct State {
        var hasChanged = false
        var waiting: CheckedContinuation<Void, Never>?
    }

    private let state = Mutex(State())
    private let observation = Mutex<(any ChangeObservation)?>(nil)

    init(_ store: any JobStore) {
        let token = store.observeChanges { [weak self] in self?.signal() }
        observation.withLock { $0 = token }
    }

    deinit { observation.withLock { $0?.cancel() } }

    /// Returns after a change since the last call, or after a time.
    func next(within limit: Duration) async {
        let timer = Task {
            try await Task.sleep(for: limit)
            signal()
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isDone = state.withLock { state in
                    if state.hasChanged { return true }
                    state.waiting = continuation
                    return false
                }
                if isDone { continuation.resume() }
            }
        } onCancel: {
            signal()
        }
        timer.cancel()
        state.withLock { $0.hasChanged = false }
    }

    private func signal() {
        let waiting = state.withLock { state in
            state.hasChanged = true
            defer { state.waiting = nil }
            return state.waiting
        }
        waiting?.resume()
    }
}
