internal import CMicroHTTPD
internal import Foundation
internal import Synchronization

/// One connection, and the request that it is busy with.
///
/// libmicrohttpd calls the methods that begin with `on` on the thread of the connection. A handler runs in a task
/// meanwhile, and the connection is suspended exactly while its phase is `handling`: whoever leaves this phase resumes it.
final class Connection: Sendable {
    /// A body up to this size is received and discarded when a request is refused, so that the client reads the response and
    /// can use the connection again. A larger one ends the connection.
    private static let discardLimit = 256 << 10

    let number: UInt64
    /// The address of the client.
    let address: String?
    let descriptor: Int32
    private let handle: ConnectionHandle
    private unowned let server: TransportServer
    let state = Mutex(State())
    /// The time at which ``expire()`` is due, in milliseconds.
    let deadline: Atomic<Int64>
    /// The time since which the connection waits for a request, or the largest number.
    let waitsSince: Atomic<Int64>
    /// The time at which the client closed its side, or the largest number.
    let hungUpAt = Atomic<Int64>(.max)

    init(_ pointer: OpaquePointer, number: UInt64, server: TransportServer) {
        handle = ConnectionHandle(pointer: pointer)
        self.number = number
        self.server = server
        descriptor = cmhd_descriptor(pointer)
        address = cmhd_client(pointer).flatMap(SocketAddress.init)?.host
        let now = Milliseconds.now
        deadline = Atomic(now + Milliseconds.of(server.options.headerTimeout))
        waitsSince = Atomic(now)
    }

    // MARK: Requests

    /// Keeps the target as sent, before libmicrohttpd changes it.
    func onTarget(_ target: String) { state.withLock { $0.target = target } }

    /// Handles progress of a request: its header, a part of its body, or its end.
    ///
    /// - Parameters:
    ///   - size: The number of bytes of the part; set to the number of bytes that were not used.
    /// - Returns: Whether the connection continues.
    func onRequest(
        method: String, version: String, part: UnsafePointer<CChar>?, size: UnsafeMutablePointer<Int>
    ) -> Bool {
        switch state.withLock({ $0.phase }) {
        case .waiting: return begin(method: method, version: version)
        case .receiving where size.pointee > 0:
            defer { size.pointee = 0 }
            return receive(UnsafeRawBufferPointer(start: part, count: size.pointee))
        case .receiving:
            handleRequest()
            return true
        case .discarding where size.pointee > 0:
            defer { size.pointee = 0 }
            return state.withLock { state in
                state.discarded += size.pointee
                return state.discarded <= Self.discardLimit
            }
        case .discarding, .answered: return send(closes: false)
        case .handling, .sending: return true
        }
    }

    private func begin(method: String, version: String) -> Bool {
        waitsSince.store(.max, ordering: .relaxed)
        var fields = Self.fields(of: handle)
        var target = state.withLock { $0.target }
        Self.resolve(&target, &fields)
        let head = HTTPRequest(
            HTTPMethod(rawValue: method), target, fields: fields, clientAddress: address)
        state.withLock { state in
            state.head = head
            state.isCounted = true
        }
        server.requestBegan()
        let framing: RequestFraming
        do {
            framing = try RequestFraming.check(
                method: method, target: target, fields: fields, isHTTP10: version == "HTTP/1.0")
        } catch {
            // The end of the request is unknown: the connection cannot be used again.
            return sendNow(TransportProblem.response(error.status, error.detail))
        }
        var limit = server.options.bodyLimit
        if let screening = server.screening {
            switch screening.screen(head) {
            case .receive(let bodyLimit): limit = min(limit, max(0, bodyLimit))
            case .refuse(let response): return refuse(response, framing)
            }
        }
        var expected: Int?
        if case .length(let length) = framing {
            guard length <= limit else { return refuse(Self.tooLarge(limit), framing) }
            expected = length
        }
        deadline.store(
            Milliseconds.now + Milliseconds.of(server.options.bodyTimeout), ordering: .relaxed)
        state.withLock { state in
            state.phase = .receiving
            state.receiver = BodyReceiver(
                expected: expected, limit: limit, memoryLimit: server.options.memoryBodyLimit,
                budget: server.budget)
        }
        return true
    }

    /// Sends a response without the handler: at the end of a small body, or at once instead of a large one.
    private func refuse(_ response: HTTPResponse, _ framing: RequestFraming) -> Bool {
        let expects = state.withLock { $0.head?.fields["Expect"] != nil }
        switch framing {
        case .length(let length) where length > Self.discardLimit || expects: return sendNow(response)
        case .chunked where expects: return sendNow(response)
        case .none, .length, .chunked:
            deadline.store(
                Milliseconds.now + Milliseconds.of(server.options.headerTimeout), ordering: .relaxed)
            discard(with: response)
            return true
        }
    }

