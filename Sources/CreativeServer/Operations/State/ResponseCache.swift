internal import Synchronization

/// The bytes of responses that depend on the store alone, until its revision changes.
final class ResponseCache: Sendable {
    private struct State {
        var revision = -1
        var responses: [String: HTTPResponse] = [:]
        var byteCount = 0
    }

    private let state = Mutex(State())

    /// The maximum total size in bytes. When it is exceeded, all responses are dropped.
    static let byteCapacity = 32 << 20

    /// Returns a response that was kept at a revision.
    func response(_ key: String, at revision: Int) -> HTTPResponse? {
        state.withLock { $0.revision == revision ? $0.responses[key] : nil }
    }

    /// Keeps a response.
    ///
    /// - Parameter revision: The revision that all queries of the response saw, or an earlier one, whose responses are
    ///   never used again.
    func keep(_ response: HTTPResponse, _ key: String, at revision: Int) {
        guard case .bytes(let data) = response.body else { return }
        state.withLock { state in
            if revision > state.revision || state.byteCount + data.count > Self.byteCapacity {
                state = State(revision: max(revision, state.revision))
            }
            guard revision == state.revision, data.count <= Self.byteCapacity else { return }
            state.responses[key] = response
            state.byteCount += data.count
        }
    }
}
