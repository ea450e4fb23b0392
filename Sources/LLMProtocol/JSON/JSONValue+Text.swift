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
