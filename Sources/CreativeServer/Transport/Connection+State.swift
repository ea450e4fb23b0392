extension Connection {
    /// The progress of a request.
    enum Phase {
        /// The header of the next request is incomplete.
        case waiting
        /// The body arrives.
        case receiving
        /// A response is known, and the rest of the body is discarded.
        case discarding
        /// The handler runs, and the connection is suspended.
        case handling
        /// The response is known and has not been queued.
        case answered
        /// The response is being sent.
        case sending
    }

    /// The request that the connection is busy with.
    struct State: ~Copyable {
        var phase = Phase.waiting
        var isFirstRequest = true
        var isClosed = false
        var target = ""
        var head: HTTPRequest?
        var receiver: BodyReceiver?
        var discarded = 0
        var response: HTTPResponse?
        var task: Task<Void, Never>?
        var feed: StreamFeed?
        /// Whether the request counts as running.
        var isCounted = false
        /// Distinguishes the requests of the connection: a handler may end after its request was refused.
        var requestNumber = 0
    }
}
