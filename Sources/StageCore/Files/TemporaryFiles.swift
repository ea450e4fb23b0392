internal import Foundation

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// The files of this process that have not got their final names yet.
///
/// A program that is ended by a signal runs no `deinit`; it calls ``removeAll()`` before it ends.
package enum TemporaryFiles {
    private struct State {
        var paths: Set<String> = []
        var isEnding = false
    }

    private static let state = Guarded()

    /// Removes all of them. From then on none can be made, nor get its final name.
    package static func removeAll() {
        state.withLock { state in
            state.isEnding = true
            for path in state.paths { unlink(path) }
            state.paths = []
        }
    }

    /// Makes a file in a folder, to be written only.
    ///
    /// - Parameters:
    ///   - folder: Empty, or with a slash at its end.
    ///   - mode: Its permissions, of which the process's mask is taken away.
    /// - Returns: Its path and descriptor, or the number of the system's error.
    static func make(in folder: String, mode: mode_t) -> Result<
        (path: String, descriptor: Int32), SystemError
    > {
        var random = SystemRandomNumberGenerator()
        // Short, whatever the target's name: names have at most 255 bytes.
        let path = folder + ".creatives-" + String(random.next() as UInt64, radix: 36) + ".tmp"
        return state.withLock { state in
            guard !state.isEnding else { return .failure(SystemError(number: EINTR)) }
            let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
            guard descriptor >= 0 else { return .failure(SystemError(number: errno)) }
            state.paths.insert(path)
            return .success((path, descriptor))
        }
    }

    /// Gives a file its final name, or removes it and tells why it could not get it.
    ///
    /// What stands under that name is looked at again: only nothing and a regular file are replaced.
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

    static func remove(_ path: String) {
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
    /// The state behind a lock that is held during calls of the system, so that others have to wait for it. That is the
    /// system's own: the thread sanitizer does not see how `Mutex` waits, and takes what it guards for a race.
    private final class Guarded: @unchecked Sendable {
        private var state = State()
        private let lock = NSLock()

        func withLock<Result>(_ body: (inout State) -> Result) -> Result { lock.withLock { body(&state) } }
    }
}

/// The number of a system's error.
struct SystemError: Error {
    var number: Int32
}
