internal import CreativeIntelligence
internal import Foundation

/// Logs the events of a worker immediately, one line each.
struct WorkerLog: Sendable {
    var isJSON: Bool

    func write(_ event: WorkerEvent) {
        let line = isJSON ? Self.json(event).text : Self.text(event)
        // Written as one piece, because several runs may end at the same time.
        StandardOutput.write(line + "\n")
        StandardOutput.flush()
        // If the log cannot be written, the worker stops.
        if StandardOutput.hasFailed { StopSignals.requestStop() }
    }

    private static func text(_ event: WorkerEvent) -> String {
        let date = Date()
        // The time in the time zone of the job.
        let now =
            switch event {
            case .storeFailed: LocalTime.text(date)
            case .started(let claimed), .lost(let claimed), .ended(let claimed, _):
                LocalTime.text(date, in: claimed.job.clock)
            }
        switch event {
        case .storeFailed(let error): return "\(now)  the store failed: \(Failure.line(of: error))"
        case .started(let claimed): return "\(now)  \(name(claimed)) started, attempt \(claimed.run.attempts)"
        case .lost(let claimed):
            return "\(now)  \(name(claimed)) was lost: its lease expired"
        case .ended(let claimed, let ending):
            let (state, message) = words(ending)
            return "\(now)  \(name(claimed)) \(state): \(Display.safe(message))"
        }
    }

    private static func json(_ event: WorkerEvent) -> JSONValue {
        var keys: [String: JSONValue] = ["at": JobJSON.time(Date())]
        func describe(_ claimed: ClaimedRun, _ kind: String, _ state: String, _ message: String? = nil) {
            keys["event"] = .string(kind)
            keys["job_id"] = .integer(Int64(claimed.job.id.rawValue))
            keys["run_id"] = .integer(Int64(claimed.run.id.rawValue))
            keys["type"] = .string(claimed.job.type)
            keys["state"] = .string(state)
            keys["message"] = JSONValue(message)
        }
        switch event {
        case .storeFailed(let error):
            keys["event"] = .string("store_failed")
            keys["message"] = .string(Failure.line(of: error))
        case .started(let claimed): describe(claimed, "started", "running")
        case .lost(let claimed): describe(claimed, "lost", "running")
        case .ended(let claimed, let ending):
            let (state, message) = words(ending)
            describe(claimed, "ended", state, message)
        }
        return .object(keys)
    }

    private static func name(_ claimed: ClaimedRun) -> String {
        "job \(claimed.job.id), run \(claimed.run.id), \(Display.safe(claimed.job.type))"
    }

    private static func words(_ ending: RunEnding) -> (state: String, message: String) {
        switch ending {
        case .completed(let outcome): ("completed", outcome.summary)
        case .failed(let reason): ("failed", reason)
        case .refused(let reason): ("refused", reason)
        case .interrupted: ("interrupted", "its lease expired")
        case .released: ("released", "the worker stopped")
        case .divided(let parts):
            (
                "divided",
                parts.isEmpty ? "waits for other runs" : "into \(Display.counted(parts.count, "run"))"
            )
        }
    }
}
