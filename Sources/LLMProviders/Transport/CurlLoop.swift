internal import CCurl
internal import Foundation
internal import LLMProtocol
internal import Synchronization

/// Runs transfers on one thread with libcurl's multi interface.
///
/// The thread sleeps in `curl_multi_poll` until a socket, a time-out of libcurl or ``wake()`` has something for it. It ends with the
/// last transfer and begins with the next; connections outlive it. Only the thread touches the multi handle, but for
/// `curl_multi_wakeup`, which any thread may call.
final class CurlLoop: Sendable {
    private struct Inbox {
        var arrivals: [CurlTransfer] = []
        var isRunning = false
    }

    private let inbox = Mutex(Inbox())
    private let multi: CurlHandle

    /// The most connections to one host, as `URLSession` had them; how many requests run at once is for the caller to limit.
    private static let connectionLimit = 64
    /// How long the thread sleeps when nothing happens: any number is right, as whatever happens wakes it.
    private static let longestSleep: Int32 = 600_000

    init() {
        Self.setUp
        multi = CurlHandle(curl_multi_init())
        _ = ccurl_multi_set_long(multi.pointer, CURLMOPT_MAX_HOST_CONNECTIONS, Self.connectionLimit)
    }

    // The thread retains the loop, so that it has ended here.
    deinit { curl_multi_cleanup(multi.pointer) }

    /// Once in a process, before anything else.
    private static let setUp: Void = { _ = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) }()

    /// Begins a transfer, whose continuation is resumed exactly once.
    func start(_ transfer: CurlTransfer, _ continuation: CurlTransfer.Continuation) {
        transfer.continuation = continuation
        let startsThread = inbox.withLock { inbox in
            inbox.arrivals.append(transfer)
            defer { inbox.isRunning = true }
            return !inbox.isRunning
        }
        if startsThread { Thread.detachNewThread { self.run() } } else { wake() }
    }

    /// Ends a transfer, before or after its start.
    func cancel(_ transfer: CurlTransfer) {
        transfer.isCancelled.store(true, ordering: .releasing)
        wake()
    }

    private func wake() { _ = curl_multi_wakeup(multi.pointer) }

    /// The thread's work.
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
                // Out of memory, or libcurl is broken: nothing that runs can go on.
                for transfer in active.values { end(transfer, .failure(transfer.fault), in: &active) }
            }
            if !active.isEmpty { _ = curl_multi_poll(multi.pointer, nil, 0, Self.longestSleep, nil) }
        }
    }

    /// What has come since, or `nil` where nothing is left to do: then the thread has to end.
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

/// A handle of libcurl. The compiler cannot see who uses it: its owner says so.
struct CurlHandle: @unchecked Sendable {
    let pointer: UnsafeMutableRawPointer

    /// libcurl gives no handle only where there is no memory left.
    init(_ pointer: UnsafeMutableRawPointer?) {
        guard let pointer else { preconditionFailure("libcurl has no memory for a handle") }
        self.pointer = pointer
    }
}
