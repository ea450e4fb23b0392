internal import LLMProtocol

/// Which words of JSON Schema a provider takes besides types, members, items, enumerations and descriptions.
struct SchemaWords: OptionSet {
    let rawValue: Int
    /// `minimum` and `maximum`.
    static let ranges = SchemaWords(rawValue: 1)
    /// `minItems` and `maxItems`.
    static let counts = SchemaWords(rawValue: 2)

    /// Structured outputs of the Messages interface: any further word is an error there.
    static let anthropic: SchemaWords = []
    /// What `responseJsonSchema` documents; lengths of text are not among it.
    static let gemini: SchemaWords = [.ranges, .counts]
    /// What strict structured outputs document; `maxLength` is an error there.
    static let openAI: SchemaWords = [.ranges, .counts]
}

extension JSONSchema {
    /// The schema as JSON Schema in the words that a provider takes. Answers are checked against the whole schema elsewhere.
    func rendered(with words: SchemaWords) -> JSONValue {
        switch self {
        case .object(let members, let description):
            return .schema(
                "object", description,
                [
                    "properties": .object(members.mapValues { $0.rendered(with: words) }),
                    "required": .array(members.keys.sorted().map(JSONValue.string)),
                    "additionalProperties": .bool(false),
                ])
        case .array(let element, let minimum, let maximum, let description):
            return .schema(
                "array", description, ["items": element.rendered(with: words)],
                optional: words.contains(.counts)
                    ? ["minItems": minimum.map(\.json), "maxItems": maximum.map(\.json)] : [:])
        case .string(_, _, let choices, let description):
            return .schema(
                "string", description, optional: ["enum": choices.map { .array($0.map(JSONValue.string)) }])
        case .integer(let range, let description):
            let range = words.contains(.ranges) ? range : nil
            return .schema(
                "integer", description,
                optional: [
                    "minimum": range?.lowerBound.json,
                    "maximum": range?.upperBound.json,
                ])
        case .number(let range, let description):
            let range = words.contains(.ranges) ? range : nil
            return .schema(
                "number", description,
                optional: [
                    "minimum": (range?.lowerBound).map(JSONValue.number),
                    "maximum": (range?.upperBound).map(JSONValue.number),
                ])
        case .boolean(let description):
            return .schema("boolean", description)
        case .optional(let schema):
            return .object(["anyOf": .array([schema.rendered(with: words), .schema("null", nil)])])
        }
    }
}

extension JSONValue {
    fileprivate static func schema(
        _ type: String, _ description: String?, _ members: [String: JSONValue] = [:],
        optional: [String: JSONValue?] = [:]
    ) -> JSONValue {
        var all = members.merging(optional.compactMapValues(\.self)) { $1 }
        all["type"] = .string(type)
        all["description"] = description.map(JSONValue.string)
        return .object(all)
    }
}

extension Int {
    fileprivate var json: JSONValue { .integer(Int64(self)) }
}
