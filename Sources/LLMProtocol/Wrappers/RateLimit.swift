/// How many requests and tokens a minute a model may be asked for.
///
/// ```swift
/// let careful = model.limitingRate(to: .perMinute(requests: 300, tokens: 200_000))
/// ```
///
/// Each limit is a bucket that fills at the rate of the limit and holds a burst; a call waits until there is enough in
/// both. In any span of time, calls start no more often than the rate allows for the span, plus the burst.
public struct RateLimit: Sendable, Hashable {
    /// Requests a minute, or `nil` for any number. At least 1; lower values count as 1.
    var requests: Int?
    /// Tokens a minute, asked and answered together, or `nil` for any number. At least 1; lower values count as 1.
    var tokens: Int?
    /// How many requests may start at once after a pause; default 1, so that 60 requests a minute are one each second.
    /// At least 1; lower values count as 1.
    var requestBurst = 1
    /// How many tokens may be used at once after a pause, or `nil`, the default, for those of one minute. A request of
    /// more tokens than that starts when the bucket is full, and the next ones wait the longer.
    var tokenBurst: Int?
    /// The longest that all calls pause since a provider asked for it (``LLMError/retryAfter``); default 5 min.
    var maximumPause: Duration = .seconds(300)

    /// So many requests a minute, of any size.
    public static func requestsPerMinute(_ requests: Int) -> RateLimit {
        RateLimit(requests: requests, tokens: nil)
    }

    /// So many tokens a minute, in any number of requests.
    public static func tokensPerMinute(_ tokens: Int) -> RateLimit {
        RateLimit(requests: nil, tokens: tokens)
    }

    /// Both limits.
    public static func perMinute(requests: Int, tokens: Int) -> RateLimit {
        RateLimit(requests: requests, tokens: tokens)
    }

    init(requests: Int?, tokens: Int?) {
        self.requests = requests
        self.tokens = tokens
    }
}
