internal import Foundation
internal import StageCore
internal import Synchronization

/// Standard input, output and error as the process begins and ends.
enum StandardStreams {
    /// Sees to it that no file of ours becomes a standard stream, and that no stream ends the process.
    ///
    /// A stream that was closed before the start is opened the wrong way round: reading or writing it then fails, as it should,
    /// and what is opened later gets another number.
    static func prepare() {
        for (number, flags) in [
            (STDIN_FILENO, O_WRONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_RDONLY),
        ]
        where fcntl(number, F_GETFD) < 0 {
            // The lowest number that is free: those below are open by now.
            _ = open("/dev/null", flags)
        }
        // Writing to a pipe that nobody reads, or beyond a limit of files, then fails with an error that says so.
        signal(SIGPIPE, SIG_IGN)
        signal(SIGXFSZ, SIG_IGN)
    }
}

/// What is printed: collected, and written as it grows and at the end.
///
/// Writing may fail at any time; the first failure is kept for ``finish(_:)``, and nothing is written after it.
enum StandardOutput {
    private struct State {
        var pending: [UInt8] = []
        /// The number of the system's error.
        var failure: Int32?
        var goesToStandardError = false
    }

    private static let state = Mutex(State())
    private static let portion = 1 << 16
    private static let isTerminal = isatty(STDOUT_FILENO) == 1

    /// Whether something could not be written.
    static var hasFailed: Bool { state.withLock { $0.failure != nil } }

    /// Has reports go to standard error: standard output belongs to an output of the command then.
    static func giveWay() { state.withLock { $0.goesToStandardError = true } }

    static func write(_ text: String) {
        state.withLock { state in
            var text = text
            text.withUTF8 { bytes in
                if bytes.count < portion {
                    state.pending += bytes
                } else {
                    // A large document needs no copy.
                    flush(&state)
                    send(UnsafeRawBufferPointer(bytes), &state)
                }
            }
            if isTerminal || state.pending.count >= portion { flush(&state) }
        }
    }

    /// Writes what is collected.
    static func flush() { state.withLock { flush(&$0) } }

    private static func flush(_ state: inout State) {
        let pending = state.pending
        state.pending = []
        pending.withUnsafeBytes { send($0, &state) }
    }

    private static func send(_ bytes: UnsafeRawBufferPointer, _ state: inout State) {
        guard state.failure == nil, !bytes.isEmpty else { return }
        let descriptor = state.goesToStandardError ? STDERR_FILENO : STDOUT_FILENO
        let failure = OutputStream.write(bytes, to: descriptor)
        if !state.goesToStandardError { state.failure = failure }
    }

    /// Writes the rest. A closed pipe and a closed terminal are a normal end, since whoever read has had enough; any other
    /// failure is told in a line.
    ///
    /// - Parameter status: How the command ended.
    /// - Returns: How the process ends.
    static func finish(_ status: ExitStatus) -> ExitStatus {
        let failure = state.withLock { state in
            flush(&state)
            return state.failure
        }
        guard let failure, !isClosed(failure) else { return status }
        let reason = failure == EBADF ? "it is closed" : OutputFileError.reason(of: failure)
        StandardError.write("creatives: standard output cannot be written: \(reason)")
        return status == .done ? .failed : status
    }

    private static func isClosed(_ failure: Int32) -> Bool {
        // A terminal that is gone says that it cannot be read or written; a disk says the same of a defect.
        failure == EPIPE
            || (failure == EIO && FileIdentity(ofDescriptor: STDOUT_FILENO)?.kind == .device)
    }
}

/// Prints to standard output, in the way of the standard library's function, whose failures nobody would notice.
func print(_ items: Any..., separator: String = " ", terminator: String = "\n") {
    StandardOutput.write(items.map { "\($0)" }.joined(separator: separator) + terminator)
}

/// Diagnostics. Where they cannot be written, nobody reads them.
enum StandardError {
    static func write(_ line: String) { write(raw: line + "\n") }

    /// Writes text as it is, behind all that was printed before.
    static func write(raw text: String) {
        guard !isMuted.load(ordering: .relaxed) else { return }
        StandardOutput.flush()
        _ = Array(text.utf8).withUnsafeBytes { OutputStream.write($0, to: STDERR_FILENO) }
    }

    /// Writes nothing from now on: standard error is a file that must not be written.
    static func mute() { isMuted.store(true, ordering: .relaxed) }

    private static let isMuted = Atomic(false)

    /// Writes a line for each of the first 20 warnings; `--json` has them all.
    static func write(warnings: [String]) {
        for warning in warnings.prefix(20) { write("warning: \(Display.safe(warning))") }
        let hidden = warnings.count - 20
        if hidden > 0 {
            write("… and \(Display.counted(hidden, "more warning")) (\(CommonOption.json) lists them)")
        }
    }
}
