internal import CPQ
internal import Dispatch
internal import Foundation
internal import JobScheduling
internal import Synchronization

/// Reports when another process may have made a run due, over a connection of its own.
///
/// The server delivers one notification for each transaction that made runs due. If the connection is lost, it is opened
/// again, and a change is reported, because notifications may have been missed. Behind a pooler that shares connections
/// between transactions, nothing is delivered; workers then depend on their poll interval.
final class PostgresObservers: Sendable {
    /// The channel of notifications. The payload is the schema.
    static let channel = "creatives_runs"

    private let address: PostgresAddress
    private let schema: String

    init(address: PostgresAddress, schema: String) {
        self.address = address
        self.schema = schema
    }

    func observe(_ onChange: @escaping @Sendable () -> Void) -> any ChangeObservation {
        let listener = PostgresListener(address: address, schema: schema, onChange: onChange)
        listener.start()
        return listener
    }
}

/// One connection that listens until it is cancelled.
private final class PostgresListener: ChangeObservation {
    private let address: PostgresAddress
    private let schema: String
    private let onChange: @Sendable () -> Void
    private let queue = DispatchQueue(label: "changes of a store")
    private let state = Mutex(State())

    private struct State {
        var isCancelled = false
        var reading: Reading?
    }

    /// Reads from a connection, and closes it when cancelled.
    private struct Reading: Sendable {
        /// Dispatch sources may be used on any thread.
        nonisolated(unsafe) let source: any DispatchSourceRead
    }

    init(address: PostgresAddress, schema: String, onChange: @escaping @Sendable () -> Void) {
        self.address = address
        self.schema = schema
        self.onChange = onChange
    }

    deinit { cancel() }

    func cancel() {
        let reading = state.withLock { state in
            state.isCancelled = true
            defer { state.reading = nil }
            return state.reading
        }
        reading?.source.cancel()
    }

    /// Connects on the listener's queue.
    func start() { queue.async { [weak self] in self?.connect() } }

    private var isCancelled: Bool { state.withLock(\.isCancelled) }

    private func connect() {
        guard !isCancelled else { return }
        guard let handle = try? PostgresSession.open(address) else { return connectLater() }
        guard listen(handle) else {
            PQfinish(handle)
            return connectLater()
        }
        let source = DispatchSource.makeReadSource(fileDescriptor: PQsocket(handle), queue: queue)
        nonisolated(unsafe) let connection = handle
        source.setEventHandler { [weak self] in self?.read(connection) }
        source.setCancelHandler { PQfinish(connection) }
        let reading = Reading(source: source)
        let isCancelled = state.withLock { state in
            if !state.isCancelled { state.reading = reading }
            return state.isCancelled
        }
        reading.source.resume()
        if isCancelled { reading.source.cancel() }
        onChange()
    }

    private func listen(_ handle: OpaquePointer) -> Bool {
        let result = PQexec(handle, "LISTEN \(PostgresObservers.channel)")
        defer { PQclear(result) }
        return PQresultStatus(result) == PGRES_COMMAND_OK
    }

    private func read(_ handle: OpaquePointer) {
        guard PQconsumeInput(handle) == 1 else {
            let reading = state.withLock { state in
                defer { state.reading = nil }
                return state.reading
            }
            reading?.source.cancel()
            return connectLater()
        }
        var isOurs = false
        while let notification = PQnotifies(handle) {
            isOurs = isOurs || String(cString: notification.pointee.extra) == schema
            PQfreemem(notification)
        }
        if isOurs { onChange() }
    }

    private func connectLater() {
        queue.asyncAfter(deadline: .now() + 1) { [weak self] in self?.connect() }
    }
}
