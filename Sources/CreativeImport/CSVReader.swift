internal import CCSV
internal import Foundation

/// Reads rows of CSV (RFC 4180) with libcsv in strict mode.
///
/// libcsv does not report the line at which it stopped, so it is fed line by line. After a malformed row, a new parser
/// starts after the **first** line of that row: an unterminated quote costs one row, not all rows that follow.
final class CSVReader: RowSource {
    private let lines: LineSource
    private let file: String
    private let longest: Int
    private let delimiter: UInt8
    private var parser = csv_parser()
    private let row = CSVRow()
    /// The lines of the current row, kept in case it is malformed.
    private var pending: [LineSource.Line] = []
    private var pendingBytes = 0
    private var sawBlankLine = false

    var position: Int { lines.source.position }
    var encoding: TextEncoding { lines.source.encoding }

    /// Creates a reader.
    ///
    /// - Parameters:
    ///   - delimiter: The byte that separates fields.
    ///   - longest: The maximum length of a row in bytes.
    init(_ lines: LineSource, file: String, delimiter: UInt8, longest: Int) {
        self.lines = lines
        self.file = file
        self.delimiter = delimiter
        self.longest = longest
        begin()
    }

    deinit { csv_free(&parser) }

    /// Returns the next row that is not blank, or `nil` at the end. The row is valid until the next call.
    ///
    /// - Throws: ``ImportError`` for a malformed row. The next call continues after it.
    func next() throws -> CSVRow? {
        while let line = try lines.next() {
            if pending.isEmpty { row.begin(line: line.number) }
            pending.append(line)
            pendingBytes += line.bytes.count
            guard pendingBytes <= longest else {
                throw broken(
                    .recordTooLong, "the row is longer than \(longest) bytes; check for an unterminated quote"
                )
            }
            guard feed(line.bytes) else {
                throw broken(.malformedRow, "unexpected or unterminated quote")
            }
            guard row.isComplete else {
                // A blank line is not a row, but a line inside quotes is part of one.
                if csvIsBetweenRows {
                    sawBlankLine = true
                    forget()
                }
                continue
            }
            finish()
            return row
        }
        guard !pending.isEmpty else { return nil }
        guard csv_fini(&parser, Self.onField, Self.onRow, row.callbackContext) == 0
        else {
            let error = broken(.malformedRow, "unterminated quote")
            throw error
        }
        finish()
        row.isCut = true
        return row.isComplete ? row : nil
    }

    private func finish() {
        row.followsBlankLine = sawBlankLine
        sawBlankLine = false
        forget()
    }

    private var csvIsBetweenRows: Bool { row.count == 0 && parser.quoted == 0 && parser.entry_pos == 0 }

    private func forget() {
        pending.removeAll(keepingCapacity: true)
        pendingBytes = 0
    }

    private func begin() {
        csv_init(&parser, UInt8(CSV_STRICT | CSV_STRICT_FINI))
        csv_set_delim(&parser, delimiter)
    }

    /// Feeds a line to the parser. Returns `false` if the parser stops before the end of the line.
    private func feed(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.withUnsafeBytes { buffer in
            csv_parse(
                &parser, buffer.baseAddress, buffer.count, Self.onField, Self.onRow, row.callbackContext)
                == buffer.count
        }
    }

    /// Returns the error for the current row, and restarts on the line after the row's first line.
    private func broken(_ code: ImportError.Code, _ message: String) -> ImportError {
        csv_free(&parser)
        begin()
        let first = pending[0].number
        lines.giveBack(Array(pending.dropFirst()))
        forget()
        return ImportError(code, file: file, line: first, message)
    }

    private static let onField:
        @convention(c) (UnsafeMutableRawPointer?, Int, UnsafeMutableRawPointer?) -> Void = {
            field, length, context in
            guard let context else { return }
            CSVRow.append(UnsafeRawBufferPointer(start: field, count: length), to: context)
        }

    private static let onRow: @convention(c) (Int32, UnsafeMutableRawPointer?) -> Void = { _, context in
        guard let context else { return }
        CSVRow.complete(context)
    }
}
