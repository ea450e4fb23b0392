internal import Foundation
internal import StageCore
internal import Synchronization

/// Standard input, output and error at the start and end of the process.
enum StandardStreams {
    /// Ensures that no file of ours becomes a standard stream, and that no stream terminates the process.
    ///
    /// A stream that was closed before the start is opened with the opposite direction. Reading or writing it
    /// then fails, as expected, and files opened later get other descriptors.
    static func prepare() {
        for (number, flags) in [
            (STDIN_FILENO, O_WRONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_RDONLY),
        ]
        where fcntl(number, F_GETFD) < 0 {
            // The lowest free descriptor; those below are open.
            _ = open("/dev/null", flags)
        }
        // Writing to a closed pipe, or beyond a file size limit, then fails with an error.
        signal(SIGPIPE, SIG_IGN)
        signal(SIGXFSZ, SIG_IGN)
    }
}

/// Standard output, buffered and written as it grows and at the end.
///
/// A write may fail at any time. The first failure is kept for ``finish(_:)``, and nothing is written after
/// it.
enum StandardOutput {
    private struct State {
        var pending: [UInt8] = []
        /// The error number of the system.
        var failure: Int32?
        var goesToStandardError = false
    }

    private static let state = Mutex(State())
    private static let portion = 1 << 16
    private static let isTerminal = isatty(STDOUT_FILENO) == 1

    /// Whether a write has failed.
    static var hasFailed: Bool { state.withLock { $0.failure != nil } }

    /// Redirects reports to standard error, because standard output is an output of the command.
    static func giveWay() { state.withLock { $0.goesToStandardError = true } }

    static func write(_ text: String) {
        state.withLock { state in
            var text = text
            text.withUTF8 { bytes in
                if bytes.count < portion {
                    state.pending += bytes
                } else {
                    // A large document is written without a copy.
                    flush(&state)
                    send(UnsafeRawBufferPointer(bytes), &state)
                }
            }
            if isTerminal || state.pending.count >= portion { flush(&state) }
        }
    }

    /// Writes the buffered text.
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

    /// Writes the remaining text. A closed pipe or terminal is a normal end, because the reader has stopped
    /// reading. Any other failure is reported in one line.
    ///
    /// - Parameter status: The exit status of the command.
    /// - Returns: The exit status of the process.
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
        // A closed terminal reports EIO; on a disk, the same error is a defect.
        failure == EPIPE
            || (failure == EIO && FileIdentity(ofDescriptor: STDOUT_FILENO)?.kind == .device)
    }
}

/// Prints to standard output and records failures, which the function of the standard library ignores.
func print(_ items: Any..., separator: String = " ", terminator: String = "\n") {
    StandardOutput.write(items.map { "\($0)" }.joined(separator: separator) + terminator)
}

/// Diagnostics. Failures are ignored, because they cannot be reported.
enum StandardError {
    static func write(_ line: String) { write(raw: line + "\n") }

    /// Writes text unchanged, after all earlier output.
    static func write(raw text: String) {
        guard !isMuted.load(ordering: .relaxed) else { return }
        StandardOutput.flush()
        _ = Array(text.utf8).withUnsafeBytes { OutputStream.write($0, to: STDERR_FILENO) }
    }

    /// Stops writing, because standard error is a file that must not be written.
    static func mute() { isMuted.store(true, ordering: .relaxed) }

    private static let isMuted = Atomic(false)

    /// Writes a line for each of the first 20 warnings; `--json` contains all of them.
    static func write(warnings: [String]) {
        for warning in warnings.prefix(20) { write("warning: \(Display.safe(warning))") }
        let hidden = warnings.count - 20
        if hidden > 0 {
            write("… and \(Display.counted(hidden, "more warning")) (\(CommonOption.json) lists them)")
        }
    }
}
