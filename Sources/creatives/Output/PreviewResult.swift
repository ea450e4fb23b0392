internal import CreativeIntelligence
internal import Foundation

/// The output of `creatives columns` for one table.
struct PreviewResult {
    var preview: ImportPreview

    func printText() {
        let width = max(40, Terminal.columns)
        print("\(Display.safe(preview.name)): \(headline)")
        for line in facts { print("  " + Display.cut(Display.safe(line), to: width - 2)) }
        print("")
        for line in columnTable.lines(width: width) { print(line) }
        print("\nRows as read:")
        for row in preview.rows { print("  " + Display.cut(Self.text(of: row), to: width - 2)) }
        print("\n\(totalsText)")
        print("\nColumn map:\n\(preview.columnMap.json)")
        StandardError.write(warnings: preview.warnings)
        var report = ImportReport()
        report.files = [preview.counts]
        report.problems = preview.problems
        RejectedRows(report: report, noun: "bad row").printOut()
    }

    private var headline: String {
        let language = preview.language.isEmpty ? "" : " in \(preview.language)"
        return
            "\(preview.platform)\(language), \(Display.counted(preview.creativeCount, "creative")) in \(Display.counted(preview.counts.rows, "row"))"
    }

    private var facts: [String] {
        let dialect = preview.dialect
        var lines = [
            "\(dialect.container), \(dialect.encoding)\(delimiterText), header in line \(preview.headerLine)"
        ]
        lines += dialect.reasons
        lines.append("ads are identified by \(preview.identity)")
        if let first = preview.facts.firstDay, let last = preview.facts.lastDay {
            lines.append("period \(first) to \(last)")
        }
        if let currency = preview.facts.currency { lines.append("currency \(currency)") }
        if let zone = preview.facts.timeZone { lines.append("time zone \(zone)") }
        return lines
    }

    private var delimiterText: String {
        switch preview.dialect.delimiter {
        case nil: ""
        case "\t": ", delimited by tabs"
        case .some(let delimiter): ", delimited by “\(delimiter)”"
        }
    }

    private var columnTable: TextTable {
        TextTable(
            columns: [
                .init(title: "Column", shrinksTo: 16), .init(title: "Field"),
                .init(title: "Example", shrinksTo: 12, dropOrder: 1),
            ],
            rows: preview.columns.map { column in
                [
                    Display.safe(column.title), column.field ?? (column.isKnown ? "–" : "– (unknown)"),
                    Display.safe(column.example ?? ""),
                ]
            })
    }

    private static func text(of row: ImportPreview.Row) -> String {
        var parts = [Display.safe(row.creative.name ?? row.creative.headline ?? row.creative.key.id)]
        let groups = [row.creative.platformCampaign, row.creative.platformAdGroup].compactMap(\.self)
        parts.append(Display.safe(groups.joined(separator: " › ")))
        if let record = row.record {
            let days = [record.period.first, record.period.last].compactMap { $0?.description }
            parts.append(Set(days).count == 1 ? days[0] : days.joined(separator: "…"))
            for (name, value) in figures(of: record) { parts.append("\(name) \(value)") }
        }
        return parts.filter { !$0.isEmpty }.joined(separator: " | ")
    }

    /// Returns the names and values of the figures. Amounts have decimals.
    private static func figures(of record: PerformanceRecord) -> [(String, String)] {
        Metric.allCases.compactMap { metric in
            guard let value = record.metrics[metric] else { return nil }
            let text = metric.isFractional ? Micros(rawValue: value).description : Display.grouped(value)
            return (metric.name, metric == .spend ? "\(text) \(record.currency)" : text)
        }
    }

    private var totalsText: String {
        let check = preview.counts.totals
        guard check.rowCount > 0 else { return "Totals: none in the file" }
        let agreeing = check.agreeing.map(\.name).joined(separator: ", ")
        guard !check.differences.isEmpty else {
            return
                "Totals: \(Display.counted(check.rowCount, "row")), \(agreeing.isEmpty ? "no figures to compare" : "equal to the sums of the data rows (\(agreeing))")"
        }
        let differing = check.differences.map { $0.metric.name }.joined(separator: ", ")
        return
            "Totals: \(Display.counted(check.rowCount, "row")), different from the sums of the data rows in \(differing)"
    }
}

