internal import Synchronization

/// Counts and durations of requests, in the text format of Prometheus.
final class RequestMetrics: Sendable {
    private struct Key: Hashable, Comparable {
        var operation: String
        var status: Int

        static func < (left: Key, right: Key) -> Bool {
            (left.operation, left.status) < (right.operation, right.status)
        }
    }

    private struct State {
        var counts: [Key: Int] = [:]
        var buckets = [Int](repeating: 0, count: RequestMetrics.bounds.count + 1)
        var sum = 0.0
    }

    private let state = Mutex(State())

    /// The upper bounds of the buckets of durations, in seconds.
    static let bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

    /// Counts a response.
    func note(_ operation: String, status: Int, seconds: Double) {
        state.withLock { state in
            state.counts[Key(operation: operation, status: status), default: 0] += 1
            state.buckets[Self.bounds.firstIndex { seconds <= $0 } ?? Self.bounds.count] += 1
            state.sum += seconds
        }
    }

    /// The metrics as text. `operation` is the name of an operation, or `page`, `mcp`, `system` or `none`.
    var text: String {
        let state = state.withLock(\.self)
        var lines = [
            "# HELP creatives_requests_total Requests by operation and status.",
            "# TYPE creatives_requests_total counter",
        ]
        for (key, count) in state.counts.sorted(by: { $0.key < $1.key }) {
            lines.append(
                "creatives_requests_total{operation=\"\(key.operation)\",status=\"\(key.status)\"} \(count)")
        }
        lines += [
            "# HELP creatives_request_duration_seconds Time to the response.",
            "# TYPE creatives_request_duration_seconds histogram",
        ]
        var sum = 0
        for (bound, count) in zip(Self.bounds, state.buckets) {
            sum += count
            lines.append("creatives_request_duration_seconds_bucket{le=\"\(bound)\"} \(sum)")
        }
        sum += state.buckets.last ?? 0
        lines += [
            "creatives_request_duration_seconds_bucket{le=\"+Inf\"} \(sum)",
            "creatives_request_duration_seconds_sum \(state.sum)",
            "creatives_request_duration_seconds_count \(sum)",
        ]
        return lines.joined(separator: "\n") + "\n"
    }
}
