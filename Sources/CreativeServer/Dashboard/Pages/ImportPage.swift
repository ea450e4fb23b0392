internal import Foundation
internal import StageCore

/// The form that uploads a file, and how the file would be read.
struct ImportPage: Sendable {
    /// The uploaded file, if the server holds one.
    var preview: Preview?
    var seats: [String]
    var mayWrite: Bool

    /// An uploaded file and its tables.
    struct Preview: Sendable {
        /// The identifier under which the server keeps the file.
        var id: String
        /// The name that the browser gave.
        var fileName: String
        var tables: [ImportPreview]
        var seat: String?
        var currency: String?
    }

    @HTMLBuilder var html: HTML {
        Tag.div(.class("head")) {
            Tag.div {
                Tag.h1 { preview == nil ? "Import" : "How the file would be read" }
                Tag.p(.class("meta")) {
                    Tag.span {
                        preview.map { "\($0.fileName), nothing is imported yet" }
                            ?? "Creatives and performance, as advertising platforms export them"
                    }
                }
            }
        }
        if let preview {
            for table in preview.tables { tableView(table) }
            confirm(preview)
        } else if mayWrite {
            upload
        }
    }

    private var upload: HTML {
        Tag.form(
            .class("panel stack drop"), .method("post"), .action(Section.importing.link),
            .enctype("multipart/form-data")
        ) {
            Tag.p {
                "CSV, TSV, Excel or JSON Lines, plain, gzip or zip. The platform, language, encoding, delimiter and number format are detected. You see the result before anything is imported."
            }
            Tag.div(.class("fields")) {
                Tag.div(.class("field wide")) {
                    Tag.label(.for("file")) { "File" }
                    Tag.input(.id("file"), .type("file"), .name("file"), .required())
                    Tag.small { "Or drop a file here." }
                }
                Tag.div(.class("field")) {
                    Tag.label(.for("import-seat")) { "Seat" }
                    Tag.input(
                        .id("import-seat"), .name("seat"), .maxLength(200), .autocomplete("off"),
                        .placeholder("As in the file"))
                }
                Tag.div(.class("field")) {
                    Tag.label(.for("currency")) { "Currency" }
                    Tag.input(
                        .id("currency"), .name("currency"), .maxLength(3), .autocomplete("off"),
                        .placeholder("As in the file"))
                }
            }
            Tag.div(.class("actions")) { Tag.button(.type("submit")) { "Show how it is read" } }
        }
    }

    private func confirm(_ preview: Preview) -> HTML {
        Tag.form(.class("actions"), .method("post"), .action(Link("import", "confirm"))) {
            Tag.input(.type("hidden"), .name("upload"), .value(preview.id))
            if let seat = preview.seat { Tag.input(.type("hidden"), .name("seat"), .value(seat)) }
            if let currency = preview.currency {
                Tag.input(.type("hidden"), .name("currency"), .value(currency))
            }
            Tag.button(.type("submit")) { "Import" }
            Tag.a(.class("button quiet"), .href(Section.importing.link)) { "Choose another file" }
        }
    }

    @HTMLBuilder private func tableView(_ table: ImportPreview) -> HTML {
        Tag.section(.class("panel stack")) {
            Tag.h2 { table.name }
            Tag.dl(.class("pairs")) {
                Tag.dt { "Platform" }
                Tag.dd { table.platform + (table.language.isEmpty ? "" : ", \(table.language)") }
                Tag.dt { "Identity" }
                Tag.dd { table.identity }
                Tag.dt { "Rows" }
                Tag.dd {
                    Formats.count(table.counts.rows)
                    ", "
                    counted(table.creativeCount, "creative")
                    table.counts.totalRows > 0
                        ? ", \(counted(table.counts.totalRows, "total row")) left out" : ""
                    table.counts.rejectedRows > 0 ? ", \(counted(table.counts.rejectedRows, "bad row"))" : ""
                }
            }
            if !table.warnings.isEmpty || !table.problems.isEmpty {
                Tag.div(.class("warnings")) {
                    Tag.ul {
                        for warning in table.warnings.prefix(20) { Tag.li { warning } }
                        for problem in table.problems.prefix(20) { Tag.li { problem.message } }
                    }
                }
            }
        }
        Tag.div(.class("scroll"), .tabIndex(0), .role("region"), .label("Columns of \(table.name)")) {
            Tag.table {
                Tag.caption { "Columns" }
                Tag.thead {
                    Tag.tr {
                        for title in ["Column", "Read as", "Example"] { Tag.th(.scope("col")) { title } }
                    }
                }
                Tag.tbody {
                    for column in table.columns {
                        Tag.tr {
                            Tag.th(.scope("row")) { column.title }
                            Tag.td {
                                if let field = column.field {
                                    field.replacing("_", with: " ")
                                } else {
                                    Tag.span(.class("muted")) { column.isKnown ? "not needed" : "unknown" }
                                }
                            }
                            Tag.td(.class("text")) { column.example.map { String($0.prefix(120)) } ?? "" }
                        }
                    }
                }
            }
        }
        if !table.rows.isEmpty {
            Tag.div(.class("scroll"), .tabIndex(0), .role("region"), .label("First rows of \(table.name)")) {
                Tag.table {
                    Tag.caption { "The first rows" }
                    Tag.thead {
                        Tag.tr {
                            for title in ["Creative", "Name", "Format", "Day", "Geo"] {
                                Tag.th(.scope("col")) { title }
                            }
                            for title in ["Impressions", "Clicks", "Spend"] {
                                Tag.th(.scope("col"), .class("num")) { title }
                            }
                        }
                    }
                    Tag.tbody { for row in table.rows { rowView(row) } }
                }
            }
        }
    }

    private func rowView(_ row: ImportPreview.Row) -> HTML {
        Tag.tr {
            Tag.th(.scope("row")) { row.creative.key.id }
            Tag.td(.class("text")) { row.creative.name ?? Formats.unknown }
            Tag.td { row.creative.format?.rawValue ?? Formats.unknown }
            Tag.td { Formats.day(row.record?.period.first) }
            Tag.td { row.record?.geo ?? Formats.unknown }
            Tag.td(.class("num")) { Formats.count(row.record?.metrics.impressions) }
            Tag.td(.class("num")) { Formats.count(row.record?.metrics.clicks) }
            Tag.td(.class("num")) {
                if let record = row.record, let spend = record.metrics.spend {
                    Formats.money(spend, record.currency)
                } else {
                    Formats.unknown
                }
            }
        }
    }
}
