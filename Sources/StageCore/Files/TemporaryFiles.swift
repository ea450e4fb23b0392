internal import Foundation

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// The files of this process that do not have their final names yet.
///
/// A program that is terminated by a signal runs no `deinit`, so it calls ``removeAll()`` before it exits.
package enum TemporaryFiles {
    private struct State {
        var paths: Set<String> = []
        var isEnding = false
    }

    private static let state = Guarded()

    /// Removes all temporary files. From then on, none can be created or renamed.
    package static func removeAll() {
        state.withLock { state in
            state.isEnding = true
            for path in state.paths { unlink(path) }
            state.paths = []
        }
    }

    /// Creates a file in a folder, opened for writing only.
    ///
    /// - Parameters:
    ///   - folder: The folder with a trailing slash, or an empty string.
    ///   - mode: The permissions, which the process's mask limits.
    /// - Returns: The path and the descriptor, or the `errno` value of the error.
    static func make(in folder: String, mode: mode_t) -> Result<
        (path: String, descriptor: Int32), SystemError
    > {
        var random = SystemRandomNumberGenerator()
        // Short, regardless of the target's name: names are limited to 255 bytes.
        let path = folder + ".creatives-" + String(random.next() as UInt64, radix: 36) + ".tmp"
        return state.withLock { state in
            guard !state.isEnding else { return .failure(SystemError(number: EINTR)) }
            let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
            guard descriptor >= 0 else { return .failure(SystemError(number: errno)) }
            state.paths.insert(path)
            return .success((path, descriptor))
        }
    }

    /// Creates a file in a folder that only this user can read, opened for writing only.
    ///
    /// - Parameter folder: The folder with a trailing slash, or an empty string.
    /// - Returns: The path and the descriptor, which the caller closes, or `nil` if the file cannot be created.
    package static func makePrivate(in folder: String) -> (path: String, descriptor: Int32)? {
        try? make(in: folder, mode: 0o600).get()
    }

    /// Renames a file to its final name, or removes it and returns the error.
    ///
    /// The target is checked again: only a missing or a regular file is replaced.
    static func rename(_ path: String, to target: String) -> SystemError? {
        state.withLock { state in
            guard !state.isEnding else { return SystemError(number: EINTR) }
            defer { state.paths.remove(path) }
            var status = stat()
            var failure: Int32 = 0
            if lstat(target, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
                failure = EEXIST
            } else if Self.moved(path, target) != 0 {
                failure = errno
            }
            guard failure != 0 else { return nil }
            unlink(path)
            return SystemError(number: failure)
        }
    }

    package static func remove(_ path: String) {
        state.withLock { state in
            if state.paths.remove(path) != nil { unlink(path) }
        }
    }

    private static func moved(_ path: String, _ target: String) -> Int32 {
        #if canImport(Glibc)
            Glibc.rename(path, target)
        #else
            Darwin.rename(path, target)
        #endif
    }
}

extension TemporaryFiles {
    /// State behind a lock that is held during system calls, so other threads have to wait. The system's own lock is
    /// used because the thread sanitizer does not understand how `Mutex` waits, and would report data races.
    private final class Guarded: @unchecked Sendable {
        private var state = State()
        private let lock = NSLock()

        func withLock<Result>(_ body: (inout State) -> Result) -> Result { lock.withLock { body(&state) } }
    }
}

/// The `errno` value of a failed system call.
struct SystemError: Error {
    var number: Int32
}
