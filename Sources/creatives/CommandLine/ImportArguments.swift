internal import CreativeIntelligence
internal import Foundation

/// The options that say how files are read.
enum ImportArguments {
    static let syntax = [
        OptionSyntax(
            "input-format", "FORMAT",
            "snap, rtbcat, authorized-buyers or auto (default: auto, by the header)"),
        OptionSyntax("columns", "MAP.json", "names the columns of any other CSV", file: .reads),
        OptionSyntax("performance", "FILE", "performance of the creatives, as another CSV", file: .reads),
        OptionSyntax(
            "seat", "ID",
            "the seat of all rows (default: the file's, else “default”); with --store also the only seat to work on"
        ),
        OptionSyntax("currency", "CODE", "ISO 4217 currency where a file names none (default XXX)"),
        OptionSyntax("time-zone", "TZ", "IANA time zone of days and local times (default UTC)"),
        OptionSyntax("delimiter", "CHAR", "what separates fields: one character, or tab (default ,)"),
        OptionSyntax("keep-going", "leaves bad rows out, lists them, and goes on"),
    ]

    static func options(_ arguments: Arguments) throws -> CreativeImporter.Options {
        var options = CreativeImporter.Options()
        if let name = arguments.text("input-format"), name != "auto" {
            guard let format = ImportFormat(rawValue: name) else {
                throw UsageError(
                    "--input-format is \(Display.quoted(name)), expected snap, rtbcat, authorized-buyers or auto"
                )
            }
            options.format = format
        }
        options.columns = try arguments.text("columns").map {
            try ColumnMap(contentsOf: URL(fileURLWithPath: $0))
        }
        options.seat = try seat(arguments)
        options.currency = try currency(arguments) ?? options.currency
        if let name = arguments.text("time-zone") {
            guard let zone = TimeZone(identifier: name) else {
                throw UsageError(
                    "--time-zone is \(Display.quoted(name)), expected an IANA name such as Europe/Berlin")
            }
            options.timeZone = zone
        }
        if let text = arguments.text("delimiter") {
            let character = text == "tab" || text == "\\t" ? "\t" : text
            guard character.utf8.count == 1, let delimiter = character.first, delimiter != "\"" else {
                throw UsageError("--delimiter is \(Display.quoted(text)), expected one character or “tab”")
            }
            options.delimiter = delimiter
        }
        options.keepsGoing = arguments.has("keep-going")
        return options
    }

    /// `--seat`.
    static func seat(_ arguments: Arguments) throws -> String? {
        guard let seat = arguments.text("seat") else { return nil }
        guard !seat.allSatisfy(\.isWhitespace) else {
            throw UsageError("--seat is empty, expected an id")
        }
        return seat
    }

    /// `--currency`.
    static func currency(_ arguments: Arguments) throws -> CurrencyCode? {
        guard let code = arguments.text("currency") else { return nil }
        guard let currency = CurrencyCode(rawValue: code) else {
            throw UsageError("--currency is \(Display.quoted(code)), expected three letters such as USD")
        }
        return currency
    }
}
