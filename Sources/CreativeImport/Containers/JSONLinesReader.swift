internal import Foundation

/// Reads JSON Lines as rows, after a header row of member names.
final class JSONLinesReader: RowSource {
    private let lines: LineSource
    private let file: String
    private let longest: Int
    private let columns: [String: Int]
    private let header: [String]
    private var isFirst = true
    private let row = CSVRow()

    var position: Int { lines.source.position }
    var encoding: TextEncoding { lines.source.encoding }

    /// Returns the names of all members, in order of first appearance.
    ///
    /// - Throws: ``ImportError`` if there are more members than a table can have columns, or if no line is an object and the first one
    ///   looks like one.
    static func names(_ source: ByteSource, file: String, longest: Int) throws -> [String] {
        let lines = LineSource(source, longest: longest)
        var names: [String] = []
        var known: Set<String> = []
        var firstProblem: ImportError?
        while let line = try lines.next() {
            let fields: JSONFields
            do { fields = try JSONFields(line.bytes) } catch let problem as JSONFields.Problem {
                if firstProblem == nil, line.bytes.filter({ $0 > 0x20 }).starts(with: Array("{\"".utf8)) {
                    firstProblem = ImportError(.malformedJSON, file: file, line: line.number, problem.message)
                }
                continue
            }
            for field in fields.fields where known.insert(field.name).inserted { names.append(field.name) }
            guard names.count <= 16_384 else {
                throw ImportError(
                    .malformedJSON, file: file, "the objects have more than 16384 distinct members")
            }
        }
        if names.isEmpty, let firstProblem { throw firstProblem }
        return names
    }

    init(_ source: ByteSource, names: [String], file: String, longest: Int) {
        lines = LineSource(source, longest: longest)
        self.file = file
        self.longest = longest
        header = names
        columns = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    }

    func next() throws -> CSVRow? {
        if isFirst {
            isFirst = false
            return row(of: header, line: 1)
        }
        while let line = try lines.next() {
            guard line.bytes.contains(where: { $0 > 0x20 }) else { continue }
            guard line.bytes.count <= longest else {
                throw ImportError(
                    .recordTooLong, file: file, line: line.number, "the line is longer than \(longest) bytes")
            }
            let fields: JSONFields
            do { fields = try JSONFields(line.bytes) } catch let problem as JSONFields.Problem {
                throw ImportError(.malformedJSON, file: file, line: line.number, problem.message)
            }
            var cells = Array(repeating: "", count: header.count)
            for field in fields.fields {
                if let column = columns[field.name] { cells[column] = field.text }
            }
            return row(of: cells, line: line.number)
        }
        return nil
    }

    private func row(of cells: [String], line: Int) -> CSVRow {
        row.begin(line: line)
        for var cell in cells {
            cell.withUTF8 { CSVRow.append(UnsafeRawBufferPointer($0), to: row.callbackContext) }
        }
        CSVRow.complete(row.callbackContext)
        return row
    }
}
