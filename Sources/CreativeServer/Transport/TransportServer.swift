internal import CMicroHTTPD
internal import Foundation
internal import Synchronization

/// The state of a running transport, and the thread that accepts connections, watches deadlines and stops.
///
/// The thread sleeps until a client connects or hangs up, or until the transport stops. While there are connections, it
/// also looks at their deadlines once per second.
final class TransportServer: Sendable {
    private struct Registry {
        var connections: [UInt64: Connection] = [:]
        var countByAddress: [String: Int] = [:]
        var nextNumber: UInt64 = 2
    }

    /// The tokens of epoll; those of connections are their numbers.
    private static let listenerToken: UInt64 = 0
    private static let wakeToken: UInt64 = 1

    /// The number of milliseconds after which a request whose client closed its side counts as incomplete.
    private static let hangUpTimeout: Int64 = 100

    let options: MicroHTTPDTransport.Options
    let handler: any HTTPHandler
    let screening: (any HTTPScreening)?
    let budget: TemporaryFileBudget
    private let connectionLimit: Int
    private let registry = Mutex(Registry())
    private let runningRequests = Atomic(0)
    private let stops = Atomic(false)
    private let refuses = Atomic(false)
    private let epoll: Int32
    private let wakeUp: Int32

    /// - Throws: ``ServerError`` with code `cannotListen` if the system has no descriptors left.
    init(handler: any HTTPHandler, options: MicroHTTPDTransport.Options) throws {
        self.handler = handler
        self.options = options
        screening = handler as? any HTTPScreening
        budget = TemporaryFileBudget(limit: options.temporaryFileLimit)
        connectionLimit = min(options.connectionLimit, Self.descriptorLimit)
        epoll = epoll_create1(Int32(EPOLL_CLOEXEC))
        wakeUp = eventfd(0, Int32(EFD_CLOEXEC | EFD_NONBLOCK))
        guard epoll >= 0, wakeUp >= 0,
            cmhd_watch(epoll, wakeUp, cmhd_readable_events(), Self.wakeToken) == 0
        else { throw ServerError(.cannotListen, "no file descriptors are left") }
    }

    deinit {
        close(epoll)
        close(wakeUp)
    }

