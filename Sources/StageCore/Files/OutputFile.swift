#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// The way in which every file of this package is written.
///
/// - **Regular files** are written under another name beside their target, which they take in ``commit()``: whoever reads
///   sees the old file or the whole new one. Permissions stay, and so does the owner where the process may set it; hard
///   links, access lists and extended attributes do not. A new file has the permissions that the process's mask leaves. The
///   contents are on the disk before the name changes; the name itself may be lost in a power cut, and is then that of the
///   old file.
/// - **Links** are followed, also to what is not there yet; they stay.
/// - **Devices and pipes** are written to, never replaced. A pipe must have a reader within ten seconds.
/// - **Open files**, such as `/dev/stdout` and `/dev/fd/3`, are written to from where they stand.
/// - **Folders and sockets** are refused, and so is a file that may not be written, or whose folder may not: to write into a
///   file itself would leave half of it behind after a failure.
///
/// An output that is dropped before ``commit()`` leaves nothing behind, but for what went into a device or a pipe.
package final class OutputFile {
    private let path: String
    private let target: OutputTarget
    private var descriptor: Int32
    /// Of a regular file, or of what is kept for a stream until its beginning is known.
    private var temporary: String?
    private let rewritesBeginning: Bool
    private let isStream: Bool
    private let readerPatience: Int32

    /// Begins an output.
    ///
    /// - Parameters:
    ///   - path: Where it goes.
    ///   - rewritesBeginning: Whether ``replaceBeginning(_:)`` will be called. What goes to a device or a pipe is then kept in
    ///     a file of the system's temporary folder until ``commit()``.
    ///   - readerPatience: How many milliseconds to wait for a reader of a pipe.
    package init(
        _ path: String, rewritesBeginning: Bool = false, readerPatience: Int32 = 10_000
    ) throws(OutputFileError) {
        self.path = path
        self.readerPatience = readerPatience
        self.rewritesBeginning = rewritesBeginning
        target = try OutputTarget(path)
        switch target.kind {
        case .missing:
            isStream = false
            (temporary, descriptor) = try Self.make(in: target.folder, mode: 0o666, path)
        case .file:
            isStream = false
            try Self.checkWritable(target.path, path)
            // Nobody else reads it until it has the permissions of the target.
            (temporary, descriptor) = try Self.make(in: target.folder, mode: 0o600, path)
        case .pipe, .device, .descriptor:
            isStream = true
            if rewritesBeginning {
                (temporary, descriptor) = try Self.make(in: Self.spoolFolder, mode: 0o600, path)
            } else {
                (temporary, descriptor) = (nil, try OutputStream.open(target, path, patience: readerPatience))
            }
        }
    }

    deinit {
        guard descriptor >= 0 else { return }
        _ = close(descriptor)
        if let temporary { TemporaryFiles.remove(temporary) }
    }

    /// Looks whether an output can be begun, and changes nothing.
    ///
    /// - Throws: The reason why not.
    package static func check(_ path: String) throws(OutputFileError) {
        let target = try OutputTarget(path)
        switch target.kind {
        case .missing, .file:
            if case .file = target.kind { try checkWritable(target.path, path) }
            // Where a file can be made cannot be known but by making one.
            let (temporary, descriptor) = try make(in: target.folder, mode: 0o600, path)
            _ = close(descriptor)
            TemporaryFiles.remove(temporary)
        case .descriptor(let number): try OutputStream.checkWritable(number, path)
        case .pipe, .device:
            guard access(target.path, W_OK) == 0 else { throw OutputFileError(path, number: errno) }
        }
    }

    /// Writes bytes behind all others.
    package func append(_ bytes: UnsafeRawBufferPointer) throws(OutputFileError) {
        guard descriptor >= 0 else { throw OutputFileError(path, number: EBADF) }
        try OutputStream.write(bytes, to: descriptor, path)
    }

    /// Writes bytes behind all others.
    package func append(_ bytes: [UInt8]) throws(OutputFileError) {
        do {
            try bytes.withUnsafeBytes { try append($0) }
        } catch let error as OutputFileError {
            throw error
        } catch {
            throw OutputFileError(path, "unexpected error")
        }
    }

    /// Writes bytes over the first ones; nothing can be appended afterwards.
    ///
    /// - Precondition: The output was begun so that its beginning is rewritten.
    package func replaceBeginning(_ bytes: UnsafeRawBufferPointer) throws(OutputFileError) {
        precondition(rewritesBeginning, "the output was not begun for that")
        guard lseek(descriptor, 0, SEEK_SET) == 0 else { throw OutputFileError(path, number: errno) }
        try append(bytes)
    }

    /// Completes the output: a regular file gets its name, and a stream what was kept for it.
    ///
    /// Nothing can be written afterwards.
    package func commit() throws(OutputFileError) {
        guard descriptor >= 0 else { return }
        guard let temporary else { return try closeStream() }
        guard !isStream else { return try sendKept(temporary) }
        if case .file(let mode, let owner, let group) = target.kind {
            // Only the superuser may give files away; without the owner, rights that the owner lends must not stay either.
            let isOwners = fchown(descriptor, owner, group) == 0
            _ = fchmod(descriptor, isOwners ? mode : mode & 0o777)
        }
        // Some file systems cannot, and say so.
        let isOnDisk = fsync(descriptor) == 0 || errno == EINVAL || errno == ENOTSUP || errno == EROFS
        let number = errno
        guard isOnDisk else { throw OutputFileError(path, number: number) }
        let closed = close(descriptor)
        descriptor = -1
        // Disks over a network may tell only now that they are full.
        guard closed == 0 || errno == EINTR else {
            let number = errno
            TemporaryFiles.remove(temporary)
            throw OutputFileError(path, number: number)
        }
        if let failure = TemporaryFiles.rename(temporary, to: target.path) {
            throw OutputFileError(path, number: failure.number)
        }
    }

    /// Writes an output as a whole.
    package static func write(_ bytes: some Collection<UInt8>, to path: String) throws(OutputFileError) {
        let output = try OutputFile(path)
        try output.append(Array(bytes))
        try output.commit()
    }

    // MARK: -

    private static let spoolFolder = "/tmp/"

    private func closeStream() throws(OutputFileError) {
        let closed = close(descriptor)
        descriptor = -1
        guard closed == 0 || errno == EINTR else { throw OutputFileError(path, number: errno) }
    }

    /// Sends what was kept in a temporary file.
    private func sendKept(_ temporary: String) throws(OutputFileError) {
        defer { TemporaryFiles.remove(temporary) }
        _ = close(descriptor)
        descriptor = -1
        let kept = open(temporary, O_RDONLY | O_CLOEXEC)
        guard kept >= 0 else { throw OutputFileError(path, number: errno) }
        defer { _ = close(kept) }
        descriptor = try OutputStream.open(target, path, patience: readerPatience)
        var bytes = [UInt8](repeating: 0, count: 1 << 18)
        while true {
            let count = bytes.withUnsafeMutableBytes { read(kept, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw OutputFileError(path, number: errno) }
            guard count > 0 else { return try closeStream() }
            try append(Array(bytes[..<count]))
        }
    }

    private static func make(
        in folder: String, mode: mode_t, _ path: String
    ) throws(OutputFileError) -> (String, Int32) {
        switch TemporaryFiles.make(in: folder, mode: mode) {
        case .success(let made): return (made.path, made.descriptor)
        case .failure(let error): throw OutputFileError(path, number: error.number)
        }
    }

    /// Whether a file may be written, without changing it.
    private static func checkWritable(_ target: String, _ path: String) throws(OutputFileError) {
        let descriptor = open(target, O_WRONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
        guard descriptor >= 0 else { throw OutputFileError(path, number: errno) }
        _ = close(descriptor)
    }
}
