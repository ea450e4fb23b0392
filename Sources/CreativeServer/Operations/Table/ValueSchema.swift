/// The schema of a value in JSON Schema (2020-12), for OpenAPI and MCP.
public struct ValueSchema: Sendable, Hashable {
    /// The keywords.
    public var keywords: [String: JSONValue]

    /// Creates a schema from keywords.
    public init(_ keywords: [String: JSONValue] = [:]) { self.keywords = keywords }

    /// The schema as JSON.
    public var json: JSONValue { .object(keywords) }

    /// Any value.
    public static let any = ValueSchema()
    /// `true` or `false`.
    public static let boolean = ValueSchema(["type": "boolean"])
    /// Any finite number.
    public static let number = ValueSchema(["type": "number"])
    /// Text.
    public static let text = ValueSchema(["type": "string"])
    /// A time in UTC, such as `2025-01-31T08:30:00.000Z`.
    public static let time = ValueSchema(["type": "string", "format": "date-time"])
    /// A day, such as `2025-01-31`.
    public static let day = ValueSchema(["type": "string", "format": "date"])
    /// The name of a time zone in the IANA database, such as `Europe/Berlin`.
    public static let timeZone = ValueSchema(["type": "string", "format": "time-zone"])
    /// A cron expression with five fields, or a macro such as `@daily`.
    public static let cron = ValueSchema(["type": "string", "format": "cron"])
    /// An object with any members.
    public static let object = ValueSchema(["type": "object"])

    /// Text of a length in Unicode scalars that matches a regular expression (ECMA-262).
    public static func text(length: ClosedRange<Int>, matching pattern: String) -> ValueSchema {
        ValueSchema([
            "type": "string", "minLength": .integer(Int64(length.lowerBound)),
            "maxLength": .integer(Int64(length.upperBound)), "pattern": .string(pattern),
        ])
    }

    /// Text that matches a regular expression (ECMA-262).
    public static func text(matching pattern: String) -> ValueSchema {
        ValueSchema(["type": "string", "pattern": .string(pattern)])
    }

    /// One of some words.
    public static func choice(_ words: [String]) -> ValueSchema {
        ValueSchema(["type": "string", "enum": .array(words.map(JSONValue.string))])
    }

    /// An integer in a range.
    public static func integer(_ range: ClosedRange<Int>? = nil) -> ValueSchema {
        var keywords: [String: JSONValue] = ["type": "integer"]
        if let range {
            keywords["minimum"] = .integer(Int64(range.lowerBound))
            keywords["maximum"] = .integer(Int64(range.upperBound))
        }
        return ValueSchema(keywords)
    }

    /// A number in a range.
    public static func number(_ range: ClosedRange<Double>) -> ValueSchema {
        ValueSchema([
            "type": "number", "minimum": .number(range.lowerBound), "maximum": .number(range.upperBound),
        ])
    }

    /// An array, optionally with a minimum and a maximum count.
    public static func array(of element: ValueSchema, count: ClosedRange<Int>? = nil) -> ValueSchema {
        var keywords: [String: JSONValue] = ["type": "array", "items": element.json]
        if let count {
            keywords["minItems"] = .integer(Int64(count.lowerBound))
            keywords["maxItems"] = .integer(Int64(count.upperBound))
        }
        return ValueSchema(keywords)
    }

    /// An object with members of any name and one type.
    public static func map(of element: ValueSchema) -> ValueSchema {
        ValueSchema(["type": "object", "additionalProperties": element.json])
    }

    /// One of several schemas.
    public static func anyOf(_ schemas: ValueSchema...) -> ValueSchema {
        ValueSchema(["anyOf": .array(schemas.map(\.json))])
    }

    /// The schema or `null`.
    public var nullable: ValueSchema {
        if case .string(let type)? = keywords["type"], keywords["enum"] == nil, keywords["title"] == nil {
            var copy = self
            copy.keywords["type"] = .array([.string(type), "null"])
            return copy
        }
        return .anyOf(self, ValueSchema(["type": "null"]))
    }

    /// Returns the schema with a description.
    public func described(_ text: String) -> ValueSchema {
        var copy = self
        copy.keywords["description"] = .string(text)
        return copy
    }

    /// Returns the schema with a default value.
    public func defaulting(to value: JSONValue) -> ValueSchema {
        var copy = self
        copy.keywords["default"] = value
        return copy
    }
}
