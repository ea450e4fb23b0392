internal import CCurl
internal import Foundation
internal import LLMProtocol
internal import Synchronization

/// Runs transfers on one thread with libcurl's multi interface.
///
/// The thread sleeps in `curl_multi_poll` until a socket, a timeout of libcurl or ``wake()`` has work for it. It ends after
/// the last transfer and is started again by the next; connections outlive it. Only the thread touches the multi handle,
/// except for `curl_multi_wakeup`, which any thread may call.
final class CurlLoop: Sendable {
    private struct Inbox {
        var arrivals: [CurlTransfer] = []
        var isRunning = false
    }

    private let inbox = Mutex(Inbox())
    private let multi: CurlHandle

    /// The maximum number of connections to one host, as in `URLSession`. Callers limit the number of concurrent requests.
    private static let connectionLimit = 64
    /// The maximum sleep in milliseconds if nothing happens. Any value works, since every event wakes the thread.
    private static let longestSleep: Int32 = 600_000

    init() {
        Self.setUp
        multi = CurlHandle(curl_multi_init())
        _ = ccurl_multi_set_long(multi.pointer, CURLMOPT_MAX_HOST_CONNECTIONS, Self.connectionLimit)
    }

    // The thread retains the loop, so it has ended here.
    deinit { curl_multi_cleanup(multi.pointer) }

    /// Initialises libcurl, once per process and before any other call.
    private static let setUp: Void = { _ = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) }()

    /// Starts a transfer. Its continuation is resumed exactly once.
    func start(_ transfer: CurlTransfer, _ continuation: CurlTransfer.Continuation) {
        transfer.continuation = continuation
        let startsThread = inbox.withLock { inbox in
            inbox.arrivals.append(transfer)
            defer { inbox.isRunning = true }
            return !inbox.isRunning
        }
        if startsThread { Thread.detachNewThread { self.run() } } else { wake() }
    }

    /// Cancels a transfer, before or after its start.
    func cancel(_ transfer: CurlTransfer) {
        transfer.isCancelled.store(true, ordering: .releasing)
        wake()
    }

    private func wake() { _ = curl_multi_wakeup(multi.pointer) }

    /// Runs the main loop of the thread.
    private func run() {
        var active: [CurlTransfer.ID: CurlTransfer] = [:]
        while let arrivals = nextArrivals(whileIdle: active.isEmpty) {
            for transfer in arrivals { add(transfer, to: &active) }
            for transfer in active.values where transfer.isCancelled.load(ordering: .acquiring) {
                end(transfer, .failure(CancellationError()), in: &active)
            }
            guard !active.isEmpty else { continue }
            var count: Int32 = 0
            let status = curl_multi_perform(multi.pointer, &count)
            while let message = curl_multi_info_read(multi.pointer, &count) {
                guard message.pointee.msg == CURLMSG_DONE,
                    let transfer = active[CurlTransfer.ID(message.pointee.easy_handle)]
                else { continue }
                end(transfer, transfer.result(ccurl_result(message)), in: &active)
            }
            if status != CURLM_OK {
                // Out of memory, or libcurl is broken: no transfer can continue.
                for transfer in active.values { end(transfer, .failure(transfer.fault), in: &active) }
            }
            if !active.isEmpty { _ = curl_multi_poll(multi.pointer, nil, 0, Self.longestSleep, nil) }
        }
    }

    /// Returns the transfers that have arrived since, or `nil` if there is nothing left to do and the thread must end.
    private func nextArrivals(whileIdle isIdle: Bool) -> [CurlTransfer]? {
        inbox.withLock { inbox in
            if isIdle, inbox.arrivals.isEmpty {
                inbox.isRunning = false
                return nil
            }
            defer { inbox.arrivals = [] }
            return inbox.arrivals
        }
    }

    private func add(_ transfer: CurlTransfer, to active: inout [CurlTransfer.ID: CurlTransfer]) {
        guard !transfer.isCancelled.load(ordering: .acquiring) else {
            return transfer.finish(.failure(CancellationError()))
        }
        guard curl_multi_add_handle(multi.pointer, transfer.handle.pointer) == CURLM_OK else {
            return transfer.finish(.failure(transfer.fault))
        }
        active[transfer.id] = transfer
    }

    private func end(
        _ transfer: CurlTransfer, _ result: Result<HTTPResponse, any Error>,
        in active: inout [CurlTransfer.ID: CurlTransfer]
    ) {
        active[transfer.id] = nil
        _ = curl_multi_remove_handle(multi.pointer, transfer.handle.pointer)
        transfer.finish(result)
    }
}

/// A handle of libcurl. The compiler cannot check access to it, so its owner guarantees it.
struct CurlHandle: @unchecked Sendable {
    let pointer: UnsafeMutableRawPointer

    /// libcurl returns no handle only if memory is exhausted.
    init(_ pointer: UnsafeMutableRawPointer?) {
        guard let pointer else { preconditionFailure("libcurl could not allocate a handle") }
        self.pointer = pointer
    }
}
