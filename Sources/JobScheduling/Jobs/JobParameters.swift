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
