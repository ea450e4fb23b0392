internal import Foundation
internal import StageCore

/// One pass over the rows of a table after its header, on several threads if the table is text.
///
/// Each part of the text is read by itself, under the assumption that the part before ends between two records and
/// leaves nothing to remember, such as the end of the rows. If this assumption is wrong, the part is read again, from
/// the state in which the previous part ended. The result is therefore that of reading from start to end.
struct RowPass {
    private let table: TableSource
    private let found: HeaderSearch.Found
    private let layout: RowLayout
    private let options: CreativeImporter.Options

    /// Prepares a pass.
    init(
        _ table: TableSource, _ found: HeaderSearch.Found, _ layout: RowLayout,
        _ options: CreativeImporter.Options
    ) {
        self.table = table
        self.found = found
        self.layout = layout
        self.options = options
    }

    /// The position and size of a part, for progress.
    struct Position {
        /// The bytes of the file that were read.
        var bytes: Int
        /// The encoding of the text.
        var encoding: TextEncoding
    }

    /// What one part leaves to the next.
    private struct State: Equatable {
        var isPastHeader = false
        var followsBlankLine = false
        var sorter = RowSorter.State()
        /// The beginning of a record that continues in the next part, and its line.
        var rest: TextBytes?
        var restLine = 0

        static func == (left: State, right: State) -> Bool {
            left.isPastHeader == right.isPastHeader && left.followsBlankLine == right.followsBlankLine
                && left.sorter == right.sorter && left.rest == nil && right.rest == nil
        }
    }

    /// Reads all rows.
    ///
    /// - Parameters:
    ///   - read: Reads the rows of a part on any thread. It may be called twice for a part.
    ///   - merge: Takes the parts in the order of the file, one at a time. An error ends the pass.
    func run<Part>(
        read:
            @escaping (_ rows: any RowSource, _ state: inout RowSorter.State, _ pool: TextPool) throws -> Part,
        merge: (Part, Position) throws -> Void
    ) throws {
        guard let splitter = try table.chunks(encoding: found.encoding, options: options) else {
            try runInOrder(read, merge)
            return
        }
        var state = State()
        let queue = ChunkQueue(splitter, window: 2 * options.threadCount + 2)
        try queue.run(threads: options.threadCount) { chunk, scratch in
            var assumed = State(isPastHeader: chunk.line > 1)
            let part = Result { try self.part(of: chunk, &assumed, scratch, read) }
            return (state: State(isPastHeader: chunk.line > 1), part: part, end: assumed)
        } merge: { chunk, result, scratch in
            var (part, end) = (result.part, result.end)
            if result.state != state {
                end = state
                var chunk = chunk
                if let rest = state.rest {
                    chunk.bytes = TextBytes(rest.buffer, chunk.bytes.buffer)
                    chunk.line = state.restLine
                    end.rest = nil
                }
                part = Result { try self.part(of: chunk, &end, scratch, read) }
            }
            state = end
            try merge(part.get(), Position(bytes: chunk.position, encoding: chunk.encoding))
        }
    }

    private func part<Part>(
        of chunk: TextChunk, _ state: inout State, _ scratch: ChunkQueue.Scratch,
        _ read: (any RowSource, inout RowSorter.State, TextPool) throws -> Part
    ) throws -> Part {
        let rows = ChunkReader(
            chunk, marks: scratch.marks, file: table.name, delimiter: found.delimiter,
            longest: options.maximumRecordBytes, followsBlankLine: state.followsBlankLine)
        if !state.isPastHeader { state.isPastHeader = try rows.skip(toLine: found.line) }
        let part = try read(rows, &state.sorter, scratch.pool)
        // Only tables with a footer distinguish.
        state.followsBlankLine = layout.platform.hasFooter && rows.endsWithBlankLine
        if let unfinished = rows.unfinished {
            state.rest = TextBytes(UnsafeRawBufferPointer(rebasing: chunk.bytes.buffer[unfinished.start...]))
            state.restLine = unfinished.line
        }
        return part
    }

    private func runInOrder<Part>(
        _ read: (any RowSource, inout RowSorter.State, TextPool) throws -> Part,
        _ merge: (Part, Position) throws -> Void
    ) throws {
        let rows = try table.rows(encoding: found.encoding, delimiter: found.delimiter, options: options)
        try rows.skip(toLine: found.line)
        var state = RowSorter.State()
        let pool = TextPool()
        let limited = LimitedRows(rows, count: 1 << 14)
        while !limited.isAtEnd {
            limited.begin()
            let part = try read(limited, &state, pool)
            try merge(part, Position(bytes: rows.position, encoding: rows.encoding))
        }
    }
}

/// A limited number of the rows of another source at a time.
private final class LimitedRows: RowSource {
    private let rows: any RowSource
    private let limit: Int
    private var count = 0
    private(set) var isAtEnd = false

    var position: Int { rows.position }
    var encoding: TextEncoding { rows.encoding }

    init(_ rows: any RowSource, count: Int) {
        self.rows = rows
        limit = count
    }

    /// Permits more rows.
    func begin() { count = 0 }

    func next() throws -> CSVRow? {
        guard count < limit else { return nil }
        count += 1
        let row = try rows.next()
        if row == nil { isAtEnd = true }
        return row
    }
}
