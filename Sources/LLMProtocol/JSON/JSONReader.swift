/// Reads one JSON value (RFC 8259) from bytes; also what people take for JSON, with comments and commas behind the last part.
///
/// `JSONDecoder` would try every type for every value, each in vain by an error: a megabyte of small values took it seconds.
struct JSONReader {
    private let bytes: ArraySlice<UInt8>
    private let isLenient: Bool
    private var place: Int
    private var depth = 0

    init(_ bytes: ArraySlice<UInt8>, lenient: Bool = false) {
        self.bytes = bytes
        isLenient = lenient
        place = bytes.startIndex
    }

    /// The value, or `nil` where the bytes are not one value and nothing else.
    mutating func read() -> JSONValue? {
        guard let value = value() else { return nil }
        skipBlanks()
        return place == bytes.endIndex ? value : nil
    }

    private mutating func value() -> JSONValue? {
        skipBlanks()
        guard place < bytes.endIndex else { return nil }
        switch bytes[place] {
        case UInt8(ascii: "{"): return nested { $0.object() }
        case UInt8(ascii: "["): return nested { $0.array() }
        case UInt8(ascii: "\""): return string().map(JSONValue.string)
        case UInt8(ascii: "t"): return word("true", .bool(true))
        case UInt8(ascii: "f"): return word("false", .bool(false))
        case UInt8(ascii: "n"): return word("null", .null)
        default: return number()
        }
    }

    private mutating func nested(_ read: (inout JSONReader) -> JSONValue?) -> JSONValue? {
        depth += 1
        defer { depth -= 1 }
        guard depth <= JSONScanner.depthLimit else { return nil }
        place += 1
        return read(&self)
    }

    private mutating func array() -> JSONValue? {
        var values: [JSONValue] = []
        while !take(UInt8(ascii: "]")) {
            guard values.isEmpty || take(UInt8(ascii: ",")) else { return nil }
            if isLenient, !values.isEmpty, take(UInt8(ascii: "]")) { break }
            guard let value = value() else { return nil }
            values.append(value)
        }
        return .array(values)
    }

    private mutating func object() -> JSONValue? {
        var members: [String: JSONValue] = [:]
        while !take(UInt8(ascii: "}")) {
            guard members.isEmpty || take(UInt8(ascii: ",")) else { return nil }
            if isLenient, !members.isEmpty, take(UInt8(ascii: "}")) { break }
            skipBlanks()
            guard let name = string(), take(UInt8(ascii: ":")), let value = value() else { return nil }
            // Nobody can know which of two members of one name is meant.
            guard members.updateValue(value, forKey: name) == nil else { return nil }
        }
        return .object(members)
    }

    private mutating func word(_ word: String, _ value: JSONValue) -> JSONValue? {
        guard bytes[place...].starts(with: word.utf8) else { return nil }
        place += word.utf8.count
        return value
    }

    private mutating func skipBlanks() {
        place = JSONScanner.skipBlanks(in: bytes, from: place, comments: isLenient)
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        skipBlanks()
        guard place < bytes.endIndex, bytes[place] == byte else { return false }
        place += 1
        return true
    }
}

// Scalars.
extension JSONReader {
    /// `-`, digits without a leading 0, a fraction, an exponent.
    private mutating func number() -> JSONValue? {
        let start = place
        place += bytes[place] == UInt8(ascii: "-") ? 1 : 0
        let whole = digits()
        guard whole.count == 1 || whole.count > 1 && whole.first != UInt8(ascii: "0") else { return nil }
        var isWhole = true
        if next(is: ".") {
            isWhole = false
            place += 1
            guard !digits().isEmpty else { return nil }
        }
        if next(is: "e") || next(is: "E") {
            isWhole = false
            place += 1
            if next(is: "+") || next(is: "-") { place += 1 }
            guard !digits().isEmpty else { return nil }
        }
        let text = String(decoding: bytes[start..<place], as: UTF8.self)
        if isWhole, let number = Int64(text) { return .integer(number) }
        return Double(text).flatMap { $0.isFinite ? .number($0) : nil }
    }

    private func next(is character: Unicode.Scalar) -> Bool {
        place < bytes.endIndex && bytes[place] == UInt8(ascii: character)
    }

    private mutating func digits() -> ArraySlice<UInt8> {
        let digits = bytes[place...].prefix { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
        place = digits.endIndex
        return digits
    }

    private mutating func string() -> String? {
        guard next(is: "\"") else { return nil }
        place += 1
        var text: [UInt8] = []
        while place < bytes.endIndex {
            let byte = bytes[place]
            place += 1
            switch byte {
            case UInt8(ascii: "\""): return String(validating: text, as: UTF8.self)
            case UInt8(ascii: "\\"):
                guard let scalar = escape() else { return nil }
                text.append(contentsOf: Array(String(scalar).utf8))
            case 0..<0x20: return nil
            default: text.append(byte)
            }
        }
        return nil
    }

    /// What follows a backslash.
    private mutating func escape() -> Unicode.Scalar? {
        guard place < bytes.endIndex else { return nil }
        let byte = bytes[place]
        place += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"):
            guard let first = fourDigits() else { return nil }
            guard (0xD800..<0xDC00).contains(first) else { return Unicode.Scalar(first) }
            // Half of a pair: the other half must follow.
            guard bytes[place...].starts(with: "\\u".utf8) else { return nil }
            place += 2
            guard let second = fourDigits(), (0xDC00..<0xE000).contains(second) else { return nil }
            return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
        default: return nil
        }
    }

    private mutating func fourDigits() -> UInt32? {
        let digits = bytes[place...].prefix(4)
        place = digits.endIndex
        // `UInt32` would take a sign too.
        guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }) else {
            return nil
        }
        return UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    }
}