    private func discard(with response: HTTPResponse) {
        state.withLock { state in
            state.receiver = nil
            state.response = response
            state.discarded = 0
            state.phase = .discarding
        }
    }

    private func sendNow(_ response: HTTPResponse) -> Bool {
        state.withLock { $0.response = response }
        return send(closes: true)
    }

    private func receive(_ part: UnsafeRawBufferPointer) -> Bool {
        switch state.withLock({ $0.receiver?.receive(part) ?? .received }) {
        case .received: break
        case .tooLarge: discard(with: Self.tooLarge(nil))
        case .noSpace:
            var response = TransportProblem.response(503, "No space is left for the upload.")
            response.fields["Retry-After"] = "30"
            discard(with: response)
        }
        return true
    }

    private static func tooLarge(_ limit: Int?) -> HTTPResponse {
        TransportProblem.response(
            413,
            limit.map { "The body is larger than \($0) bytes." } ?? "The body is larger than its limit.")
    }

    // MARK: Handling

    private func handleRequest() {
        let request = state.withLock { state -> HTTPRequest? in
            let body = state.receiver?.body()
            state.head?.body = body ?? .empty
            return state.head
        }
        guard let request else { return }
        // Before the phase changes, because only then another thread may resume the connection.
        handle.suspend()
        let number = state.withLock { state in
            state.phase = .handling
            state.requestNumber += 1
            return state.requestNumber
        }
        deadline.store(
            Milliseconds.now + Milliseconds.of(server.options.handlerTimeout), ordering: .relaxed)
        let handler = server.handler
        let task = Task { self.answer(await handler.respond(to: request), to: number) }
        let isEnded = state.withLock { state in
            guard case .handling = state.phase, state.requestNumber == number else { return true }
            state.task = task
            return false
        }
        // The server may have begun to stop before it could see this request.
        if !isEnded, server.isRefusing { refuseHandling("The server stops.") }
    }

    /// Ends the handling with a response. Without effect if another response was first.
    private func answer(_ response: HTTPResponse, to number: Int) {
        let resumes = state.withLock { state in
            guard case .handling = state.phase, state.requestNumber == number else { return false }
            state.phase = .answered
            state.response = response
            state.task = nil
            return true
        }
        if resumes { handle.resume() }
    }

    /// Cancels a running handler and answers 503.
    func refuseHandling(_ detail: String) {
        let (task, number) = state.withLock { ($0.task, $0.requestNumber) }
        var response = TransportProblem.response(503, detail)
        response.fields["Retry-After"] = "5"
        answer(response, to: number)
        // Afterwards, because a handler that is cancelled may answer at once.
        task?.cancel()
    }

    // MARK: Responses

    private func send(closes: Bool) -> Bool {
        let now = Milliseconds.now
        deadline.store(now + Milliseconds.of(server.options.responseTimeout), ordering: .relaxed)
        let (taken, isHead) = state.withLock { state in
            defer { state.response = nil }
            state.phase = .sending
            return (state.response, state.head?.method == .head)
        }
        guard let response = taken else { return false }
        var feed: StreamFeed?
        if case .stream(let stream) = response.body, !isHead {
            let made = StreamFeed(handle)
            feed = made
            state.withLock { $0.feed = made }
            deadline.store(.max, ordering: .relaxed)
            made.start(stream)
        }
        let closes = closes || server.isStopping
        if ResponseSender.send(response, to: handle, isHead: isHead, closes: closes, feed: feed) {
            // The server may have ended all streams before it could see this one, and the client may be gone.
            if server.isStopping || hungUpAt.load(ordering: .sequentiallyConsistent) < .max { feed?.end() }
            return true
        }
        feed?.end()
        let failure = TransportProblem.response(500, "The application sent an invalid response.")
        return ResponseSender.send(failure, to: handle, isHead: isHead, closes: true, feed: nil)
    }

    /// Ends a stream: its client is gone, or the server stops.
    func endStream() { state.withLock { $0.feed }?.end() }

    /// Forgets a request after its response, or after the connection broke.
    func onCompleted() {
        let now = Milliseconds.now
        let (task, feed, wasCounted) = state.withLock { state in
            defer {
                state.phase = .waiting
                state.isFirstRequest = false
                state.head = nil
                state.receiver = nil
                state.response = nil
                state.task = nil
                state.feed = nil
                state.isCounted = false
            }
            return (state.task, state.feed, state.isCounted)
        }
        task?.cancel()
        feed?.end()
        let options = server.options
        deadline.store(
            now + Milliseconds.of(options.idleTimeout) + Milliseconds.of(options.headerTimeout),
            ordering: .relaxed)
        waitsSince.store(now, ordering: .relaxed)
        if wasCounted { server.requestEnded() }
    }

    /// The socket is about to be closed.
    func onClosed() { state.withLock { $0.isClosed = true } }
}
