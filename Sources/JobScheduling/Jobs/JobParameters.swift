/// The parameters of a job by name.
///
/// ```swift
/// let parameters: JobParameters = ["max_new": 100, "force": true, "brand": "Nova"]
/// ```
public struct JobParameters: Hashable, Sendable, Codable {
    /// The values by name.
    public var values: [String: JobValue]

    /// Creates parameters.
    public init(_ values: [String: JobValue] = [:]) { self.values = values }

    /// Decodes a plain JSON object.
    public init(from decoder: any Decoder) throws {
        values = try decoder.singleValueContainer().decode([String: JobValue].self)
    }

    /// Encodes a plain JSON object.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(values)
    }
}

extension JobParameters: ExpressibleByDictionaryLiteral {
    /// Creates parameters. If a name occurs twice, the last value is used.
    public init(dictionaryLiteral elements: (String, JobValue)...) {
        values = Dictionary(elements) { $1 }
    }
}

extension JobValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral {
    /// Creates a text value.
    public init(stringLiteral value: String) { self = .text(value) }
    /// Creates an integer value.
    public init(integerLiteral value: Int) { self = .integer(value) }
    /// Creates a Boolean value.
    public init(booleanLiteral value: Bool) { self = .flag(value) }
}

/// A parameter value or a figure of an outcome.
public enum JobValue: Hashable, Sendable {
    /// A Boolean value.
    case flag(Bool)
    /// An integer.
    case integer(Int)
    /// A finite number that is not an integer. JSON does not distinguish a whole number from ``integer(_:)``:
    /// it is decoded as an integer.
    case number(Double)
    /// Text; untrusted.
    case text(String)
    /// A list of texts, in order.
    case texts([String])
}

extension JobValue: Codable {
    /// Decodes plain JSON.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let flag = try? container.decode(Bool.self) {
            self = .flag(flag)
        } else if let integer = try? container.decode(Int.self) {
            self = .integer(integer)
        } else if let number = try? container.decode(Double.self) {
            guard number.isFinite else {
                throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a finite number")
            }
            self = .number(number)
        } else if let text = try? container.decode(String.self) {
            self = .text(text)
        } else {
            self = .texts(try container.decode([String].self))
        }
    }

    /// Encodes plain JSON.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .flag(let flag): try container.encode(flag)
        case .integer(let integer): try container.encode(integer)
        // JSON has no value for NaN and infinity. Encoding must not fail, because a run whose outcome cannot
        // be stored is executed again.
        case .number(let number) where !number.isFinite: try container.encode(String(number))
        case .number(let number): try container.encode(number)
        case .text(let text): try container.encode(text)
        case .texts(let texts): try container.encode(texts)
        }
    }
}

extension JobValue: CustomStringConvertible {
    /// The value as text, with a list separated by commas.
    public var description: String {
        switch self {
        case .flag(let flag): flag ? "yes" : "no"
        case .integer(let integer): String(integer)
        case .number(let number): String(number)
        case .text(let text): text
        case .texts(let texts): texts.joined(separator: ",")
        }
    }
}
