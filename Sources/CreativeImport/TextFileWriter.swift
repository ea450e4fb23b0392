public import Foundation

/// Writes a file of text that appears under its name when it is complete: a run that is cut off leaves nothing half written
/// there.
public final class TextFileWriter {
    private let target: URL
    private let temporary: URL
    private let handle: FileHandle
    private var buffer: [UInt8] = []

    /// Begins a file.
    ///
    /// - Throws: ``ImportError`` with code `unreadableFile` where it cannot be written.
    public init(_ file: URL) throws {
        target = file
        temporary = file.deletingLastPathComponent().appendingPathComponent(
            ".\(file.lastPathComponent).\(ProcessInfo.processInfo.processIdentifier).part")
        guard FileManager.default.createFile(atPath: temporary.path, contents: nil),
            let handle = FileHandle(forWritingAtPath: temporary.path)
        else {
            throw ImportError(.unreadableFile, file: file.lastPathComponent, "cannot be written")
        }
        self.handle = handle
    }

    deinit {
        // A writer that was never closed leaves nothing behind.
        try? FileManager.default.removeItem(at: temporary)
    }

    /// Writes text as UTF-8.
    public func write(_ text: String) throws { try write(text.utf8) }

    /// Writes bytes.
    func write(_ bytes: some Collection<UInt8>) throws {
        buffer += bytes
        if buffer.count > 1 << 16 { try flush() }
    }

    /// Completes the file and puts it in its place.
    public func close() throws {
        try flush()
        try handle.close()
        guard rename(temporary.path, target.path) == 0 else {
            throw ImportError(
                .unreadableFile, file: target.lastPathComponent,
                "cannot be written: \(String(cString: strerror(errno)))")
        }
    }

    private func flush() throws {
        do { try handle.write(contentsOf: buffer) } catch {
            throw ImportError(.unreadableFile, file: target.lastPathComponent, "cannot be written")
        }
        buffer.removeAll(keepingCapacity: true)
    }
}
