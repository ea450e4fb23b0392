internal import Foundation

/// How to read an upload.
struct ImportOptionsInput: Sendable {
    var format: String?
    var seat: String?
    var currency: String?
    var timeZone: String?
    var delimiter: String?
    var encoding: String?
    var decimal: DecimalMark?
    var dateOrder: DateOrder?
    var sheet: String?
    var keepsGoing = false
    var columns: [String: JSONValue] = [:]

    mutating func code(_ coder: inout some ParameterCoder) throws {
        try coder.word(
            "format", &format, among: ImportFormat.exports.map(\.rawValue),
            "The export format; detected by the header unless given.")
        try coder.identifier(
            "seat_id", &seat, "The seat of all rows; that of the file, or `default`, unless given.")
        try coder.currency("currency", &currency, "The ISO 4217 currency of files without one.")
        try coder.formatted(
            "time_zone", &timeZone, as: .timeZone, expecting: "an IANA name such as Europe/Berlin",
            "The IANA time zone of days and local times, such as `Europe/Berlin`; UTC unless given.")
        try coder.pattern(
            "delimiter", &delimiter, matching: #"^(tab|[ !#-~])$"#, expecting: "one character or tab",
            "The field delimiter: one character, or `tab`.")
        try coder.word(
            "encoding", &encoding, among: TextEncoding.all.map(\.rawValue),
            "The encoding of text without a byte order mark.")
        try coder.choice("decimal", &decimal, "The decimal mark.")
        try coder.choice("date_order", &dateOrder, "The order of day and month in dates such as 01/02/2026.")
        try coder.text("sheet", &sheet, "The worksheet of a workbook; the first unless given.", longest: 100)
        try coder.flag("keep_going", &keepsGoing, "Whether to skip invalid rows, and list them.")
        try coder.object("column_map", &columns, "A column map, as a preview returns it.")
    }

    /// Returns the options of the importer for a preview, which shows what is wrong with a column map.
    func previewOptions(_ call: OperationCall) async throws -> Result<CreativeImporter.Options, ImportError> {
        do {
            return .success(try await options(call))
        } catch let error as ImportError {
            return .failure(error)
        }
    }

    /// Returns the options of the importer.
    func options(_ call: OperationCall) async throws -> CreativeImporter.Options {
        var options = CreativeImporter.Options()
        options.format = try format.map {
            try value("format", $0, ImportFormat(rawValue: $0), "an export format")
        }
        options.seat = try await call.seat(seat, mayBeNew: true)
        if let currency {
            options.currency = try value(
                "currency", currency, CurrencyCode(rawValue: currency), "three letters such as USD")
        }
        if let timeZone {
            options.timeZone = try value(
                "time_zone", timeZone, TimeZone(identifier: timeZone), "an IANA name such as Europe/Berlin")
        }
        options.delimiter = try delimiter.map { text in
            let character = text == "tab" ? "\t" : text
            return try value(
                "delimiter", text, character.utf8.count == 1 && character != "\"" ? character.first : nil,
                "one character or tab")
        }
        options.encoding = try encoding.map { text in
            try value(
                "encoding", text, TextEncoding.all.first { $0.rawValue == text }, "the name of an encoding")
        }
        options.decimal = decimal
        options.dateOrder = dateOrder
        options.sheet = sheet
        options.keepsGoing = keepsGoing
        if !columns.isEmpty { options.columns = try columnMap }
        return options
    }

    private var columnMap: ColumnMap {
        get throws {
            // Only the reader of files checks everything that can be wrong with a map.
            let file = FileManager.default.temporaryDirectory.appendingPathComponent(
                "column_map-\(RandomID.make())")
            try Data(JSONValue.object(columns).text.utf8).write(to: file)
            defer { try? FileManager.default.removeItem(at: file) }
            return try ColumnMap(contentsOf: file)
        }
    }

    private func value<Value>(_ name: String, _ text: String, _ value: Value?, _ expected: String) throws
        -> Value
    {
        guard let value else {
            throw ServerError(
                .invalidParameter, "parameter \(name) is \(quoted(text, limit: 60)), expected \(expected)")
        }
        return value
    }
}
