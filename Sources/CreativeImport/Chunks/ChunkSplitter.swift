internal import CVectorKernels
internal import Foundation

/// Splits a text into chunks, most likely between two records.
///
/// A line ending with an even number of quotes before it is the end of a record, as long as all records before it are well-formed. If
/// they are not, a chunk may begin inside a record. Readers find out, as the chunk before ends with an unfinished record.
final class ChunkSplitter {
    private let source: ByteSource
    private let size: Int
    private let longest: Int
    /// The bytes that were read and not passed on.
    private var rest: [UInt8] = []
    private var nextLine = 1
    private var isAtEnd = false

    /// Creates a splitter.
    ///
    /// - Parameters:
    ///   - size: The number of bytes of a chunk, or more if no line ends there.
    ///   - longest: The maximum length of a record. A line that is longer is cut to `longest + 1` bytes.
    init(_ source: ByteSource, size: Int, longest: Int) {
        self.source = source
        self.size = size
        self.longest = longest
    }

    /// Returns the next chunk, or `nil` after the last one.
    func next() throws -> TextChunk? {
        guard !isAtEnd else { return nil }
        var wanted = size
        while true {
            while rest.count < wanted {
                let more = try source.next()
                if more.isEmpty {
                    isAtEnd = true
                    return chunk(rest.count)
                }
                rest += more
            }
            if let end = rest.withUnsafeBufferPointer({ boundary(in: $0) }) { return chunk(end) }
            if rest.count > size + 2 * longest { cutLine() }
            wanted = rest.count + max(1, min(size, 1 << 18))
        }
    }

    /// Passes on the first bytes.
    private func chunk(_ end: Int) -> TextChunk {
        let bytes = rest.withUnsafeBytes { TextBytes(UnsafeRawBufferPointer(rebasing: $0[..<end])) }
        rest.removeFirst(end)
        defer { nextLine += cvk_text_lines(bytes.start, bytes.count) }
        return TextChunk(
            bytes: bytes, line: nextLine, isLast: isAtEnd, position: source.position,
            encoding: source.encoding)
    }

    /// Returns the end of the last line that seems to end a record; `nil` if more bytes are needed.
    private func boundary(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        guard let base = bytes.baseAddress else { return nil }
        var quotes = cvk_text_count(base, bytes.count, Self.quote)
        var anyLine: Int?
        var index = bytes.count - 1
        // A CR at the end may be half of a CRLF.
        if bytes[index] == Self.carriageReturn { index -= 1 }
        while index >= 0 {
            let byte = bytes[index]
            if byte == Self.quote {
                quotes -= 1
            } else if byte == Self.lineFeed
                || byte == Self.carriageReturn && bytes[index + 1] != Self.lineFeed
            {
                if quotes % 2 == 0 { return index + 1 }
                if anyLine == nil { anyLine = index + 1 }
            }
            index -= 1
        }
        // No record is that long, so that a quote before it must be wrong.
        return bytes.count > size + longest ? anyLine : nil
    }

    /// Shortens the only line in `rest`, which is too long for a record, so that memory is bounded.
    private func cutLine() {
        let keepsReturn = rest.last == Self.carriageReturn
        rest.removeSubrange((longest + 1)...)
        if keepsReturn { rest.append(Self.carriageReturn) }
    }

    private static let quote = UInt8(ascii: "\"")
    private static let lineFeed = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")
}
