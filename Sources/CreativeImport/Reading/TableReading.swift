internal import CreativeModel
internal import Foundation
internal import StageCore

/// Reads the rows of one table, and collects their problems.
struct TableReading {
    private let name: String
    private let options: CreativeImporter.Options
    private let opened: OpenedTable
    private var totals = TotalsTally()
    private var bounds = BoundsTally()
    private var adsCalledTotal = 0
    private var counts: ImportReport.File

    init(_ opened: OpenedTable, options: CreativeImporter.Options) {
        name = opened.table.name
        self.options = options
        self.opened = opened
        counts = ImportReport.File(name: name, format: opened.layout.format)
    }

    mutating func run(
        into collector: inout ImportCollector, report: inout ImportReport, context: RunContext
    ) throws {
        let stage = "Reading \(name)"
        try context.checkpoint(ProgressEvent(stage: stage, completed: 0, total: opened.table.size))
        let (opened, options) = (opened, options)
        try RowPass(opened.table, opened.found, opened.layout, options).run { rows, state, pool in
            var part = TablePart(opened, options: options, state: state, pool: pool)
            try part.read(rows)
            state = part.state
            return part
        } merge: { part, position in
            add(part, &report)
            collector.add(part.accumulator)
            try context.checkpoint(
                ProgressEvent(
                    stage: stage, completed: position.bytes, total: opened.table.size,
                    detail: counted(counts.allRows, "row")))
        }
        guard counts.allRows - counts.footerRows > 0 else {
            throw ImportError(
                .emptyFile, file: name, line: opened.found.line + 1, "there are no rows after the header")
        }
        report.warnings += opened.warnings + warnings()
        report.files.append(counts)
    }

    /// Adds the counts and problems of the next part.
    private mutating func add(_ part: TablePart, _ report: inout ImportReport) {
        counts.rows += part.counts.rows
        counts.totalRows += part.counts.totalRows
        counts.footerRows += part.counts.footerRows
        counts.rowsWithoutAd += part.counts.rowsWithoutAd
        counts.rejectedRows += part.counts.rejectedRows
        report.problems += part.problems.prefix(ImportReport.keptProblems - report.problems.count)
        totals.merge(part.totals)
        bounds.merge(part.accumulator.bounds)
        adsCalledTotal += part.adsCalledTotal
    }

    // MARK: Warnings

    private mutating func warnings() -> [String] {
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
        if adsCalledTotal > 0 {
            warnings.append(
                "\(counted(adsCalledTotal, "row", "begins", "begin")) with a word for a total and \(adsCalledTotal == 1 ? "was" : "were") read as an ad, since other cells identify one"
            )
        }
        if let hint = ownerHint { warnings.append(hint) }
        warnings += bounds.warnings
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
