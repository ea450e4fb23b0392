internal import CreativeIntelligence
internal import Foundation
internal import StageCore

/// The import options.
enum ImportArguments {
    static let inputFormat = Option(
        "input-format", .inputFormat, default: nil, defaultText: "auto, detected by the header",
        "the format of all files")
    static let columns = Option("columns", .file(.reads, "MAP.json"), "column map for other tables")
    static let performance = Option(
        "performance", .file(.reads), "performance of the creatives, as a separate file")
    static let seat = Option(
        "seat", .seat, defaultText: "that of the file, or \(quoted(CreativeKey.defaultSeat))",
        "the seat of all rows; with \(StoreOption.store) also the only seat to process")
    static let currency = Option(
        "currency", .currency, default: CreativeImporter.Options().currency,
        "ISO 4217 currency of files without one")
    static let timeZone = Option(
        "time-zone", .timeZone, default: CreativeImporter.Options().timeZone,
        "IANA time zone of days and local times")
    static let delimiter = Option(
        "delimiter", .delimiter, defaultText: "detected",
        "field delimiter: one character, or tab")
    static let encoding = Option(
        "encoding", .encoding, defaultText: "detected", "the encoding of text without a byte order mark")
    static let decimal = Option(
        "decimal", .decimal, defaultText: "detected", "the decimal mark: a point or a comma")
    static let dateOrder = Option(
        "date-order", .dateOrder, defaultText: "detected",
        "the order of day and month in dates such as 01/02/2026")
    static let sheet = Option(
        "sheet", .text("NAME"), defaultText: "the first", "the worksheet of a workbook")
    static let keepGoing = Flag("keep-going", "skip invalid rows, list them, and continue")

    static let syntax: [any DeclaredOption] = [
        inputFormat, columns, performance, seat, currency, timeZone, delimiter, encoding,
        decimal, dateOrder, sheet, keepGoing,
    ]

    static func options(_ arguments: Arguments) throws -> CreativeImporter.Options {
        var options = CreativeImporter.Options()
        options.format = arguments[inputFormat]
        options.columns = try arguments[columns].map { try ColumnMap(contentsOf: URL(fileURLWithPath: $0)) }
        options.seat = arguments[seat]
        options.currency = arguments[currency]
        options.timeZone = arguments[timeZone]
        options.delimiter = arguments[delimiter]
        options.encoding = arguments[encoding]
        options.decimal = arguments[decimal]
        options.dateOrder = arguments[dateOrder]
        options.sheet = arguments[sheet]
        options.keepsGoing = arguments[keepGoing]
        return options
    }

    /// Returns the files of creatives and the file of their performance.
    static func files(_ arguments: Arguments) -> [URL] {
        (arguments.operands + [arguments[performance]].compactMap(\.self)).map(file)
    }

    /// Returns the file of an operand; `-` is standard input.
    static func file(_ path: String) -> URL { URL(fileURLWithPath: path == "-" ? "/dev/stdin" : path) }
}

extension OptionKind where Value == ImportFormat? {
    /// An export format, or automatic detection by the header.
    fileprivate static var inputFormat: OptionKind {
        let words = ChoiceText.list(ImportFormat.exports.map(\.rawValue) + ["auto"])
        return OptionKind("FORMAT", values: ": \(words)") { given in
            guard given.text != "auto" else { return nil }
            guard let format = ImportFormat(rawValue: given.text) else { throw given.expected(words) }
            return format
        }
    }
}

extension OptionKind where Value == String {
    /// A seat ID.
    fileprivate static var seat: OptionKind {
        OptionKind("ID") { given in
            guard !given.text.allSatisfy(\.isWhitespace) else {
                throw CommandError(.usage, "\(given.option) is empty, expected an ID")
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
    /// An ASCII character that delimits fields.
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

extension OptionKind where Value == TextEncoding {
    /// A text encoding.
    fileprivate static var encoding: OptionKind {
        let words = ChoiceText.list(TextEncoding.all.map(\.rawValue))
        return OptionKind("NAME", values: ": \(words)") { given in
            guard let encoding = TextEncoding(rawValue: given.text) else { throw given.expected(words) }
            return encoding
        }
    }
}

extension OptionKind where Value == DecimalMark {
    /// A decimal mark.
    fileprivate static var decimal: OptionKind {
        OptionKind("MARK") { given in
            switch given.text {
            case ".", "point": return .point
            case ",", "comma": return .comma
            default: throw given.expected("“.” or “,”")
            }
        }
    }
}

extension OptionKind where Value == DateOrder {
    /// The order of day and month.
    fileprivate static var dateOrder: OptionKind {
        OptionKind("ORDER", values: ": dmy or mdy") { given in
            guard let order = DateOrder(rawValue: given.text.lowercased()) else {
                throw given.expected("dmy or mdy")
            }
            return order
        }
    }
}
