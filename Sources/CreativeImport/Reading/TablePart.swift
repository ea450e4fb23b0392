internal import CreativeModel
internal import StageCore

/// The rows of one part of a table.
struct TablePart {
    private let opened: OpenedTable
    private let options: CreativeImporter.Options
    private let pool: TextPool
    private var sorter: RowSorter
    private(set) var accumulator: ImportAccumulator
    private(set) var totals = TotalsTally()
    private(set) var counts: ImportReport.File
    /// The first problems, as many as a report keeps.
    private(set) var problems: [ImportError] = []

    /// What the rows say about the rows after them.
    var state: RowSorter.State { sorter.state }
    /// The number of ads whose name begins with a word for a total.
    var adsCalledTotal: Int { sorter.adsCalledTotal }

    /// Prepares for the rows of a part.
    ///
    /// - Parameter state: What the rows of the part before say about this one.
    init(_ opened: OpenedTable, options: CreativeImporter.Options, state: RowSorter.State, pool: TextPool) {
        self.opened = opened
        self.options = options
        self.pool = pool
        sorter = RowSorter(opened.layout, state: state)
        accumulator = ImportAccumulator(opened.layout, options: options)
        counts = ImportReport.File(name: opened.table.name, format: opened.layout.format)
    }

    /// Reads all rows.
    ///
    /// - Throws: ``ImportError`` for the first problem, unless the import keeps going.
    mutating func read(_ rows: any RowSource) throws {
        while true {
            do {
                guard let row = try rows.next() else { break }
                try take(row, encoding: rows.encoding)
            } catch let error as ImportError where error.code != .unreadableFile {
                guard options.keepsGoing else { throw error }
                counts.rejectedRows += 1
                if problems.count < ImportReport.keptProblems { problems.append(error) }
            }
        }
        if let (rowCount, sums) = accumulator.plainSums { totals.add(sums, rowCount: rowCount) }
    }

    private mutating func take(_ row: CSVRow, encoding: TextEncoding) throws {
        if accumulator.addPlain(row, { Cells(row: row, layout: opened.layout, pool: pool) }) {
            counts.rows += 1
            return
        }
        let cells = Cells(row: row, layout: opened.layout, pool: pool)
        do {
            switch try sorter.kind(of: row) {
            case .total:
                // A row of totals may be short, as it is not data.
                counts.totalRows += 1
                totals.addTotal(cells, line: row.line)
            case .footer: counts.footerRows += 1
            case .withoutAd: counts.rowsWithoutAd += 1
            case .data:
                try checkShape(of: row, encoding: encoding)
                let metrics = try accumulator.add(cells)
                totals.add(metrics, opened.layout)
                counts.rows += 1
            }
        } catch let problem as RowProblem {
            let header = opened.layout.header
            let column = problem.field.flatMap { header.indices.contains($0) ? header[$0] : nil }
            throw ImportError(
                problem.code, file: opened.table.name, line: row.line, column: column, problem.message)
        }
    }

    private func checkShape(of row: CSVRow, encoding: TextEncoding) throws {
        let expected = opened.layout.header.count
        let hasSurplus = row.count > expected && (expected..<row.count).contains { !row[$0].isEmpty }
        guard row.count >= expected, !hasSurplus else {
            throw RowProblem(
                .malformedRow, "the row has \(counted(row.count, "field")), expected \(grouped(expected))")
        }
        if let field = row.firstInvalidField {
            throw RowProblem(.invalidEncoding, field: field, "the text is not \(encoding)")
        }
    }
}
