internal import Synchronization

/// Limits the requests of each caller by a token bucket.
///
/// A caller may send a burst of requests, and then as many as the rate allows. The number of callers that are
/// remembered is bounded: those whose buckets are full again are forgotten first.
final class RateLimiter: Sendable {
    private struct Bucket {
        var tokens: Double
        var updatedAt: Int64
    }

    private static let callerLimit = 10_000

    private let perSecond: Double
    private let burst: Double
    private let buckets = Mutex([String: Bucket]())
    private let now: @Sendable () -> Int64

    /// - Parameters:
    ///   - perMinute: The sustained number of requests per minute; the burst is a sixth of it, and at least 10.
    ///   - now: A monotonic clock in milliseconds.
    init(perMinute: Int, now: @escaping @Sendable () -> Int64 = { Milliseconds.now }) {
        perSecond = Double(max(1, perMinute)) / 60
        burst = max(10, Double(perMinute) / 6)
        self.now = now
    }

    /// Counts a request.
    ///
    /// - Returns: The number of seconds after which the caller may try again, or `nil` if it may continue.
    func delay(for caller: String) -> Int? {
        let now = now()
        return buckets.withLock { buckets in
            var bucket = buckets[caller] ?? Bucket(tokens: burst, updatedAt: now)
            refill(&bucket, at: now)
            if buckets[caller] == nil, buckets.count >= Self.callerLimit { forget(&buckets, at: now) }
            defer { buckets[caller] = bucket }
            guard bucket.tokens >= 1 else {
                return Int(((1 - bucket.tokens) / perSecond).rounded(.up))
            }
            bucket.tokens -= 1
            return nil
        }
    }

    private func refill(_ bucket: inout Bucket, at now: Int64) {
        bucket.tokens = min(burst, bucket.tokens + Double(max(0, now - bucket.updatedAt)) / 1_000 * perSecond)
        bucket.updatedAt = now
    }

    private func forget(_ buckets: inout [String: Bucket], at now: Int64) {
        buckets = buckets.filter { _, bucket in
            var bucket = bucket
            refill(&bucket, at: now)
            return bucket.tokens < burst
        }
        // All callers are at their limits: start again rather than grow.
        if buckets.count >= Self.callerLimit { buckets = [:] }
    }
}