extension PreviewResult {
    /// The JSON document of `--json`.
    var json: JSONValue {
        let dialect = preview.dialect
        return .object([
            "name": .string(preview.name), "format": .string(preview.format.rawValue),
            "platform": .string(preview.platform),
            "language": .string(preview.language), "container": .string(dialect.container),
            "encoding": .string(dialect.encoding.rawValue),
            "delimiter": JSONValue(dialect.delimiter.map(String.init)),
            "decimal": .string(dialect.decimal.rawValue),
            "date_order": JSONValue(dialect.dateOrder?.rawValue),
            "reasons": .array(dialect.reasons.map(JSONValue.string)),
            "header_line": .integer(Int64(preview.headerLine)),
            "lines": .array(preview.facts.lines.map(JSONValue.string)),
            "first_day": JSONValue(preview.facts.firstDay?.description),
            "last_day": JSONValue(preview.facts.lastDay?.description),
            "currency": JSONValue(preview.facts.currency?.rawValue),
            "time_zone": JSONValue(preview.facts.timeZone),
            "identity": .string(preview.identity), "columns": .array(preview.columns.map(Self.column)),
            "rows": .array(preview.rows.map(Self.row)),
            "creatives": .integer(Int64(preview.creativeCount)), "row_counts": counts, "totals": totals,
            "column_map": columnMap,
            "warnings": .array(preview.warnings.map(JSONValue.string)),
            "problems": .array(preview.problems.map { .string($0.description) }),
        ])
    }

    private static func column(_ column: ImportPreview.Column) -> JSONValue {
        .object([
            "title": .string(column.title), "field": JSONValue(column.field), "known": .bool(column.isKnown),
            "example": JSONValue(column.example),
        ])
    }

    private static func row(_ row: ImportPreview.Row) -> JSONValue {
        let record = row.record
        let metrics = Metric.allCases.compactMap { metric in
            record?.metrics[metric].map { (metric.name, JSONValue.integer($0)) }
        }
        return .object([
            "id": .string(row.creative.key.id), "seat": .string(row.creative.key.seat),
            "campaign": JSONValue(row.creative.platformCampaign),
            "ad_group": JSONValue(row.creative.platformAdGroup), "name": JSONValue(row.creative.name),
            "headline": JSONValue(row.creative.headline),
            "text": JSONValue(row.creative.text), "landing_url": JSONValue(row.creative.landingURL),
            "advertiser": JSONValue(row.creative.advertiser),
            "first_day": JSONValue(record?.period.first?.description),
            "last_day": JSONValue(record?.period.last?.description),
            "geo": JSONValue(record?.geo), "currency": JSONValue(record?.currency.rawValue),
            "metrics": .object(Dictionary(uniqueKeysWithValues: metrics)),
        ])
    }

    private var counts: JSONValue {
        let counts = preview.counts
        return .object([
            "data": .integer(Int64(counts.rows)), "totals": .integer(Int64(counts.totalRows)),
            "without_ad": .integer(Int64(counts.rowsWithoutAd)),
            "rejected": .integer(Int64(counts.rejectedRows)), "behind": .integer(Int64(counts.footerRows)),
        ])
    }

    private var totals: JSONValue {
        let check = preview.counts.totals
        return .object([
            "rows": .integer(Int64(check.rowCount)),
            "agreeing": .array(check.agreeing.map { .string($0.name) }),
            "differences": .array(
                check.differences.map {
                    .object([
                        "metric": .string($0.metric.name), "line": .integer(Int64($0.line)),
                        "stated": .integer($0.stated),
                        "sum": .integer($0.sum),
                    ])
                }),
        ])
    }

    private var columnMap: JSONValue { (try? JSONValue(parsing: preview.columnMap.json)) ?? .null }
}
