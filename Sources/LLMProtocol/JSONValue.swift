internal import StageCore

/// Any JSON value. What does not exist is ``null``, never left out, 0 or NaN.
public enum JSONValue: Sendable, Hashable {
    /// `null`.
    case null
    /// `true` or `false`.
    case bool(Bool)
    /// A number without fraction or exponent that fits 64 bits.
    case integer(Int64)
    /// Any other number, finite.
    case number(Double)
    /// Text.
    case string(String)
    /// Values in their order.
    case array([JSONValue])
    /// Members by name.
    case object([String: JSONValue])

    /// An integer, or `null`.
    package init(_ value: Int64?) { self = value.map(JSONValue.integer) ?? .null }
    /// A number, or `null` where there is none or it is not finite.
    package init(_ value: Double?) { self = value.flatMap { $0.isFinite ? .number($0) : nil } ?? .null }
    /// Text, or `null`.
    package init(_ value: String?) { self = value.map(JSONValue.string) ?? .null }
}

extension JSONValue: Codable {
    /// Reads any value.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Bool.self) {
            self = .bool(value)
        } else if let value = try? container.decode(Int64.self) {
            self = .integer(value)
        } else if let value = try? container.decode(Double.self) {
            // Some decoders read infinity and NaN, which are no JSON.
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

    /// Writes the value.
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

/// Reading of answers whose form is not certain: what is of another kind is nothing.
extension JSONValue {
    /// The member, or `null` of what has none.
    package subscript(member: String) -> JSONValue {
        if case .object(let members) = self { members[member] ?? .null } else { .null }
    }

    /// The values of an array; none of anything else.
    package var array: [JSONValue] { if case .array(let values) = self { values } else { [] } }

    /// The text of a string; empty of anything else.
    package var stringValue: String { if case .string(let text) = self { text } else { "" } }
}

extension JSONValue {
    /// Reads a JSON text (RFC 8259).
    ///
    /// Whole numbers beyond 64 bits become ``number(_:)``. Two members of one name are an error.
    ///
    /// - Throws: ``LLMError`` with `invalidAnswer` where it is no JSON, or is nested deeper than 128; without the text.
    /// - Complexity: O(size).
    public init(parsing text: String) throws(LLMError) {
        do {
            self.init(try JSONReader.read(text.utf8))
        } catch {
            throw error.kind == .tooDeep ? .tooDeep : LLMError(.invalidAnswer, "the text is no JSON")
        }
    }

    /// Makes a value of a tree, whose members become a dictionary.
    init(_ tree: JSONTree) {
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
    /// What a text of the right form holds; `nil` of other problems.
    var loss: String? {
        switch self {
        case .repeatedMember: "two members of one name with different values"
        case .brokenText: "text that is no Unicode"
        case .grammar, .number, .tooDeep: nil
        }
    }
}

extension LLMError {
    static let tooDeep = LLMError(
        .invalidAnswer, "the JSON is nested deeper than \(JSONReader.depthLimit) levels")
}

extension JSONValue {
    /// The value as compact JSON, members sorted by name: equal values have equal text.
    ///
    /// A number that is not finite, which JSON cannot say, becomes `null`.
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
            for (place, value) in values.enumerated() {
                if place > 0 { output += "," }
                value.write(to: &output)
            }
            output += "]"
        case .object(let members):
            output += "{"
            for (place, member) in members.sorted(by: { $0.key < $1.key }).enumerated() {
                if place > 0 { output += "," }
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
