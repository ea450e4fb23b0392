#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Darwin)
    internal import Darwin
#endif
internal import Synchronization

/// Functions for devices, pipes and open files, which are written to directly.
package enum OutputStream {
    /// A Boolean value indicating whether standard output no longer has a reader.
    package static var standardOutputIsClosed: Bool { closedOutput.load(ordering: .relaxed) }

    private static let closedOutput = Atomic(false)

    /// Opens a target that is written to directly.
    ///
    /// - Parameter patience: The number of milliseconds to wait for a reader of a pipe.
    static func open(
        _ target: OutputTarget, _ path: String, patience: Int32
    ) throws(OutputFileError) -> Int32 {
        switch target.kind {
        case .descriptor(let number):
            try checkWritable(number, path)
            let copy = fcntl(number, F_DUPFD_CLOEXEC, 3)
            guard copy >= 0 else { throw OutputFileError(path, number: errno) }
            return copy
        case .pipe: return try openPipe(target.path, path, patience)
        default: return try openNow(target.path, path)
        }
    }

    /// Verifies that a descriptor is open for writing.
    static func checkWritable(_ descriptor: Int32, _ path: String) throws(OutputFileError) {
        let flags = fcntl(descriptor, F_GETFL)
        guard flags >= 0, flags & O_ACCMODE != O_RDONLY else { throw OutputFileError(path, number: EBADF) }
    }

    /// Opens a pipe without blocking, retrying until it has a reader or the time is up.
    private static func openPipe(
        _ target: String, _ path: String, _ patience: Int32
    ) throws(OutputFileError) -> Int32 {
        var waited: Int32 = 0
        while true {
            do throws(OutputFileError) {
                return try openNow(target, path)
            } catch {
                guard error.number == ENXIO else { throw error }
                guard waited < patience else {
                    throw OutputFileError(path, "the pipe has no reader", number: ENXIO)
                }
            }
            _ = poll(nil, 0, 20)
            waited += 20
        }
    }

    private static func openNow(_ target: String, _ path: String) throws(OutputFileError) -> Int32 {
        // The file may have been replaced since it was checked. If it is now a pipe, opening it must not block.
        #if canImport(Glibc)
            let descriptor = Glibc.open(target, O_WRONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK)
        #else
            let descriptor = Darwin.open(target, O_WRONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK)
        #endif
        guard descriptor >= 0 else { throw OutputFileError(path, number: errno) }
        let flags = fcntl(descriptor, F_GETFL)
        guard flags >= 0, fcntl(descriptor, F_SETFL, flags & ~O_NONBLOCK) >= 0 else {
            let number = errno
            _ = close(descriptor)
            throw OutputFileError(path, number: number)
        }
        return descriptor
    }

    static func write(
        _ bytes: UnsafeRawBufferPointer, to descriptor: Int32, _ path: String
    ) throws(OutputFileError) {
        guard let number = write(bytes, to: descriptor) else { return }
        if number == EPIPE,
            FileIdentity(ofDescriptor: descriptor) == FileIdentity(ofDescriptor: STDOUT_FILENO)
        {
            closedOutput.store(true, ordering: .relaxed)
        }
        throw OutputFileError(path, number: number)
    }

    /// Writes all bytes to a descriptor, waiting while it cannot accept more.
    ///
    /// - Returns: The `errno` value of an error, or `nil`.
    package static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int32? {
        var rest = bytes[...]
        while !rest.isEmpty {
            // No system writes more than 2 GiB per call.
            let part = UnsafeRawBufferPointer(rebasing: rest.prefix(1 << 30))
            #if canImport(Glibc)
                let count = Glibc.write(descriptor, part.baseAddress, part.count)
            #else
                let count = Darwin.write(descriptor, part.baseAddress, part.count)
            #endif
            if count >= 0 {
                rest = rest.dropFirst(count)
                continue
            }
            switch errno {
            case EINTR: continue
            case EAGAIN:
                var state = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                _ = poll(&state, 1, 1_000)
            default: return errno
            }
        }
        return nil
    }
}
