/// What has been used of a rate limit: arithmetic on times, which waits for nothing.
struct RateState {
    private var requests: Bucket?
    private var tokens: Bucket?
    private var pauseEnd: Duration = .zero
    private let maximumPause: Duration

    init(_ limit: RateLimit) {
        requests = limit.requests.map { Bucket(perMinute: $0, burst: limit.requestBurst) }
        tokens = limit.tokens.map { Bucket(perMinute: $0, burst: limit.tokenBurst ?? $0) }
        maximumPause = limit.maximumPause
    }

    /// Takes a request of so many tokens, or says how long to wait before asking again.
    mutating func take(tokens count: Int, at now: Duration) -> Duration {
        let wait = max(
            pauseEnd - now, requests?.wait(for: 1, at: now) ?? .zero,
            tokens?.wait(for: count, at: now) ?? .zero)
        guard wait <= .zero else { return wait }
        requests?.take(1, at: now)
        tokens?.take(count, at: now)
        return .zero
    }

    /// Replaces what was expected by what it was.
    mutating func correct(expected: Int, used: Int) { tokens?.correct(expected: expected, used: used) }

    /// Lets nobody start for a while.
    mutating func pause(for duration: Duration, at now: Duration) {
        pauseEnd = max(pauseEnd, now + min(duration, maximumPause))
    }
}

/// A bucket, all amounts in the time that they take to flow in: nothing is rounded while time passes.
private struct Bucket {
    private let timeOfOne: Duration
    private let capacity: Duration
    /// When it is full again.
    private var fullTime: Duration = .zero
    /// Beyond this, amounts of any size count the same; the product of all factors still fits a duration.
    private static let largestAmount = 1 << 40

    init(perMinute rate: Int, burst: Int) {
        timeOfOne = .seconds(60) / max(1, rate)
        capacity = timeOfOne * min(max(1, burst), Self.largestAmount)
    }

    /// Who needs more than the bucket holds starts when it is full.
    func wait(for count: Int, at now: Duration) -> Duration {
        max(.zero, fullTime - now) + min(time(of: count), capacity) - capacity
    }

    mutating func take(_ count: Int, at now: Duration) { fullTime = max(fullTime, now) + time(of: count) }

    mutating func correct(expected: Int, used: Int) { fullTime += time(of: used) - time(of: expected) }

    private func time(of count: Int) -> Duration { timeOfOne * min(max(0, count), Self.largestAmount) }
}
