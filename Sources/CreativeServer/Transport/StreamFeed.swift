internal import CMicroHTTPD
internal import Foundation
internal import Synchronization

/// Passes a stream of an application to a connection.
///
/// A task reads the stream, and a thread of the transport sends what arrived. While nothing has arrived, the connection is
/// suspended; while the client does not read, the task waits.
final class StreamFeed: Sendable {
    private struct State {
        var pending = Data()
        var isEnded = false
        var isSuspended = false
        var pump: Task<Void, Never>?
        var space: CheckedContinuation<Void, Never>?
    }

    /// The number of bytes that wait for a slow client before the stream does.
    private static let capacity = 256 << 10

    private let state = Mutex(State())
    private let connection: ConnectionHandle

    init(_ connection: ConnectionHandle) { self.connection = connection }

    /// Starts to read the stream.
    func start(_ stream: AsyncStream<Data>) {
        let pump = Task {
            for await part in stream {
                await self.append(part)
                if Task.isCancelled { break }
            }
            self.end()
        }
        let isEnded = state.withLock { state in
            state.pump = pump
            return state.isEnded
        }
        if isEnded { pump.cancel() }
    }

    /// Ends the response, and cancels the stream.
    func end() {
        let (resumes, space, pump) = state.withLock { state in
            state.isEnded = true
            defer {
                state.isSuspended = false
                state.space = nil
            }
            return (state.isSuspended, state.space, state.pump)
        }
        pump?.cancel()
        space?.resume()
        if resumes { connection.resume() }
    }

    private func append(_ part: Data) async {
        guard !part.isEmpty else { return }
        let resumes = state.withLock { state in
            state.pending.append(part)
            defer { state.isSuspended = false }
            return state.isSuspended
        }
        if resumes { connection.resume() }
        await withCheckedContinuation { continuation in
            let continues = state.withLock { state in
                guard state.pending.count >= Self.capacity, !state.isEnded else { return true }
                state.space = continuation
                return false
            }
            if continues { continuation.resume() }
        }
    }

    /// Copies pending bytes, on a thread of the transport.
    ///
    /// The lock is held while the connection is suspended: otherwise the task could resume it before.
    ///
    /// - Returns: The number of bytes, 0 if the connection is suspended, or the mark of the end.
    func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
        let (count, space) = state.withLock { state -> (Int, CheckedContinuation<Void, Never>?) in
            guard !state.pending.isEmpty else {
                if state.isEnded { return (cmhd_end_of_stream(), nil) }
                state.isSuspended = true
                connection.suspend()
                return (0, nil)
            }
            let count = min(buffer.count, state.pending.count)
            state.pending.copyBytes(to: buffer, count: count)
            state.pending.removeFirst(count)
            guard state.pending.count < Self.capacity else { return (count, nil) }
            // Releases the storage, which `removeFirst` keeps.
            if state.pending.isEmpty { state.pending = Data() }
            defer { state.space = nil }
            return (count, state.space)
        }
        space?.resume()
        return count
    }
}
