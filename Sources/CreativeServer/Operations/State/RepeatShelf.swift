internal import ContentHashing
internal import Foundation

/// The responses to requests with an `Idempotency-Key`, so that a repeated request has no second effect.
actor RepeatShelf {
    /// What to do with a request.
    enum Decision: Sendable {
        /// It is the first of its key.
        case perform
        /// It was answered.
        case answer(HTTPResponse)
    }

    private struct Entry {
        var fingerprint: ContentHash
        var response: HTTPResponse?
        var since: Date
    }

    private var entries: [String: Entry] = [:]
    private var order: [String] = []

    /// The maximum number of keys.
    static let capacity = 1_000
    /// The maximum size of a response that is kept, in bytes.
    static let maximumByteCount = 64 << 10
    /// The time for which a response is kept.
    static let lifetime: TimeInterval = 86_400

    /// Begins a request.
    ///
    /// - Parameters:
    ///   - key: The key, with the caller that sent it.
    ///   - fingerprint: The hash of the request.
    /// - Throws: ``ServerError`` with `idempotencyKeyReused` if the key was used for another request, or
    ///   `requestInProgress`.
    func begin(_ key: String, _ fingerprint: ContentHash, now: Date = Date()) throws -> Decision {
        while let oldest = order.first, let entry = entries[oldest],
            entry.since.addingTimeInterval(Self.lifetime) < now || order.count >= Self.capacity
        {
            order.removeFirst()
            entries[oldest] = nil
        }
        guard let known = entries[key] else {
            entries[key] = Entry(fingerprint: fingerprint, response: nil, since: now)
            order.append(key)
            return .perform
        }
        guard known.fingerprint == fingerprint else {
            throw ServerError(.idempotencyKeyReused, "the Idempotency-Key was used for another request")
        }
        guard let response = known.response else {
            throw ServerError(.requestInProgress, "a request with this Idempotency-Key has not ended")
        }
        return .answer(response)
    }

    /// Ends a request. A failure of the server, and a response that is too large, is not kept.
    func end(_ key: String, _ response: HTTPResponse) {
        guard response.status < 500, case .bytes(let data) = response.body,
            data.count <= Self.maximumByteCount
        else {
            entries[key] = nil
            order.removeAll { $0 == key }
            return
        }
        entries[key]?.response = response
    }
}
