/// The parameters of a job, by name.
///
/// ```swift
/// let parameters: JobParameters = ["max_new": 100, "force": true, "brand": "Nova"]
/// ```
public struct JobParameters: Hashable, Sendable, Codable {
    /// The values by name.
    public var values: [String: JobValue]

    /// Makes parameters.
    public init(_ values: [String: JobValue] = [:]) { self.values = values }

    /// Reads a plain JSON object.
    public init(from decoder: any Decoder) throws {
        values = try decoder.singleValueContainer().decode([String: JobValue].self)
    }

    /// Writes a plain JSON object.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(values)
    }
}

extension JobParameters: ExpressibleByDictionaryLiteral {
    /// Makes parameters; of two values under one name the last counts.
    public init(dictionaryLiteral elements: (String, JobValue)...) {
        values = Dictionary(elements) { $1 }
    }
}

extension JobValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral {
    /// Text.
    public init(stringLiteral value: String) { self = .text(value) }
    /// A whole number.
    public init(integerLiteral value: Int) { self = .integer(value) }
    /// Yes or no.
    public init(booleanLiteral value: Bool) { self = .flag(value) }
}

/// A value of a parameter or a figure of an outcome.
public enum JobValue: Hashable, Sendable {
    /// Yes or no.
    case flag(Bool)
    /// A whole number.
    case integer(Int)
    /// Any other number, finite. JSON does not tell a whole one from ``integer(_:)``: kept in a file, it is read as that.
    case number(Double)
    /// Text; untrusted.
    case text(String)
    /// Several texts in their order.
    case texts([String])
}

extension JobValue: Codable {
    /// Reads plain JSON.
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

    /// Writes plain JSON.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .flag(let flag): try container.encode(flag)
        case .integer(let integer): try container.encode(integer)
        // One that is not finite cannot be written; what came of a run must be, or the run would be done again and again.
        case .number(let number) where !number.isFinite: try container.encode(String(number))
        case .number(let number): try container.encode(number)
        case .text(let text): try container.encode(text)
        case .texts(let texts): try container.encode(texts)
        }
    }
}

extension JobValue: CustomStringConvertible {
    /// The value as people write it; texts with commas between them.
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
