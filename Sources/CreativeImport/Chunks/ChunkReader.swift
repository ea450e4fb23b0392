/// Reads the rows of a chunk of delimited text by the marks between its fields, with the results of ``CSVReader``: the same fields,
/// line numbers and errors.
///
/// The fields refer to the memory of the chunk, except those with doubled quotes, which are copied.
final class ChunkReader: RowSource {
    private let chunk: TextChunk
    private let file: String
    private let longest: Int
    private let delimiter: UInt8
    private let text: UnsafePointer<UInt8>
    private let count: Int
    private let marks: UnsafePointer<UInt32>
    private let memory: MarkBuffer
    private let row = CSVRow()
    private let isASCII: Bool
    /// The start of the next record, and the index of the first mark that is not before it.
    private var start = 0
    private var mark = 0
    /// The line of ``start``.
    private var line: Int
    private var sawBlankLine: Bool
    /// The start and line of a record that continues after the chunk; `nil` if there is none.
    private(set) var unfinished: (start: Int, line: Int)?

    var position: Int { chunk.position }
    var encoding: TextEncoding { chunk.encoding }
    /// Whether a blank line follows the last row.
    var endsWithBlankLine: Bool { sawBlankLine }

    /// Creates a reader.
    ///
    /// - Parameters:
    ///   - marks: Memory for the marks, which belongs to the reader until its last row.
    ///   - followsBlankLine: Whether the line before the chunk is blank.
    init(
        _ chunk: TextChunk, marks: MarkBuffer, file: String, delimiter: UInt8, longest: Int,
        followsBlankLine: Bool
    ) {
        self.chunk = chunk
        self.file = file
        self.delimiter = delimiter
        self.longest = longest
        line = chunk.line
        sawBlankLine = followsBlankLine
        marks.scan(chunk.bytes, delimiter: delimiter)
        memory = marks
        self.marks = UnsafePointer(marks.marks)
        text = UnsafePointer(chunk.bytes.start)
        count = chunk.bytes.count
        isASCII = FieldBytes(start: text, count: count).isASCII
    }

    /// Returns the next row that is not blank, or `nil` at the end or before an unfinished record.
    func next() throws -> CSVRow? {
        while start < count, unfinished == nil {
            row.begin(line: line)
            switch record() {
            case .row(let end, let mark, let lines, let isCut):
                guard end - start <= longest else { throw tooLong() }
                (start, self.mark) = (end, mark)
                line += lines
                row.followsBlankLine = sawBlankLine
                row.isCut = isCut
                row.isKnownASCII = isASCII
                sawBlankLine = false
                row.complete()
                return row
            case .blank(let end, let mark):
                guard end - start <= longest else { throw tooLong() }
                (start, self.mark) = (end, mark)
                line += 1
                sawBlankLine = true
            case .malformed(let index):
                let end = lineEnd(from: index)
                let isTooLong = end - start > longest
                throw isTooLong ? tooLong() : broken(.malformedRow, "unexpected or unterminated quote")
            case .open:
                guard count - start <= longest else { throw tooLong() }
                guard chunk.isLast else {
                    unfinished = (start, line)
                    return nil
                }
                throw broken(.malformedRow, "unterminated quote")
            }
        }
        return nil
    }

    /// The outcome of reading one record.
    private enum Record {
        /// A row up to `end`, with the next mark, and the number of lines in it.
        case row(end: Int, mark: Int, lines: Int, isCut: Bool)
        case blank(end: Int, mark: Int)
        /// A quote at this place does not fit.
        case malformed(at: Int)
        /// The chunk ends inside quotes.
        case open
    }

    private func record() -> Record {
        var mark = mark
        var lines = 1
        var first = start
        while true {
            let end = Int(marks[mark])
            let byte = end < count ? text[end] : Self.lineFeed
            if byte == Self.quote {
                guard Self.isBlank(text + first, end - first, delimiter) else { return .malformed(at: end) }
                switch quoted(&mark, &lines, from: end) {
                case .closed: break
                case .malformed(let index): return .malformed(at: index)
                case .open: return .open
                }
                let end = Int(marks[mark])
                if end < count, text[end] == delimiter {
                    mark += 1
                    first = end + 1
                    continue
                }
                return finish(end, mark, lines)
            }
            if byte == delimiter {
                row.refer(to: trimmed(text + first, end - first))
                mark += 1
                first = end + 1
                continue
            }
            let field = trimmed(text + first, end - first)
            if field.isEmpty, row.count == 0 {
                let next = afterLine(end, mark)
                return .blank(end: next.end, mark: next.mark)
            }
            row.refer(to: field)
            return finish(end, mark, lines)
        }
    }

