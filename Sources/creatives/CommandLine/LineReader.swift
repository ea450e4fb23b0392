internal import CreativeIntelligence
internal import Foundation

/// Texts that are read in batches.
protocol TextBatches {
    /// The number of bytes read so far.
    var bytesRead: Int { get }
    /// The number of bytes in total, if known.
    var byteCount: Int? { get }

    /// Returns the next texts, at least one and approximately the requested number of bytes, or `nil` at the end.
    ///
    /// - Parameter lineCount: The maximum number of texts, which limits batches of short ones.
    mutating func next(byteCount wanted: Int, lineCount: Int) throws -> [String]?
}

/// Reads a column of a CSV file. Its size does not tell how much of it was read.
struct CSVTextBatches: TextBatches {
    private var texts: CSVTexts
    private(set) var bytesRead = 0
    let byteCount: Int? = nil

    init(_ path: String, column: String) throws {
        texts = try CSVTexts(URL(fileURLWithPath: path), column: column)
    }

    mutating func next(byteCount wanted: Int, lineCount: Int) throws -> [String]? {
        var batch: [String] = []
        var size = 0
        while size < wanted, batch.count < lineCount, let row = try texts.next() {
            batch.append(row.text)
            size += row.text.utf8.count + 1
        }
        bytesRead += size
        return batch.isEmpty ? nil : batch
    }
}

/// Reads lines of UTF-8 from a file or standard input incrementally. A line ends with LF or CRLF; the last
/// line may end with the file.
struct LineReader: TextBatches {
    private let name: String
    private let handle: FileHandle
    private var pending = Data()
    private var lineCount = 0
    private var isAtEnd = false
    /// The number of bytes read so far, and the total number if known.
    private(set) var bytesRead = 0
    let byteCount: Int?

    /// No text is this long; a longer line indicates missing line ends.
    private static let longestLine = 1 << 26
    private static let portion = 1 << 18

    /// - Parameter path: The path of a file, or `-` for standard input.
    init(_ path: String) throws {
        if path == "-" {
            (name, handle, byteCount) = ("standard input", .standardInput, nil)
        } else {
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue,
                let file = FileHandle(forReadingAtPath: path)
            else {
                throw CommandError(
                    .inaccessibleFile, "\(path): cannot be read, expected a file with one text per line")
            }
            let size = try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
            (name, handle, byteCount) = (path, file, size.flatMap { $0 > 0 ? $0 : nil })
        }
    }

    mutating func next(byteCount wanted: Int, lineCount: Int) throws -> [String]? {
        var lines: [String] = []
        var size = 0
        while size < wanted, lines.count < lineCount, let line = try nextLine() {
            lines.append(line)
            size += line.utf8.count + 1
        }
        return lines.isEmpty ? nil : lines
    }

    private mutating func nextLine() throws -> String? {
        var searched = 0
        while true {
            if let end = pending[(pending.startIndex + searched)...].firstIndex(of: UInt8(ascii: "\n")) {
                let line = pending[pending.startIndex..<end]
                pending = pending[(end + 1)...]
                return try text(of: line.last == UInt8(ascii: "\r") ? line.dropLast() : line)
            }
            guard pending.count <= Self.longestLine else {
                throw CommandError(
                    .malformedFile,
                    "\(name), line \(lineCount + 1): longer than \(Self.longestLine) bytes, expected one text per line"
                )
            }
            searched = pending.count
            guard !isAtEnd, let more = try read() else {
                guard !pending.isEmpty else { return nil }
                defer { pending = Data() }
                return try text(of: pending)
            }
            pending.append(more)
        }
    }

    private mutating func read() throws -> Data? {
        do {
            guard let data = try handle.read(upToCount: Self.portion), !data.isEmpty else {
                isAtEnd = true
                return nil
            }
            bytesRead += data.count
            return data
        } catch {
            throw CommandError(.inaccessibleFile, "\(name): cannot be read: \(SystemReason.text(of: error))")
        }
    }

    private mutating func text(of line: Data) throws -> String {
        lineCount += 1
        let isFirst = lineCount == 1
        guard let text = String(validating: line, as: UTF8.self) else {
            throw CommandError(.malformedFile, "\(name), line \(lineCount): is not valid UTF-8")
        }
        // A byte order mark is not part of the first text.
        return isFirst && text.unicodeScalars.first == "\u{FEFF}"
            ? String(text.unicodeScalars.dropFirst()) : text
    }
}
