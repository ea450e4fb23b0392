internal import Foundation

/// The text of a file as UTF-8, without a byte order mark.
struct DealFileText {
    let bytes: [UInt8]

    /// Reads a file into memory.
    ///
    /// - Throws: ``ImportError`` if the file cannot be read, is empty, too large or not UTF-8.
    init(_ file: URL, limit: Int) throws {
        let name = file.lastPathComponent
        let source = try ByteSource(file)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(min(source.size, limit))
        while true {
            let piece = try source.next()
            if piece.isEmpty { break }
            bytes += piece
            // The size of a pipe is not known in advance, and UTF-16 may grow in UTF-8.
            guard bytes.count <= limit else {
                throw ImportError(
                    .fileTooLarge, file: name, "is larger than \(limit) bytes; split it into several files")
            }
        }
        guard bytes.contains(where: { !Self.isSpace($0) }) else {
            throw ImportError(.emptyFile, file: name, "is empty, expected deals as JSON")
        }
        // JSON contains no NUL, and Foundation would guess UTF-16, which it detects only in part.
        guard !bytes.contains(0) else {
            throw ImportError(
                .invalidEncoding, file: name, "contains NUL bytes; it may be UTF-16 without a byte order mark"
            )
        }
        self.bytes = bytes
        guard String(validating: bytes, as: UTF8.self) == nil else { return }
        let line = lines.first { String(validating: $0.bytes, as: UTF8.self) == nil }?.number
        throw ImportError(.invalidEncoding, file: name, line: line, "is not \(source.encoding)")
    }

    /// The lines that are not blank, with their numbers from 1.
    var lines: some Sequence<(bytes: ArraySlice<UInt8>, number: Int)> {
        var start = 0
        var number = 0
        return AnyIterator {
            while start < bytes.count {
                let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
                let line = bytes[start..<end]
                start = end + 1
                number += 1
                if line.contains(where: { !Self.isSpace($0) }) { return (line, number) }
            }
            return nil
        }
    }

    /// The first byte that is not a space.
    var firstByte: UInt8? { bytes.first { !Self.isSpace($0) } }

    /// Returns whether a byte is white space in JSON.
    static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
    }
}