    /// The number of descriptors that connections can use; some are left for files and databases.
    private static var descriptorLimit: Int {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return 512 }
        return max(16, Int(clamping: limit.rlim_cur) - 128)
    }

    /// Whether the transport stops: connections are closed after their responses.
    var isStopping: Bool { stops.load(ordering: .sequentiallyConsistent) }

    /// Whether running requests are refused.
    var isRefusing: Bool { refuses.load(ordering: .sequentiallyConsistent) }

    /// Stops ``run(_:)``.
    func stop() {
        stops.store(true, ordering: .sequentiallyConsistent)
        wake()
    }

    private func wake() {
        var one: UInt64 = 1
        _ = write(wakeUp, &one, 8)
    }

    // MARK: Connections

    func requestBegan() { runningRequests.add(1, ordering: .relaxed) }

    func requestEnded() {
        runningRequests.subtract(1, ordering: .relaxed)
        if isStopping { wake() }
    }

    fileprivate func add(_ pointer: OpaquePointer) -> Connection {
        let number = registry.withLock { registry in
            defer { registry.nextNumber += 1 }
            return registry.nextNumber
        }
        let connection = Connection(pointer, number: number, server: self)
        let isFirst = registry.withLock { registry in
            registry.connections[number] = connection
            registry.countByAddress[connection.address ?? "", default: 0] += 1
            return registry.connections.count == 1
        }
        _ = cmhd_watch(epoll, connection.descriptor, cmhd_hang_up_events(), number)
        // The thread has no deadlines to watch while there are no connections.
        if isFirst { wake() }
        return connection
    }

    fileprivate func remove(_ connection: Connection) {
        connection.onClosed()
        registry.withLock { registry in
            registry.connections[connection.number] = nil
            let address = connection.address ?? ""
            registry.countByAddress[address, default: 1] -= 1
            if registry.countByAddress[address] == 0 { registry.countByAddress[address] = nil }
        }
    }

    private var connections: [Connection] { registry.withLock { Array($0.connections.values) } }

    // MARK: The thread

    /// Serves requests until ``stop()``. Blocks the thread.
    ///
    /// - Throws: ``ServerError`` with code `cannotListen` if the threads of libmicrohttpd cannot be started.
    func run(_ listener: Listener) throws {
        let context = Unmanaged.passUnretained(self).toOpaque()
        guard let daemon = startDaemon(context) else {
            close(listener.descriptor)
            throw ServerError(.cannotListen, "the threads of the server cannot be started")
        }
        _ = cmhd_watch(epoll, listener.descriptor, cmhd_readable_events(), Self.listenerToken)
        var isPaused = false
        var nextTick = Milliseconds.now + 1_000
        while !isStopping {
            switch wait(until: nextTick) {
            case Self.listenerToken:
                guard !accept(from: listener, for: daemon) else { break }
                // No descriptors are left: the socket stays readable, so it is not watched until some may be.
                _ = cmhd_unwatch(epoll, listener.descriptor)
                isPaused = true
            case let token?:
                registry.withLock { $0.connections[token] }?.onHangUp()
                nextTick = min(nextTick, Milliseconds.now + Self.hangUpTimeout)
            case nil: break
            }
            let now = Milliseconds.now
            guard now >= nextTick else { continue }
            nextTick = now + 1_000
            expire(at: now)
            guard isPaused else { continue }
            isPaused = cmhd_watch(epoll, listener.descriptor, cmhd_readable_events(), Self.listenerToken) != 0
        }
        close(listener.descriptor)
        drain()
        MHD_stop_daemon(daemon)
    }

    /// Waits for an event, and returns its token.
    private func wait(until tick: Int64) -> UInt64? {
        let isIdle = registry.withLock { $0.connections.isEmpty }
        var token: UInt64 = 0
        let timeout = isIdle && !isStopping ? -1 : Int32(clamping: max(0, tick - Milliseconds.now))
        guard cmhd_wait(epoll, timeout, &token) == 1 else { return nil }
        guard token == Self.wakeToken else { return token }
        var count: UInt64 = 0
        _ = read(wakeUp, &count, 8)
        return nil
    }

    private func expire(at now: Int64) {
        for connection in connections {
            if connection.deadline.load(ordering: .relaxed) <= now { connection.expire() }
            if connection.hungUpAt.load(ordering: .relaxed) <= now - Self.hangUpTimeout {
                connection.endIncompleteRequest()
            }
        }
    }

    /// Lets running requests end, refuses those that do not end in time, and ends all streams.
    private func drain() {
        let limit = Milliseconds.now + Milliseconds.of(options.stopTimeout)
        for connection in connections { connection.endStream() }
        waitForRequests(until: limit)
        refuses.store(true, ordering: .sequentiallyConsistent)
        for connection in connections { connection.refuseHandling("The server stops.") }
        // Responses that are known are sent to clients that read them.
        waitForRequests(until: Milliseconds.now + 1_000)
    }

    private func waitForRequests(until limit: Int64) {
        while runningRequests.load(ordering: .relaxed) > 0, Milliseconds.now < limit {
            _ = wait(until: min(limit, Milliseconds.now + 1_000))
            expire(at: Milliseconds.now)
        }
    }

    // MARK: Accepting

    /// Accepts the connections that wait.
    ///
    /// - Returns: Whether there may be more; `false` if no descriptors are left.
    private func accept(from listener: Listener, for daemon: OpaquePointer) -> Bool {
        for _ in 0..<64 {
            var storage = sockaddr_storage()
            var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
            let (accepted, number) = withUnsafeMutablePointer(to: &storage) { storage in
                storage.withMemoryRebound(to: sockaddr.self, capacity: 1) { address -> (Int32, Int32) in
                    let descriptor = accept4(
                        listener.descriptor, address, &length,
                        Int32(SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue))
                    guard descriptor >= 0 else { return (descriptor, errno) }
                    guard admits(SocketAddress(address)?.host ?? "") else {
                        let bytes = TransportProblem.bytes(503)
                        _ = send(
                            descriptor, bytes, bytes.count,
                            Int32(MSG_DONTWAIT | MSG_NOSIGNAL))
                        close(descriptor)
                        return (descriptor, 0)
                    }
                    // libmicrohttpd closes the socket if it cannot serve it.
                    _ = MHD_add_connection(daemon, descriptor, address, length)
                    return (descriptor, 0)
                }
            }
            guard accepted < 0 else { continue }
            switch number {
            case EAGAIN, EWOULDBLOCK: return true
            case EMFILE, ENFILE, ENOBUFS, ENOMEM: return false
            default: continue
            }
        }
        return true
    }

    /// Returns whether a new connection of an address is served. Closes a waiting connection if all are in use.
    private func admits(_ address: String) -> Bool {
        let (isAdmitted, evicted) = registry.withLock { registry -> (Bool, Connection?) in
            guard registry.countByAddress[address, default: 0] < options.connectionLimitPerAddress else {
                return (false, nil)
            }
            guard registry.connections.count >= connectionLimit else { return (true, nil) }
            let oldest = registry.connections.values.min {
                $0.waitsSince.load(ordering: .relaxed) < $1.waitsSince.load(ordering: .relaxed)
            }
            guard let oldest, oldest.waitsSince.load(ordering: .relaxed) < .max else { return (false, nil) }
            return (true, oldest)
        }
        evicted?.evict()
        return isAdmitted
    }

    private func startDaemon(_ context: UnsafeMutableRawPointer) -> OpaquePointer? {
        let limits = cmhd_limits(
            threads: UInt32(options.threadCount),
            // Evicted connections are closed a little later than new ones are accepted.
            connections: UInt32(connectionLimit + 64 * options.threadCount),
            connection_memory: options.headerLimit,
            idle_seconds: UInt32(max(1, options.idleTimeout.components.seconds)))
        return cmhd_start(
            limits,
            { _, pointer, _, method, version, part, size, _ in
                guard let connection = Connection.of(pointer), let method, let version, let size else {
                    return .NO
                }
                let continues = connection.onRequest(
                    method: String(cString: method), version: String(cString: version), part: part, size: size
                )
                return continues ? .YES : .NO
            },
            { _, target, pointer in
                if let target { Connection.of(pointer)?.onTarget(String(cString: target)) }
                return nil
            },
            { _, pointer, _, _ in Connection.of(pointer)?.onCompleted() },
            { context, pointer, slot, event in
                guard let context, let pointer, let slot else { return }
                let server = Unmanaged<TransportServer>.fromOpaque(context).takeUnretainedValue()
                if event == .CONNECTION_NOTIFY_STARTED {
                    slot.pointee = Unmanaged.passRetained(server.add(pointer)).toOpaque()
                } else if let connection = slot.pointee {
                    server.remove(Unmanaged<Connection>.fromOpaque(connection).takeRetainedValue())
                    slot.pointee = nil
                }
            }, context)
    }
}

extension Connection {
    /// Returns the object of a connection of libmicrohttpd.
    fileprivate static func of(_ pointer: OpaquePointer?) -> Connection? {
        guard let pointer, let context = cmhd_context(pointer) else { return nil }
        return Unmanaged<Connection>.fromOpaque(context).takeUnretainedValue()
    }
}
