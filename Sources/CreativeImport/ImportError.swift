internal import Foundation
public import StageCore

/// Why a file, or a row of it, cannot be read: one line that says what, where, and what was expected.
public struct ImportError: CodedError, Hashable {
    /// What kind of problem it is: an open set.
    public struct Code: RawRepresentable, Hashable, Sendable {
        /// The name.
        public let rawValue: String
        /// Makes a code.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// The file is missing, a directory, or cannot be read or written.
        public static let unreadableFile = Code(rawValue: "unreadableFile")
        /// There is nothing in it, or nothing behind the header.
        public static let emptyFile = Code(rawValue: "emptyFile")
        /// No known format has such a header.
        public static let unknownFormat = Code(rawValue: "unknownFormat")
        /// A row has the wrong number of fields, or a broken quote.
        public static let malformedRow = Code(rawValue: "malformedRow")
        /// A field does not hold what its column should.
        public static let malformedValue = Code(rawValue: "malformedValue")
        /// The text is not UTF-8, nor UTF-16 with a byte order mark.
        public static let invalidEncoding = Code(rawValue: "invalidEncoding")
        /// A row is longer than any real one.
        public static let recordTooLong = Code(rawValue: "recordTooLong")
        /// The text is not JSON, or nothing that holds deals.
        public static let malformedJSON = Code(rawValue: "malformedJSON")
        /// Two deals have one id and differ.
        public static let conflictingDeals = Code(rawValue: "conflictingDeals")
        /// The file is larger than any real one.
        public static let fileTooLarge = Code(rawValue: "fileTooLarge")
        /// The file can be read in two ways, and nothing in it decides which; the message names the option that does.
        public static let undecided = Code(rawValue: "undecided")
        /// A column map names fields or columns that do not exist.
        public static let invalidColumnMap = Code(rawValue: "invalidColumnMap")
    }

    /// What kind of problem it is.
    public var code: Code
    /// The file's name.
    public var file: String
    /// The line on which the row begins, from 1; `nil` for the file as a whole.
    public var line: Int?
    /// The record at fault, where files hold records and not rows: `deal 17 (“3001”)`.
    public var record: String?
    /// The column's title, or the path of a record's member, where one field is at fault.
    public var column: String?
    /// What is wrong and what was expected.
    public var message: String

    /// Makes an error.
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

    /// The location and the message: `ads.csv:12: column Spend: …` or
    /// `deals.json: deal 17 (“3001”): commercial.floor_price: …`.
    public var description: String {
        let name = Quoted.escaped(file, limit: 255)
        let place = line.map { "\(name):\($0)" } ?? name
        if let record {
            return "\(place): \(record): \(column.map { "\(Quoted.escaped($0)): " } ?? "")\(message)"
        }
        return "\(place): \(column.map { "column \(Quoted.escaped($0)): " } ?? "")\(message)"
    }
}

/// A problem of one row, before its place is known.
struct RowProblem: Error {
    var code: ImportError.Code
    /// The index of the field at fault.
    var field: Int?
    var message: String

    init(_ code: ImportError.Code, field: Int? = nil, _ message: String) {
        self.code = code
        self.field = field
        self.message = message
    }
}

/// Untrusted text in messages.
enum Quoted {
    /// The text in quotation marks, at most 60 characters of it, control characters escaped.
    static func text(_ bytes: some Collection<UInt8>) -> String {
        text(String(decoding: bytes.prefix(300), as: UTF8.self))
    }

    static func text(_ text: String) -> String { "“\(escaped(text))”" }

    /// The text, at most a number of its scalars, control characters escaped. Scalars and not characters are
    /// counted, since one character can have any number of accents.
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