    private enum Quoted {
        case closed
        case malformed(at: Int)
        case open
    }

    /// Reads a quoted field from its first quote up to the mark after it, at which `mark` is left.
    private func quoted(_ mark: inout Int, _ lines: inout Int, from open: Int) -> Quoted {
        var hasDoubled = false
        mark += 1
        while true {
            let index = Int(marks[mark])
            guard index < count else { return .open }
            let byte = text[index]
            if byte == Self.quote {
                // The byte after a quote decides.
                guard index + 1 < count, text[index + 1] == Self.quote else {
                    mark += 1
                    refer(to: FieldBytes(start: text + open + 1, count: index - open - 1), hasDoubled)
                    let next = Int(marks[mark])
                    var rest = index + 1
                    while rest < next {
                        guard Self.isSpace(text[rest], delimiter) else { return .malformed(at: rest) }
                        rest += 1
                    }
                    if next < count, text[next] == Self.quote { return .malformed(at: next) }
                    return .closed
                }
                hasDoubled = true
                mark += 2
                continue
            }
            if byte == Self.lineFeed
                || byte == Self.carriageReturn && !(index + 1 < count && text[index + 1] == Self.lineFeed)
            {
                lines += 1
            }
            mark += 1
        }
    }

    private func refer(to field: FieldBytes, _ hasDoubled: Bool) {
        guard hasDoubled else {
            row.refer(to: field)
            return
        }
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: field.count) { copy in
            var length = 0
            var index = 0
            while index < field.count {
                copy[length] = field[index]
                length += 1
                index += field[index] == Self.quote ? 2 : 1
            }
            row.append(UnsafeRawBufferPointer(start: copy.baseAddress, count: length))
        }
    }

    private func finish(_ end: Int, _ mark: Int, _ lines: Int) -> Record {
        let next = afterLine(end, mark)
        return .row(end: next.end, mark: next.mark, lines: lines, isCut: end == count)
    }

    /// Returns the position after the line ending at a mark, and the next mark.
    @inline(__always)
    private func afterLine(_ end: Int, _ mark: Int) -> (end: Int, mark: Int) {
        guard end < count else { return (count, mark) }
        let isPair = text[end] == Self.carriageReturn && end + 1 < count && text[end + 1] == Self.lineFeed
        return isPair ? (end + 2, mark + 2) : (end + 1, mark + 1)
    }

    // MARK: Malformed records

    private func tooLong() -> ImportError {
        broken(.recordTooLong, "the row is longer than \(longest) bytes; check for an unterminated quote")
    }

    /// Returns the error for the record at ``start``, and continues on the line after its first line.
    private func broken(_ code: ImportError.Code, _ message: String) -> ImportError {
        let error = ImportError(code, file: file, line: line, message)
        start = lineEnd(from: start)
        line += 1
        while Int(marks[mark]) < start { mark += 1 }
        return error
    }

    /// Returns the position after the line that contains a position.
    private func lineEnd(from position: Int) -> Int {
        var index = position
        while index < count {
            if text[index] == Self.lineFeed { return index + 1 }
            if text[index] == Self.carriageReturn {
                return index + 1 < count && text[index + 1] == Self.lineFeed ? index + 2 : index + 1
            }
            index += 1
        }
        return count
    }

    // MARK: Spaces

    /// Returns a field without the spaces around it.
    @inline(__always)
    private func trimmed(_ start: UnsafePointer<UInt8>, _ count: Int) -> FieldBytes {
        // Nearly all fields have none.
        if count == 0 || start[0] > 0x20 && start[count - 1] > 0x20 {
            return FieldBytes(start: start, count: count)
        }
        var (first, last) = (0, count)
        while first < last, Self.isSpace(start[first], delimiter) { first += 1 }
        while last > first, Self.isSpace(start[last - 1], delimiter) { last -= 1 }
        return FieldBytes(start: start + first, count: last - first)
    }

    private static func isBlank(_ start: UnsafePointer<UInt8>, _ count: Int, _ delimiter: UInt8) -> Bool {
        for index in 0..<count where !isSpace(start[index], delimiter) { return false }
        return true
    }

    @inline(__always)
    private static func isSpace(_ byte: UInt8, _ delimiter: UInt8) -> Bool {
        (byte == 0x20 || byte == 0x09) && byte != delimiter
    }

    private static let quote = UInt8(ascii: "\"")
    private static let lineFeed = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")
}
