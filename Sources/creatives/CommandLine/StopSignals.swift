internal import Foundation
internal import StageCore
internal import Synchronization

/// Handles SIGINT, SIGTERM and SIGHUP. They end the process after its temporary files are removed, or they
/// stop a worker; then the second signal ends the process immediately.
enum StopSignals {
    private struct State {
        var stop: (@Sendable () -> Void)?
    }

    private static let state = Mutex(State())

    /// The pipe through which the signal handler wakes the thread that does the work.
    nonisolated(unsafe) private static var pipeEnds: [Int32] = [-1, -1]

    /// Installs the handlers, except for signals that the process inherited as ignored, as with `nohup`.
    static func prepare() {
        guard pipe(&pipeEnds) == 0 else { return }
        for end in pipeEnds { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        // A handler must not block on a full pipe.
        _ = fcntl(pipeEnds[1], F_SETFL, O_NONBLOCK)
        let thread = Thread { watch() }
        thread.name = "signals"
        thread.start()
        for number in [SIGINT, SIGTERM, SIGHUP] where !isIgnored(number) { takeOver(number) }
    }

    /// Sets a function that the first signal calls instead of ending the process.
    static func onFirst(_ stop: @escaping @Sendable () -> Void) {
        state.withLock { $0.stop = stop }
        for number in [SIGINT, SIGTERM] { takeOver(number) }
    }

    /// Has the effect of the first signal.
    static func requestStop() { state.withLock { $0.stop }?() }

    /// Makes signals end the process again.
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
            // A further signal does not wait for the work of this one.
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
