extension JSONSchema {
    /// Which constraints a provider accepts in a schema.
    ///
    /// What it does not accept is said in the description instead, so that the model knows it all the same.
    package struct Dialect: Sendable, Hashable {
        /// `minimum` and `maximum` of numbers.
        var allowsRanges: Bool
        /// `minLength` and `maxLength` of text.
        var allowsLengths: Bool
        /// `minItems` and `maxItems` of lists.
        var allowsCounts: Bool

        /// Makes a dialect.
        package init(allowsRanges: Bool = true, allowsLengths: Bool = true, allowsCounts: Bool = true) {
            self.allowsRanges = allowsRanges
            self.allowsLengths = allowsLengths
            self.allowsCounts = allowsCounts
        }

        /// All constraints.
        static let full = Dialect()
        /// Types, words and members only.
        package static let structureOnly = Dialect(
            allowsRanges: false, allowsLengths: false, allowsCounts: false)
    }

    /// The schema as JSON Schema (2020-12), with all constraints.
    public var jsonValue: JSONValue { rendered(.full) }

    /// The schema as JSON Schema (2020-12), with the constraints that a provider accepts.
    ///
    /// In every dialect all members are required and others forbidden. What is optional is `anyOf` the schema and `null`.
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

    /// Whole bounds are written without a fraction, as people write them. An infinite bound is none.
    fileprivate static func bound(_ value: Double?) -> JSONValue {
        value.flatMap(Int64.init(exactly:)).map(JSONValue.integer) ?? JSONValue(value)
    }
}
