internal import StageCore

/// The constraints on a JSON value: the subset of JSON Schema (2020-12) that answers need.
///
/// ```swift
/// let schema = JSONSchema.object([
///     "name": .string(minimumLength: 1, maximumLength: 80, description: "What a buyer calls it"),
///     "confidence": .number(in: 0...1),
///     "level": .string(among: ["low", "high"]),
/// ])
/// ```
///
/// All members of an object are required and no others are allowed, because every provider accepts that form. A member that
/// may be missing is ``optional(_:)``, which allows `null`.
public indirect enum JSONSchema: Sendable, Hashable, Codable {
    /// An object with these members, all required and no others.
    case object([String: JSONSchema], description: String? = nil)
    /// An array with a minimum and a maximum number of elements.
    case array(of: JSONSchema, minimumCount: Int? = nil, maximumCount: Int? = nil, description: String? = nil)
    /// A string with a length in Unicode scalars, or one of a list of strings.
    case string(
        minimumLength: Int? = nil, maximumLength: Int? = nil, among: [String]? = nil,
        description: String? = nil)
    /// An integer.
    case integer(in: ClosedRange<Int>? = nil, description: String? = nil)
    /// Any number.
    case number(in: ClosedRange<Double>? = nil, description: String? = nil)
    /// `true` or `false`.
    case boolean(description: String? = nil)
    /// A value of the schema, or `null`.
    case optional(JSONSchema)
}

extension JSONSchema {
    /// The expected value in words: "text of 1 to 80 characters", "a number of 0.0 to 1.0".
    var expectation: String {
        switch self {
        case .object: "an object"
        case .array(_, let minimum, let maximum, _): "a list" + span(" of", minimum, maximum, "value")
        case .string(let minimum, let maximum, let words, _):
            (words.map(Self.choice) ?? "text") + span(" of", minimum, maximum, "character")
        case .integer(let range, _):
            "a whole number" + span(" of", range?.lowerBound, range?.upperBound)
        case .number(let range, _): "a number" + span(" of", range?.lowerBound, range?.upperBound)
        case .boolean: "true or false"
        case .optional(let schema): schema.expectation + " or null"
        }
    }

    private func span<Bound: Comparable>(
        _ before: String, _ minimum: Bound?, _ maximum: Bound?, _ noun: String? = nil
    ) -> String {
        // Only lengths and counts have a noun.
        func unit(_ bound: Bound) -> String { noun.map { " \("\(bound)" == "1" ? $0 : $0 + "s")" } ?? "" }
        return switch (minimum, maximum) {
        case (let minimum?, let maximum?): "\(before) \(minimum) to \(maximum)\(unit(maximum))"
        case (let minimum?, nil): "\(before) at least \(minimum)\(unit(minimum))"
        case (nil, let maximum?): "\(before) at most \(maximum)\(unit(maximum))"
        case (nil, nil): ""
        }
    }

    /// Lists the first choices only, since there may be thousands.
    private static func choice(of words: [String]) -> String {
        let shown = words.prefix(8).map { quoted($0, limit: 40) }.joined(separator: ", ")
        return "one of \(shown)" + (words.count > 8 ? " and \(words.count - 8) more" : "")
    }
}

extension JSONSchema {
    /// The constraints that a provider accepts in a schema.
    ///
    /// Constraints that it does not accept are written in the description, so that the model still knows them.
    package struct Dialect: Sendable, Hashable {
        /// Whether `minimum` and `maximum` of numbers are accepted.
        var allowsRanges: Bool
        /// Whether `minLength` and `maxLength` of strings are accepted.
        var allowsLengths: Bool
        /// Whether `minItems` and `maxItems` of arrays are accepted.
        var allowsCounts: Bool

        /// Creates a dialect.
        package init(allowsRanges: Bool = true, allowsLengths: Bool = true, allowsCounts: Bool = true) {
            self.allowsRanges = allowsRanges
            self.allowsLengths = allowsLengths
            self.allowsCounts = allowsCounts
        }

        /// All constraints.
        static let full = Dialect()
        /// Types, choices and members only.
        package static let structureOnly = Dialect(
            allowsRanges: false, allowsLengths: false, allowsCounts: false)
    }

    /// The schema as JSON Schema (2020-12), with all constraints.
    public var jsonValue: JSONValue { rendered(.full) }

    /// Returns the schema as JSON Schema (2020-12), with the constraints that a provider accepts.
    ///
    /// In every dialect all members are required and no others are allowed. An optional value is `anyOf` the schema and
    /// `null`.
    ///
    /// - Complexity: O(size).
    package func rendered(_ dialect: Dialect) -> JSONValue {
        switch self {
        case .object(let members, let description):
            node(
                "object", description,
                [
                    "properties": .object(members.mapValues { $0.rendered(dialect) }),
                    "required": .array(members.keys.sorted().map(JSONValue.string)),
                    "additionalProperties": .bool(false),
                ])
        case .array(let element, let minimum, let maximum, let description):
            node(
                "array", description, ["items": element.rendered(dialect)],
                constraints: ["minItems": .count(minimum), "maxItems": .count(maximum)],
                allowed: dialect.allowsCounts)
        case .string(let minimum, let maximum, let words, let description):
            node(
                "string", description, words.map { ["enum": .array($0.map(JSONValue.string))] } ?? [:],
                constraints: ["minLength": .count(minimum), "maxLength": .count(maximum)],
                allowed: dialect.allowsLengths)
        case .integer(let range, let description):
            node(
                "integer", description,
                constraints: ["minimum": .count(range?.lowerBound), "maximum": .count(range?.upperBound)],
                allowed: dialect.allowsRanges)
        case .number(let range, let description):
            node(
                "number", description,
                constraints: ["minimum": .bound(range?.lowerBound), "maximum": .bound(range?.upperBound)],
                allowed: dialect.allowsRanges)
        case .boolean(let description):
            node("boolean", description)
        case .optional(let schema):
            .object(["anyOf": .array([schema.rendered(dialect), .object(["type": .string("null")])])])
        }
    }

    private func node(
        _ type: String, _ description: String?, _ keywords: [String: JSONValue] = [:],
        constraints: [String: JSONValue] = [:], allowed: Bool = true
    ) -> JSONValue {
        var members = keywords
        var description = description
        let constraints = constraints.filter { $0.value != .null }
        if allowed {
            members.merge(constraints) { _, constraint in constraint }
        } else if !constraints.isEmpty {
            let sentence = description.map { $0.hasSuffix(".") ? "\($0) " : "\($0). " }
            description = (sentence ?? "") + "Expected: \(expectation)."
        }
        members["type"] = .string(type)
        members["description"] = description.map(JSONValue.string)
        return .object(members)
    }
}

extension JSONValue {
    fileprivate static func count(_ value: Int?) -> JSONValue { JSONValue(value.map(Int64.init)) }

    /// Returns a bound, without a fraction if it is integral. An infinite bound is omitted.
    fileprivate static func bound(_ value: Double?) -> JSONValue {
        value.flatMap(Int64.init(exactly:)).map(JSONValue.integer) ?? JSONValue(value)
    }
}
