internal import Foundation

/// How an upload would be read.
struct ImportPreviewResult: ResultObject {
    var kept: ShelvedUpload
    var tables: [Table]
    /// The reason why the file cannot be read.
    var problem: String?

    init(_ kept: ShelvedUpload, options: Result<CreativeImporter.Options, ImportError>) async throws {
        self.kept = kept
        do {
            tables = try await Blocking.run { try ImportPreview.read(kept.url, options: options.get()) }.map(
                Table.init)
        } catch let error as ImportError {
            tables = []
            problem = Self.text(of: error)
        }
    }

    static let members: [ResultMember<Self>] = [
        member("id", \Self.kept.id, "The upload."),
        member("name", \Self.kept.name, "The name of the file; untrusted."),
        member("bytes", \Self.kept.byteCount, "The size of the file."),
        member("tables", \Self.tables, "The tables of the file."),
        member(
            "problem", \Self.problem,
            "Why the file cannot be read, and the parameter that decides; `null` if it can."),
    ]

    static var schemaName: String { "ImportPreview" }

    /// Returns an error without the path of the file.
    static func text(of error: ImportError) -> String { Problem(error).detail }

    /// A table of the file.
    struct Table: ResultObject {
        var preview: ImportPreview

        init(_ preview: ImportPreview) { self.preview = preview }

        static let members: [ResultMember<Self>] = [
            member("platform", \Self.preview.platform, "The platform that wrote the file."),
            member("format", \Self.preview.format.rawValue, "The export format."),
            member("language", \Self.preview.language, "The language of the column titles."),
            member("container", \Self.preview.dialect.container, "The kind of file."),
            member("encoding", \Self.preview.dialect.encoding.rawValue, "The encoding of its text."),
            member("delimiter", \Self.delimiter, "The field delimiter."),
            member("decimal", \Self.preview.dialect.decimal.rawValue, "The decimal mark."),
            member("date_order", \Self.preview.dialect.dateOrder?.rawValue, "The order of day and month."),
            member("reasons", \Self.preview.dialect.reasons, "The reasons for these findings."),
            member("header_line", \Self.preview.headerLine, "The line of the column titles."),
            member("first_day", \Self.preview.facts.firstDay, "The first day that the file names."),
            member("last_day", \Self.preview.facts.lastDay, "The last day that the file names."),
            member("currency", \Self.preview.facts.currency?.rawValue, "The currency that the file names."),
            member("time_zone", \Self.preview.facts.timeZone, "The time zone that the file names."),
            member("identity", \Self.preview.identity, "The columns that identify an ad."),
            member("columns", \Self.columns, "The columns: title, field, known and example; untrusted."),
            member("rows", \Self.rows, "The first three rows as read; untrusted."),
            member("creatives", \Self.preview.creativeCount, "The number of creatives."),
            member("data_rows", \Self.preview.counts.rows, "The number of data rows."),
            member("total_rows", \Self.preview.counts.totalRows, "The number of rows with totals."),
            member("rejected_rows", \Self.preview.counts.rejectedRows, "The number of invalid rows."),
            member("totals", \Self.totals, "The comparison of stated totals with the sums of the rows."),
            member("column_map", \Self.columnMap, "The equivalent column map."),
            member("warnings", \Self.preview.warnings, "Warnings."),
            member("problems", \Self.problems, "The first invalid rows; untrusted."),
        ]

        static var schemaName: String { "ImportTable" }

        private var delimiter: String? { preview.dialect.delimiter.map(String.init) }
        private var problems: [String] { preview.problems.prefix(100).map(ImportPreviewResult.text) }
        private var columnMap: JSONValue { (try? JSONValue(parsing: preview.columnMap.json)) ?? .null }

        private var columns: [JSONValue] {
            preview.columns.map {
                [
                    "title": .string($0.title), "field": $0.field.json, "known": .bool($0.isKnown),
                    "example": $0.example.json,
                ]
            }
        }

        private var rows: [JSONValue] {
            preview.rows.map { row in
                let record = row.record
                let metrics = Metric.allCases.compactMap { metric in
                    record?.metrics[metric].map { (metric.name, JSONValue.integer($0)) }
                }
                return [
                    "id": .string(row.creative.key.id), "seat_id": .string(row.creative.key.seat),
                    "name": row.creative.name.json, "headline": row.creative.headline.json,
                    "campaign": row.creative.platformCampaign.json,
                    "ad_group": row.creative.platformAdGroup.json,
                    "detected_url": row.creative.landingURL.json, "first_day": (record?.period.first).json,
                    "last_day": (record?.period.last).json, "geo": (record?.geo).json,
                    "currency": (record?.currency.rawValue).json,
                    "metrics": .object(Dictionary(uniqueKeysWithValues: metrics)),
                ]
            }
        }

        private var totals: JSONValue {
            let check = preview.counts.totals
            return [
                "rows": check.rowCount.json, "agreeing": check.agreeing.map(\.name).json,
                "differences": .array(
                    check.differences.map {
                        [
                            "metric": .string($0.metric.name), "line": $0.line.json,
                            "stated": .integer($0.stated),
                            "sum": .integer($0.sum),
                        ]
                    }),
            ]
        }
    }
}
