public import Foundation
internal import StageCore

/// Writes a text file that appears under its name only once it is complete. An interrupted run leaves no partial file.
///
/// If the path is a symbolic link, its target is replaced and keeps its permissions. A device or a pipe is written to directly.
public final class TextFileWriter {
    private let target: URL
    private let output: OutputFile
    private var buffer: [UInt8] = []

    /// Creates a file.
    ///
    /// - Throws: ``ImportError`` with code `unreadableFile` if the file cannot be written.
    public init(_ file: URL) throws {
        target = file
        output = try Self.writing(file) { try OutputFile(file.path) }
    }

    /// Writes text as UTF-8.
    public func write(_ text: String) throws { try write(text.utf8) }

    /// Writes bytes.
    func write(_ bytes: some Collection<UInt8>) throws {
        buffer += bytes
        if buffer.count > 1 << 16 { try flush() }
    }

    /// Completes the file and moves it to its path.
    ///
    /// - Throws: ``ImportError`` with code `unreadableFile` and the system's reason. No partial file is left behind.
    public func close() throws {
        try flush()
        try Self.writing(target) { try output.commit() }
    }

    private func flush() throws {
        try Self.writing(target) { try output.append(buffer) }
        buffer.removeAll(keepingCapacity: true)
    }

    private static func writing<Value>(_ file: URL, _ work: () throws -> Value) throws -> Value {
        do {
            return try work()
        } catch let error as OutputFileError {
            let (name, path) = (file.lastPathComponent, file.relativePath)
            let whole = path == name ? "" : " (\(Quoted.escaped(path, limit: 240)))"
            throw ImportError(.unreadableFile, file: name, "cannot be written: \(error.reason)\(whole)")
        }
    }
}
