internal import CreativeIntelligence
internal import Foundation
internal import StageCore

/// The options that say how files are read.
enum ImportArguments {
    static let inputFormat = Option(
        "input-format", .inputFormat, default: nil, defaultText: "auto, by the header",
        "the format of all files")
    static let columns = Option("columns", .file(.reads, "MAP.json"), "names the columns of any other CSV")
    static let performance = Option(
        "performance", .file(.reads), "performance of the creatives, as another CSV")
    static let seat = Option(
        "seat", .seat, defaultText: "the file's, else \(quoted(CreativeKey.defaultSeat))",
        "the seat of all rows; with \(StoreOption.store) also the only seat to work on")
    static let currency = Option(
        "currency", .currency, default: CreativeImporter.Options().currency,
        "ISO 4217 currency where a file names none")
    static let timeZone = Option(
        "time-zone", .timeZone, default: CreativeImporter.Options().timeZone,
        "IANA time zone of days and local times")
    static let delimiter = Option(
        "delimiter", .delimiter, default: CreativeImporter.Options().delimiter,
        "what separates fields: one character, or tab")
    static let keepGoing = Flag("keep-going", "leaves bad rows out, lists them, and goes on")

    static let syntax: [any DeclaredOption] = [
        inputFormat, columns, performance, seat, currency, timeZone, delimiter, keepGoing,
    ]

    static func options(_ arguments: Arguments) throws -> CreativeImporter.Options {
        var options = CreativeImporter.Options()
        options.format = arguments[inputFormat]
        options.columns = try arguments[columns].map { try ColumnMap(contentsOf: URL(fileURLWithPath: $0)) }
        options.seat = arguments[seat]
        options.currency = arguments[currency]
        options.timeZone = arguments[timeZone]
        options.delimiter = arguments[delimiter]
        options.keepsGoing = arguments[keepGoing]
        return options
    }

    /// Files of creatives, and the one of their performance.
    static func files(_ arguments: Arguments) -> [URL] {
        (arguments.operands + [arguments[performance]].compactMap(\.self)).map { URL(fileURLWithPath: $0) }
    }
}

extension OptionKind where Value == ImportFormat? {
    /// A format of exports, or the one that the header tells.
    fileprivate static var inputFormat: OptionKind {
        let formats: [ImportFormat] = [.snap, .rtbcat, .authorizedBuyers]
        let words = ChoiceText.list(formats.map(\.rawValue) + ["auto"])
        return OptionKind("FORMAT", values: ": \(words)") { given in
            guard given.text != "auto" else { return nil }
            guard let format = ImportFormat(rawValue: given.text) else { throw given.expected(words) }
            return format
        }
    }
}

extension OptionKind where Value == String {
    /// The id of a seat.
    fileprivate static var seat: OptionKind {
        OptionKind("ID") { given in
            guard !given.text.allSatisfy(\.isWhitespace) else {
                throw CommandError(.usage, "\(given.option) is empty, expected an id")
            }
            return given.text
        }
    }
}

extension OptionKind where Value == CurrencyCode {
    /// A currency.
    fileprivate static var currency: OptionKind {
        OptionKind("CODE") { given in
            guard let currency = CurrencyCode(rawValue: given.text) else {
                throw given.expected("three letters such as USD")
            }
            return currency
        }
    }
}

extension OptionKind where Value == TimeZone {
    /// A time zone.
    fileprivate static var timeZone: OptionKind {
        var kind = OptionKind("TZ") { given in
            guard let zone = TimeZone(identifier: given.text) else {
                throw given.expected("an IANA name such as Europe/Berlin")
            }
            return zone
        }
        kind.text = { $0 == .gmt ? "UTC" : $0.identifier }
        return kind
    }
}

extension OptionKind where Value == Character {
    /// One character of ASCII that separates fields.
    fileprivate static var delimiter: OptionKind {
        OptionKind("CHAR") { given in
            let character = given.text == "tab" || given.text == "\\t" ? "\t" : given.text
            guard character.utf8.count == 1, let delimiter = character.first, delimiter != "\"" else {
                throw given.expected("one character or “tab”")
            }
            return delimiter
        }
    }
}
