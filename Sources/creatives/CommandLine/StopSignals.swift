internal import Foundation
internal import StageCore
internal import Synchronization

/// What SIGINT, SIGTERM and SIGHUP do: they end the process, after the files that have not got their names yet are removed; or
/// they ask a worker to stop, the second one then ending it at once.
enum StopSignals {
    private struct State {
        var stop: (@Sendable () -> Void)?
    }

    private static let state = Mutex(State())

    /// The pipe through which the handler, which may do next to nothing, wakes the thread that does the rest.
    nonisolated(unsafe) private static var pipeEnds: [Int32] = [-1, -1]

    /// Takes the signals over, but for those that the process was started to ignore, as `nohup` does.
    static func prepare() {
        guard pipe(&pipeEnds) == 0 else { return }
        for end in pipeEnds { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        // A handler must not wait for a full pipe.
        _ = fcntl(pipeEnds[1], F_SETFL, O_NONBLOCK)
        let thread = Thread { watch() }
        thread.name = "signals"
        thread.start()
        for number in [SIGINT, SIGTERM, SIGHUP] where !isIgnored(number) { takeOver(number) }
    }

    /// Has the first signal call something instead of ending the process.
    static func onFirst(_ stop: @escaping @Sendable () -> Void) {
        state.withLock { $0.stop = stop }
        for number in [SIGINT, SIGTERM] { takeOver(number) }
    }

    /// Does what the first signal would do.
    static func requestStop() { state.withLock { $0.stop }?() }

    /// Lets signals end the process again.
    static func end() { state.withLock { $0.stop = nil } }

    private static func isIgnored(_ number: Int32) -> Bool {
        var action = sigaction()
        guard sigaction(number, nil, &action) == 0 else { return false }
        return unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self)
            == unsafeBitCast(SIG_IGN, to: Int.self)
    }

    private static func takeOver(_ number: Int32) {
        signal(number) { number in
            let saved = errno
            var byte = UInt8(truncatingIfNeeded: number)
            _ = Foundation.write(StopSignals.pipeEnds[1], &byte, 1)
            errno = saved
        }
    }

    private static func watch() {
        while true {
            var byte: UInt8 = 0
            let count = read(pipeEnds[0], &byte, 1)
            if count < 0, errno == EINTR { continue }
            guard count == 1 else { return }
            // The next one does not wait for what is done now.
            for number in [SIGINT, SIGTERM, SIGHUP] where !isIgnored(number) { signal(number, SIG_DFL) }
            if let stop = state.withLock({ $0.stop }) {
                stop()
            } else {
                TemporaryFiles.removeAll()
                kill(getpid(), Int32(byte))
            }
        }
    }
}
