internal import Foundation
public import StageCore

/// An error in a file or a row: one line with the location, the problem and the expected value.
public struct ImportError: CodedError, Hashable {
    /// The kind of an error. The set is open.
    public struct Code: RawRepresentable, Hashable, Sendable {
        /// The name.
        public let rawValue: String
        /// Creates a code.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// The file is missing, a directory, or cannot be read or written.
        public static let unreadableFile = Code(rawValue: "unreadableFile")
        /// The file is empty, or has no rows after the header.
        public static let emptyFile = Code(rawValue: "emptyFile")
        /// The header matches no known format.
        public static let unknownFormat = Code(rawValue: "unknownFormat")
        /// A row has the wrong number of fields, or a broken quote.
        public static let malformedRow = Code(rawValue: "malformedRow")
        /// A field does not contain a valid value for its column.
        public static let malformedValue = Code(rawValue: "malformedValue")
        /// The text is not UTF-8, nor UTF-16 with a byte order mark.
        public static let invalidEncoding = Code(rawValue: "invalidEncoding")
        /// A row is longer than the limit.
        public static let recordTooLong = Code(rawValue: "recordTooLong")
        /// The text is not JSON, or does not contain deals.
        public static let malformedJSON = Code(rawValue: "malformedJSON")
        /// Two deals have the same ID and differ.
        public static let conflictingDeals = Code(rawValue: "conflictingDeals")
        /// The file is larger than the limit.
        public static let fileTooLarge = Code(rawValue: "fileTooLarge")
        /// The file is ambiguous. The message names the option to set.
        public static let undecided = Code(rawValue: "undecided")
        /// A column map names fields or columns that do not exist.
        public static let invalidColumnMap = Code(rawValue: "invalidColumnMap")
    }

    /// The kind of the error.
    public var code: Code
    /// The file's name.
    public var file: String
    /// The line on which the row begins, from 1; `nil` for an error of the file as a whole.
    public var line: Int?
    /// The invalid record, for files of records instead of rows: `deal 17 (“3001”)`.
    public var record: String?
    /// The title of the invalid column, or the path of the invalid member.
    public var column: String?
    /// The problem and the expected value.
    public var message: String

    /// Creates an error.
    public init(
        _ code: Code, file: String, line: Int? = nil, record: String? = nil, column: String? = nil,
        _ message: String
    ) {
        self.code = code
        self.file = file
        self.line = line
        self.record = record
        self.column = column
        self.message = message
    }

    /// The category of the code.
    public var category: ErrorCategory { code == .unreadableFile ? .environment : .input }

    /// The location and the message, such as `ads.csv:12: column Spend: …` or
    /// `deals.json: deal 17 (“3001”): commercial.floor_price: …`.
    public var description: String {
        let name = Quoted.escaped(file, limit: 255)
        let location = line.map { "\(name):\($0)" } ?? name
        if let record {
            return "\(location): \(record): \(column.map { "\(Quoted.escaped($0)): " } ?? "")\(message)"
        }
        return "\(location): \(column.map { "column \(Quoted.escaped($0)): " } ?? "")\(message)"
    }
}

/// A problem of one row, without its location.
struct RowProblem: Error {
    var code: ImportError.Code
    /// The index of the invalid field.
    var field: Int?
    var message: String

    init(_ code: ImportError.Code, field: Int? = nil, _ message: String) {
        self.code = code
        self.field = field
        self.message = message
    }
}

/// Quotes untrusted text in messages.
enum Quoted {
    /// Returns the text in quotation marks, limited to 60 characters, with control characters escaped.
    static func text(_ bytes: some Collection<UInt8>) -> String {
        text(String(decoding: bytes.prefix(300), as: UTF8.self))
    }

    static func text(_ text: String) -> String { "“\(escaped(text))”" }

    /// Returns the text with control characters escaped, limited to a number of scalars. Scalars are counted instead of characters,
    /// because one character can have any number of accents.
    static func escaped(_ text: String, limit: Int = 60) -> String {
        var result = ""
        for scalar in text.unicodeScalars.prefix(limit) {
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned:
                result += scalar.escaped(asASCII: true)
            default:
                result.unicodeScalars.append(scalar)
            }
        }
        return text.unicodeScalars.dropFirst(limit).isEmpty ? result : result + "…"
    }
}
