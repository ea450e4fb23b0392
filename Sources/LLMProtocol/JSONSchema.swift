/// What must hold for a JSON value: the part of JSON Schema (2020-12) that answers need.
///
/// ```swift
/// let schema = JSONSchema.object([
///     "name": .string(minimumLength: 1, maximumLength: 80, description: "What a buyer calls it"),
///     "confidence": .number(in: 0...1),
///     "level": .string(among: ["low", "high"]),
/// ])
/// ```
///
/// All members of an object are required and others forbidden, since that is what every provider accepts; what may be missing is
/// ``optional(_:)``, which allows `null`.
public indirect enum JSONSchema: Sendable, Hashable, Codable {
    /// Members by name; all required, no others.
    case object([String: JSONSchema], description: String? = nil)
    /// A list, of at least and at most so many.
    case array(of: JSONSchema, minimumCount: Int? = nil, maximumCount: Int? = nil, description: String? = nil)
    /// Text of a length in Unicode scalars, or one of some words.
    case string(
        minimumLength: Int? = nil, maximumLength: Int? = nil, among: [String]? = nil,
        description: String? = nil)
    /// A whole number.
    case integer(in: ClosedRange<Int>? = nil, description: String? = nil)
    /// Any number.
    case number(in: ClosedRange<Double>? = nil, description: String? = nil)
    /// `true` or `false`.
    case boolean(description: String? = nil)
    /// Either what the schema says or `null`.
    case optional(JSONSchema)
}
