internal import Foundation

/// A stream of physical lines, numbered, each with its ending (LF, CRLF or a lone CR).
///
/// Lines can be returned to the source to be read again. This is how reading continues after a malformed row.
final class LineSource {
    /// One physical line.
    struct Line {
        var bytes: ArraySlice<UInt8>
        /// The line number, from 1.
        var number: Int
    }

    let source: ByteSource
    private var buffer: [UInt8] = []
    private var start = 0
    private var nextNumber = 1
    private var isAtEnd = false
    private var returned: [Line] = []
    private let longest: Int

    /// Creates a source of lines.
    ///
    /// - Parameter longest: The maximum length of a line. A longer line is cut to `longest + 1` bytes, and the rest is skipped.
    init(_ source: ByteSource, longest: Int) {
        self.source = source
        self.longest = longest
    }

    /// Returns the next line, or `nil` at the end.
    func next() throws -> Line? {
        if let line = returned.popLast() { return line }
        // The length of the prefix without an ending: each byte is searched once.
        var searched = 0
        while true {
            if let end = endOfLine(from: start + searched) { return take(to: end) }
            if isAtEnd { return start < buffer.count ? take(to: buffer.count) : nil }
            searched = buffer.count - start
            if searched > longest { return try takeTooLong() }
            // A CR at the very end may be half of a CRLF, so it is searched again.
            if buffer.last == UInt8(ascii: "\r"), searched > 0 { searched -= 1 }
            try refill()
        }
    }

    /// Returns lines to the source, which are read next in their order.
    func giveBack(_ lines: [Line]) {
        returned += lines.reversed()
    }

    private func take(to end: Int) -> Line {
        defer {
            start = end
            nextNumber += 1
        }
        return Line(bytes: buffer[start..<end], number: nextNumber)
    }

    private func takeTooLong() throws -> Line {
        let line = Line(bytes: buffer[start...(start + longest)], number: nextNumber)
        while true {
            if let end = endOfLine(from: start) {
                start = end
                break
            }
            // A CR at the very end may be half of a CRLF, so it is kept for the next search.
            let keepsCR = buffer.last == UInt8(ascii: "\r") && !isAtEnd
            start = buffer.count - (keepsCR ? 1 : 0)
            if isAtEnd { break }
            try refill()
        }
        nextNumber += 1
        return line
    }

    private func refill() throws {
        let more = try source.next()
        if more.isEmpty { isAtEnd = true }
        if start > 0 {
            buffer.removeFirst(start)
            start = 0
        }
        buffer += more
    }

    /// Returns the index after the next line ending at or after an index, or `nil` if no line is complete.
    private func endOfLine(from index: Int) -> Int? {
        buffer.withUnsafeBufferPointer { bytes in
            guard index < bytes.count, let base = bytes.baseAddress else { return nil }
            let length = bytes.count - index
            let feed = memchr(base + index, 0x0A, length).map {
                base.distance(to: $0.assumingMemoryBound(to: UInt8.self))
            }
            let searched = feed.map { $0 - index } ?? length
            let carriage = memchr(base + index, 0x0D, searched)
                .map { base.distance(to: $0.assumingMemoryBound(to: UInt8.self)) }
            guard let carriage else { return feed.map { $0 + 1 } }
            if carriage + 1 < bytes.count { return bytes[carriage + 1] == 0x0A ? carriage + 2 : carriage + 1 }
            return isAtEnd ? carriage + 1 : nil
        }
    }
}
