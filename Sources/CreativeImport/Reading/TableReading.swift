internal import CreativeModel
internal import Foundation
internal import StageCore

/// Reads the rows of one table, and collects their problems.
struct TableReading {
    private let name: String
    private let options: CreativeImporter.Options
    private let opened: OpenedTable
    private let pool = TextPool()
    private var sorter: RowSorter
    private var totals = TotalsTally()
    private var counts: ImportReport.File

    init(_ opened: OpenedTable, options: CreativeImporter.Options) {
        name = opened.table.name
        self.options = options
        self.opened = opened
        sorter = RowSorter(opened.layout)
        counts = ImportReport.File(name: name, format: opened.layout.format)
    }

    mutating func run(
        into accumulator: inout ImportAccumulator, report: inout ImportReport, context: RunContext
    ) throws {
        let rows = try opened.rows(options)
        let stage = "Reading \(name)"
        var number = 0
        accumulator.begin(opened.layout)
        while true {
            number += 1
            if number % 4096 == 1 {
                try context.checkpoint(
                    ProgressEvent(
                        stage: stage, completed: rows.position, total: opened.table.size,
                        detail: counted(number - 1, "row")))
            }
            do {
                guard let row = try rows.next() else { break }
                try take(row, encoding: rows.encoding, into: &accumulator)
            } catch let error as ImportError where error.code != .unreadableFile {
                guard options.keepsGoing else { throw error }
                counts.rejectedRows += 1
                if report.problems.count < ImportReport.keptProblems { report.problems.append(error) }
            }
        }
        guard counts.rows + counts.totalRows + counts.rejectedRows + counts.rowsWithoutAd > 0 else {
            throw ImportError(
                .emptyFile, file: name, line: opened.found.line + 1, "there are no rows after the header")
        }
        report.warnings += opened.warnings + warnings(accumulator)
        report.files.append(counts)
    }

    private mutating func take(
        _ row: CSVRow, encoding: TextEncoding, into accumulator: inout ImportAccumulator
    ) throws {
        do {
            let cells = Cells(row: row, layout: opened.layout, pool: pool)
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
            throw ImportError(problem.code, file: name, line: row.line, column: column, problem.message)
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

    // MARK: Warnings

    private mutating func warnings(_ accumulator: borrowing ImportAccumulator) -> [String] {
        var warnings: [String] = []
        if !opened.layout.identity.usesID {
            counts.identity = opened.layout.identity.description
        }
        counts.platform = opened.layout.platform.name
        if counts.rowsWithoutAd > 0 {
            warnings.append(
                "\(counted(counts.rowsWithoutAd, "row")) without an ad \(counts.rowsWithoutAd == 1 ? "was" : "were") skipped in \(name)"
            )
        }
        if sorter.adsCalledTotal > 0 {
            warnings.append(
                "\(counted(sorter.adsCalledTotal, "row", "begins", "begin")) with a word for a total and \(sorter.adsCalledTotal == 1 ? "was" : "were") read as an ad, since other cells identify one"
            )
        }
        if let hint = ownerHint { warnings.append(hint) }
        warnings += accumulator.boundsWarnings()
        let check = totals.check
        counts.totals = check
        if counts.rejectedRows == 0 { warnings += check.differences.map(warning) }
        for metric in totals.overflowing {
            warnings.append(
                "the sum of \(metric.label) in \(name) does not fit, and is cut to the largest number: "
                    + "\(metric.isFractional ? Micros(rawValue: .max).description : grouped(Int.max))")
        }
        if let stated = opened.facts.rowCount, counts.rejectedRows == 0,
            stated != counts.rows + counts.rowsWithoutAd
        {
            warnings.append(
                "\(name) states \(counted(stated, "row")) but has \(grouped(counts.rows + counts.rowsWithoutAd))"
            )
        }
        if !opened.layout.metrics.isEmpty, let text = periodText { warnings.append(text) }
        return warnings
    }

    private func warning(_ difference: TotalsCheck.Difference) -> String {
        func text(_ value: Int64) -> String {
            difference.metric.isFractional ? Micros(rawValue: value).description : grouped(Int(value))
        }
        let distance = difference.sum.subtractingReportingOverflow(difference.stated).partialValue
        return
            "the total in line \(difference.line) of \(name) states \(difference.metric.label) \(text(difference.stated)), but the rows add up to \(text(difference.sum)): a difference of \(text(abs(distance)))"
    }

    /// A hint for tables without an owner: campaigns are found among the creatives of one advertiser.
    private var ownerHint: String? {
        let layout = opened.layout
        let owners: [ImportField] = [
            .advertiser, .agency, .landingURL, .landingProperties, .domain, .linkCaption,
        ]
        guard layout.leavesOutRowsWithoutAd || layout.format == .columnMap,
            layout.has(.text) || layout.has(.headline),
            !owners.contains(where: layout.has)
        else { return nil }
        return
            "no column of \(name) contains an advertiser or landing page, so that campaigns are found by words alone; map one in a column map (advertiser, landing_url or domain)"
    }

    /// A note on the period, if the figures are not of single days.
    private var periodText: String? {
        switch opened.layout.period {
        case .fixed(.range(let first, let last)):
            "the figures of \(name) are totals of \(first) to \(last), not of single days"
        case .lifetime where !opened.layout.platform.isLifetime:
            "\(name) contains no days: its figures are lifetime totals"
        default: nil
        }
    }
}
