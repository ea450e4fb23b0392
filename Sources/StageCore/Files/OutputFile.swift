#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// Writes an output file. All files of this package are written by this type.
///
/// - **Regular files** are written under a temporary name next to their target, and renamed in ``commit()``: readers
///   see either the old file or the complete new one. Permissions are preserved, and so is the owner if the process may
///   set it. Hard links, access control lists and extended attributes are not. A new file has the permissions allowed
///   by the process's mask. The contents are synchronised to the disk before the file is renamed. A power failure may
///   undo the renaming, which leaves the old file.
/// - **Links** are followed, even to files that do not exist yet, and are preserved.
/// - **Devices and pipes** are written to, never replaced. A pipe must have a reader within ten seconds.
/// - **Open files**, such as `/dev/stdout` and `/dev/fd/3`, are written to from their current position.
/// - **Folders and sockets** are rejected, as is a file that is not writable or whose folder is not: writing to the
///   file in place could leave it incomplete after a failure.
///
/// An output that is released without ``commit()`` leaves no files behind. Data already written to a device or a pipe
/// remains.
package final class OutputFile {
    private let path: String
    private let target: OutputTarget
    private var descriptor: Int32
    /// The temporary file of a regular file, or of a stream whose beginning is not known yet.
    private var temporary: String?
    private let rewritesBeginning: Bool
    private let isStream: Bool
    private let readerPatience: Int32

    /// Creates an output.
    ///
    /// - Parameters:
    ///   - path: The path of the output.
    ///   - rewritesBeginning: Whether ``replaceBeginning(_:)`` will be called. Output to a device or a pipe is then
    ///     kept in a file in the system's temporary folder until ``commit()``.
    ///   - readerPatience: The number of milliseconds to wait for a reader of a pipe.
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
            // Others cannot read it until it has the permissions of the target.
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

    /// Checks whether an output can be created, without changing anything.
    ///
    /// - Throws: ``OutputFileError`` with the reason if it cannot.
    package static func check(_ path: String) throws(OutputFileError) {
        let target = try OutputTarget(path)
        switch target.kind {
        case .missing, .file:
            if case .file = target.kind { try checkWritable(target.path, path) }
            // The only way to know whether a file can be created is to create one.
            let (temporary, descriptor) = try make(in: target.folder, mode: 0o600, path)
            _ = close(descriptor)
            TemporaryFiles.remove(temporary)
        case .descriptor(let number): try OutputStream.checkWritable(number, path)
        case .pipe, .device:
            guard access(target.path, W_OK) == 0 else { throw OutputFileError(path, number: errno) }
        }
    }

    /// Appends bytes.
    package func append(_ bytes: UnsafeRawBufferPointer) throws(OutputFileError) {
        guard descriptor >= 0 else { throw OutputFileError(path, number: EBADF) }
        try OutputStream.write(bytes, to: descriptor, path)
    }

    /// Appends bytes.
    package func append(_ bytes: [UInt8]) throws(OutputFileError) {
        do {
            try bytes.withUnsafeBytes { try append($0) }
        } catch let error as OutputFileError {
            throw error
        } catch {
            throw OutputFileError(path, "unexpected error")
        }
    }

    /// Overwrites the first bytes. Nothing can be appended afterwards.
    ///
    /// - Precondition: The output was created with `rewritesBeginning`.
    package func replaceBeginning(_ bytes: UnsafeRawBufferPointer) throws(OutputFileError) {
        precondition(rewritesBeginning, "the output was not created with rewritesBeginning")
        guard lseek(descriptor, 0, SEEK_SET) == 0 else { throw OutputFileError(path, number: errno) }
        try append(bytes)
    }

    /// Completes the output: renames a regular file, and sends buffered data to a stream.
    ///
    /// Nothing can be written afterwards.
    package func commit() throws(OutputFileError) {
        guard descriptor >= 0 else { return }
        guard let temporary else { return try closeStream() }
        guard !isStream else { return try sendKept(temporary) }
        if case .file(let mode, let owner, let group) = target.kind {
            // Only the superuser may change the owner of a file. If the owner cannot be preserved, neither are set-ID
            // permissions.
            let isOwners = fchown(descriptor, owner, group) == 0
            _ = fchmod(descriptor, isOwners ? mode : mode & 0o777)
        }
        // Some file systems do not support synchronisation, and report that.
        let isOnDisk = fsync(descriptor) == 0 || errno == EINVAL || errno == ENOTSUP || errno == EROFS
        let number = errno
        guard isOnDisk else { throw OutputFileError(path, number: number) }
        let closed = close(descriptor)
        descriptor = -1
        // Network file systems may report a full disk only when the file is closed.
        guard closed == 0 || errno == EINTR else {
            let number = errno
            TemporaryFiles.remove(temporary)
            throw OutputFileError(path, number: number)
        }
        if let failure = TemporaryFiles.rename(temporary, to: target.path) {
            throw OutputFileError(path, number: failure.number)
        }
    }

    /// Writes a complete output.
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

    /// Sends the contents of a temporary file to the stream.
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

    /// Verifies that a file is writable, without changing it.
    private static func checkWritable(_ target: String, _ path: String) throws(OutputFileError) {
        let descriptor = open(target, O_WRONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
        guard descriptor >= 0 else { throw OutputFileError(path, number: errno) }
        _ = close(descriptor)
    }
}
