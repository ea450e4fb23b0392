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

    /// A whole number, or `nil` where there is none of that name.
    public func integer(_ name: String) -> Int? {
        if case .integer(let value) = values[name] { value } else { nil }
    }

    /// Text, or `nil` where there is none of that name.
    public func text(_ name: String) -> String? {
        if case .text(let value) = values[name] { value } else { nil }
    }

    /// Texts, none where there are none of that name.
    public func texts(_ name: String) -> [String] {
        if case .texts(let value) = values[name] { value } else { [] }
    }

    /// Whether a flag is set.
    public func flag(_ name: String) -> Bool { values[name] == .flag(true) }
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
