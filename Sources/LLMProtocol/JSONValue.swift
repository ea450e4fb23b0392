package import StageCore

/// Any JSON value. A missing value is ``null``, never omitted, 0 or NaN.
public enum JSONValue: Sendable, Hashable {
    /// `null`.
    case null
    /// `true` or `false`.
    case bool(Bool)
    /// A number without fraction or exponent that fits in 64 bits.
    case integer(Int64)
    /// Any other finite number.
    case number(Double)
    /// A string.
    case string(String)
    /// An array of values.
    case array([JSONValue])
    /// An object: members by name.
    case object([String: JSONValue])

    /// Creates an integer, or `null`.
    package init(_ value: Int64?) { self = value.map(JSONValue.integer) ?? .null }
    /// Creates a number, or `null` if it is missing or not finite.
    package init(_ value: Double?) { self = value.flatMap { $0.isFinite ? .number($0) : nil } ?? .null }
    /// Creates a string, or `null`.
    package init(_ value: String?) { self = value.map(JSONValue.string) ?? .null }
}

extension JSONValue: Codable {
    /// Decodes any value.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Bool.self) {
            self = .bool(value)
        } else if let value = try? container.decode(Int64.self) {
            self = .integer(value)
        } else if let value = try? container.decode(Double.self) {
            // Some decoders read infinity and NaN, which are not JSON.
            guard value.isFinite else {
                throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a finite number")
            }
            self = .number(value)
        } else if let value = try? container.decode(String.self) {
            self = .string(value)
        } else if let values = try? container.decode([JSONValue].self) {
            self = .array(values)
        } else {
            self = .object(try container.decode([String: JSONValue].self))
        }
    }

    /// Encodes the value.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .null: try container.encodeNil()
        case .bool(let value): try container.encode(value)
        case .integer(let value): try container.encode(value)
        case .number(let value): try container.encode(value)
        case .string(let value): try container.encode(value)
        case .array(let values): try container.encode(values)
        case .object(let members): try container.encode(members)
        }
    }
}

/// Access to answers of uncertain form: a value of another kind reads as empty or `null`.
extension JSONValue {
    /// The member, or `null` if there is none or this is not an object.
    package subscript(member: String) -> JSONValue {
        if case .object(let members) = self { members[member] ?? .null } else { .null }
    }

    /// The elements of an array, or an empty array for any other value.
    package var array: [JSONValue] { if case .array(let values) = self { values } else { [] } }

    /// The text of a string, or an empty string for any other value.
    package var stringValue: String { if case .string(let text) = self { text } else { "" } }
}

extension JSONValue {
    /// Parses a JSON text (RFC 8259).
    ///
    /// Integers beyond 64 bits become ``number(_:)``. Two members of one name are an error.
    ///
    /// - Throws: ``LLMError`` with `invalidAnswer` if the text is not JSON, or is nested deeper than 128 levels. The message
    ///   does not quote the text.
    /// - Complexity: O(size).
    public init(parsing text: String) throws(LLMError) {
        do {
            self.init(try JSONReader.read(text.utf8))
        } catch {
            throw error.kind == .tooDeep ? .tooDeep : LLMError(.invalidAnswer, "the text is not JSON")
        }
    }

    /// Creates a value from a tree, whose members become a dictionary.
    package init(_ tree: JSONTree) {
        switch tree {
        case .null: self = .null
        case .bool(let value): self = .bool(value)
        case .integer(let value): self = .integer(value)
        case .number(let value): self = .number(value)
        case .string(let value): self = .string(value)
        case .array(let values): self = .array(values.map(JSONValue.init))
        case .object(let members):
            self = .object(Dictionary(members.map { ($0.name, JSONValue($0.value)) }) { $1 })
        }
    }
}

extension JSONProblem.Kind {
    /// The loss in a text of the right form; `nil` for other problems.
    var loss: String? {
        switch self {
        case .repeatedMember: "two members of one name with different values"
        case .brokenText: "text that is not valid Unicode"
        case .grammar, .number, .tooDeep: nil
        }
    }
}

extension LLMError {
    static let tooDeep = LLMError(
        .invalidAnswer, "the JSON is nested deeper than \(JSONReader.depthLimit) levels")
}

extension JSONValue {
    /// The value as compact JSON, with members sorted by name, so that equal values have equal text.
    ///
    /// A number that is not finite, which JSON cannot represent, becomes `null`.
    ///
    /// - Complexity: O(size), and O(*m* log *m*) for each object of *m* members.
    public var text: String {
        var output = ""
        write(to: &output)
        return output
    }

    private func write(to output: inout String) {
        switch self {
        case .null: output += "null"
        case .bool(let value): output += value ? "true" : "false"
        case .integer(let value): output += "\(value)"
        case .number(let value): output += value.isFinite ? "\(value)" : "null"
        case .string(let value): output.appendJSON(value)
        case .array(let values):
            output += "["
            for (index, value) in values.enumerated() {
                if index > 0 { output += "," }
                value.write(to: &output)
            }
            output += "]"
        case .object(let members):
            output += "{"
            for (index, member) in members.sorted(by: { $0.key < $1.key }).enumerated() {
                if index > 0 { output += "," }
                output.appendJSON(member.key)
                output += ":"
                member.value.write(to: &output)
            }
            output += "}"
        }
    }
}

extension String {
    fileprivate mutating func appendJSON(_ text: String) {
        self += "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": self += "\\\""
            case "\\": self += "\\\\"
            case "\n": self += "\\n"
            case "\r": self += "\\r"
            case "\t": self += "\\t"
            case "\u{0}"..<" ", "\u{7F}":
                let digits = String(scalar.value, radix: 16)
                self += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: unicodeScalars.append(scalar)
            }
        }
        self += "\""
    }
}
