internal import Foundation

/// A file that can be read several times. A pipe is first copied to an unnamed temporary file, which bounds memory.
final class InputFile {
    /// The file's name, for messages.
    let name: String
    /// The size in bytes.
    let size: Int
    /// The folder against which relative paths in the file are resolved.
    let folder: URL
    private let descriptor: Int32

    /// Opens a file. The path `/dev/stdin` is standard input.
    ///
    /// - Throws: ``ImportError`` if the file is missing, a directory, a device or unreadable.
    init(_ file: URL) throws {
        name = Self.name(of: file)
        folder = file.absoluteURL.deletingLastPathComponent()
        let opened = try Self.open(file, name: name)
        guard opened.isPipe else {
            descriptor = opened.descriptor
            size = opened.size
            return
        }
        let copy = try Self.temporaryFile(name: name)
        descriptor = copy
        size = try Self.copy(
            FileStream(descriptor: opened.descriptor, name: name, isSeekable: false), to: copy, name: name)
    }

    /// Copies a stream to an unnamed temporary file, such as a workbook inside an archive.
    ///
    /// - Parameters:
    ///   - name: The name for messages.
    ///   - folder: The folder against which relative paths are resolved.
    init(copying stream: any ByteStream, name: String, folder: URL) throws {
        self.name = name
        self.folder = folder
        let copy = try Self.temporaryFile(name: name)
        descriptor = copy
        size = try Self.copy(stream, to: copy, name: name)
    }

    deinit { close(descriptor) }

    /// Returns a stream from the beginning of the file.
    func stream() throws -> FileStream {
        FileStream(descriptor: try reopened(), name: name, isSeekable: true)
    }

    /// Returns a new descriptor at the beginning of the file. The caller closes it.
    func reopened() throws -> Int32 {
        let again = Foundation.open("/proc/self/fd/\(descriptor)", O_RDONLY | O_CLOEXEC)
        guard again >= 0 else { throw SystemFailure.open(errno, of: name) }
        return again
    }

    /// Returns the first bytes of the file.
    func head(_ count: Int) throws -> [UInt8] {
        let stream = try stream()
        var head: [UInt8] = []
        while head.count < count {
            let more = try stream.read(count - head.count)
            if more.isEmpty { break }
            head += more
        }
        return head
    }

    /// Returns the name of a file for messages.
    static func name(of file: URL) -> String {
        file.path == "/dev/stdin" ? "standard input" : file.lastPathComponent
    }

    /// Opens a file or pipe. Devices are rejected, as they may never end.
    static func open(_ file: URL, name: String) throws -> (descriptor: Int32, size: Int, isPipe: Bool) {
        let descriptor = Foundation.open(file.path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw SystemFailure.open(errno, of: name) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            close(descriptor)
            throw ImportError(.unreadableFile, file: name, "cannot be examined")
        }
        let kind = status.st_mode & S_IFMT
        guard kind == S_IFREG || kind == S_IFIFO else {
            close(descriptor)
            let found = kind == S_IFDIR ? "a directory" : "a device"
            throw ImportError(.unreadableFile, file: name, "is \(found), expected a file")
        }
        return (descriptor, Int(status.st_size), kind == S_IFIFO)
    }

    /// Creates an unnamed file, which is removed when it is closed, however the process ends.
    private static func temporaryFile(name: String) throws -> Int32 {
        let folder = FileManager.default.temporaryDirectory.path
        var template = Array((folder + "/creatives-input-XXXXXX").utf8CString)
        let descriptor = mkstemp(&template)
        guard descriptor >= 0 else {
            throw ImportError(
                .unreadableFile, file: name,
                "cannot be copied to \(Quoted.escaped(folder)): \(String(cString: strerror(errno)))")
        }
        unlink(template)
        return descriptor
    }

    private static func copy(_ stream: any ByteStream, to descriptor: Int32, name: String) throws -> Int {
        while true {
            let bytes = try stream.read(1 << 18)
            if bytes.isEmpty { return stream.position }
            var rest = bytes[...]
            while !rest.isEmpty {
                let written = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
                guard written >= 0 || errno == EINTR else {
                    throw ImportError(
                        .unreadableFile, file: name,
                        "cannot be copied to a temporary file: \(String(cString: strerror(errno)))")
                }
                rest = rest.dropFirst(max(0, written))
            }
        }
    }
}
