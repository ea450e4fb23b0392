/// The members of one JSON object as the fields of a row. Members of nested objects have dotted names (`spend.lower_bound`), and arrays
/// keep their JSON text.
struct JSONFields {
    /// The reason why a text is not such an object.
    struct Problem: Error {
        var message: String
    }

    private(set) var fields: [(name: String, text: String)] = []
    private var names: Set<String> = []
    private let bytes: ArraySlice<UInt8>
    private var index: Int
    private static let deepest = 32

    /// Parses one object.
    ///
    /// - Throws: ``Problem``.
    init(_ bytes: ArraySlice<UInt8>) throws {
        self.bytes = bytes
        index = bytes.startIndex
        skipSpace()
        guard peek == UInt8(ascii: "{") else { throw Problem(message: "expected a JSON object on each line") }
        try readObject(prefix: "", depth: 0, isKept: true)
        skipSpace()
        guard index == bytes.endIndex else {
            throw Problem(message: "unexpected text after the JSON object")
        }
    }

    private var peek: UInt8? { index < bytes.endIndex ? bytes[index] : nil }

    private mutating func skipSpace() {
        while let byte = peek, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { index += 1 }
    }

    private mutating func expect(_ byte: UInt8) throws {
        skipSpace()
        guard peek == byte else {
            throw Problem(message: "expected “\(Character(Unicode.Scalar(byte)))” at column \(column)")
        }
        index += 1
    }

    private var column: Int { index - bytes.startIndex + 1 }

    private mutating func readObject(prefix: String, depth: Int, isKept: Bool) throws {
        guard depth < Self.deepest else {
            throw Problem(message: "the JSON is over \(Self.deepest) levels deep")
        }
        try expect(UInt8(ascii: "{"))
        skipSpace()
        if peek == UInt8(ascii: "}") {
            index += 1
            return
        }
        var names: Set<String> = []
        while true {
            skipSpace()
            let name = try readString()
            guard names.insert(name).inserted else {
                throw Problem(message: "duplicate member \(Quoted.text(name))")
            }
            try expect(UInt8(ascii: ":"))
            try readValue(name: prefix + name, depth: depth, isKept: isKept)
            skipSpace()
            if peek == UInt8(ascii: ",") {
                index += 1
                continue
            }
            return try expect(UInt8(ascii: "}"))
        }
    }

    private mutating func readValue(name: String, depth: Int, isKept: Bool) throws {
        skipSpace()
        let start = index
        switch peek {
        case UInt8(ascii: "{"): return try readObject(prefix: name + ".", depth: depth + 1, isKept: isKept)
        case UInt8(ascii: "["):
            try readList(depth: depth + 1)
            try keep(name, String(decoding: bytes[start..<index], as: UTF8.self), isKept)
        case UInt8(ascii: "\""): try keep(name, try readString(), isKept)
        default:
            let word = readWord()
            guard word == "true" || word == "false" || word == "null" || Self.isNumber(word) else {
                throw Problem(message: "expected a JSON value at column \(column)")
            }
            try keep(name, word == "null" ? "" : Self.plain(word), isKept)
        }
    }

    private mutating func keep(_ name: String, _ text: String, _ isKept: Bool) throws {
        guard isKept else { return }
        // A nested member and a dotted name can be one column.
        guard names.insert(name).inserted else {
            throw Problem(message: "duplicate member \(Quoted.text(name))")
        }
        fields.append((name, text))
    }

    /// Returns a number without an exponent, exactly, unless it would be very long.
    private static func plain(_ word: String) -> String {
        let parts = word.lowercased().split(separator: "e")
        guard parts.count == 2, let exponent = Int(parts[1]), abs(exponent) <= 30, parts[0].count <= 40 else {
            return word
        }
        let isNegative = parts[0].hasPrefix("-")
        let decimal = parts[0].drop { $0 == "-" }.split(separator: ".", omittingEmptySubsequences: false)
        var digits = decimal.joined()
        var point = decimal[0].count + exponent
        if point <= 0 {
            digits = String(repeating: "0", count: 1 - point) + digits
            point = 1
        }
        if digits.count < point { digits += String(repeating: "0", count: point - digits.count) }
        let fraction = digits.dropFirst(point)
        let whole = digits.prefix(point).drop { $0 == "0" }
        return (isNegative ? "-" : "") + (whole.isEmpty ? "0" : whole)
            + (fraction.isEmpty ? "" : "." + fraction)
    }

    private mutating func readList(depth: Int) throws {
        guard depth < Self.deepest else {
            throw Problem(message: "the JSON is over \(Self.deepest) levels deep")
        }
        try expect(UInt8(ascii: "["))
        skipSpace()
        if peek == UInt8(ascii: "]") {
            index += 1
            return
        }
        while true {
            skipSpace()
            if peek == UInt8(ascii: "[") {
                try readList(depth: depth + 1)
            } else {
                try readValue(name: "", depth: depth, isKept: false)
            }
            skipSpace()
            if peek == UInt8(ascii: ",") {
                index += 1
                continue
            }
            return try expect(UInt8(ascii: "]"))
        }
    }

    private mutating func readWord() -> String {
        let start = index
        while let byte = peek, byte > 0x20, byte != UInt8(ascii: ","), byte != UInt8(ascii: "}"),
            byte != UInt8(ascii: "]")
        { index += 1 }
        return String(decoding: bytes[start..<index], as: UTF8.self)
    }

    private static func isNumber(_ word: String) -> Bool {
        word.wholeMatch(of: /-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?/) != nil
    }

    private mutating func readString() throws -> String {
        guard peek == UInt8(ascii: "\"") else {
            throw Problem(message: "expected a string at column \(column)")
        }
        index += 1
        var text: [UInt8] = []
        while let byte = peek {
            index += 1
            switch byte {
            case UInt8(ascii: "\""):
                guard let string = String(validating: text, as: UTF8.self) else {
                    throw Problem(message: "the string before column \(column) is not UTF-8")
                }
                return string
            case UInt8(ascii: "\\"): text += try readEscape()
            case 0..<0x20:
                throw Problem(message: "control character in a string at column \(column - 1)")
            default: text.append(byte)
            }
        }
        throw Problem(message: "unterminated string")
    }

    private mutating func readEscape() throws -> [UInt8] {
        guard let byte = peek else { throw Problem(message: "unterminated string") }
        index += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
        case UInt8(ascii: "b"): return [0x08]
        case UInt8(ascii: "f"): return [0x0C]
        case UInt8(ascii: "n"): return [0x0A]
        case UInt8(ascii: "r"): return [0x0D]
        case UInt8(ascii: "t"): return [0x09]
        case UInt8(ascii: "u"):
            let unit = try readUnit()
            guard UTF16.isLeadSurrogate(unit) || UTF16.isTrailSurrogate(unit) else {
                return Array(String(decoding: [unit], as: UTF16.self).utf8)
            }
            guard UTF16.isLeadSurrogate(unit), bytes[index...].starts(with: [0x5C, 0x75]) else {
                throw Problem(message: "unpaired surrogate in a string before column \(column)")
            }
            index += 2
            let second = try readUnit()
            guard UTF16.isTrailSurrogate(second) else {
                throw Problem(message: "unpaired surrogate in a string before column \(column)")
            }
            return Array(String(decoding: [unit, second], as: UTF16.self).utf8)
        default: throw Problem(message: "unknown escape in a string at column \(column - 1)")
        }
    }

    private mutating func readUnit() throws -> UInt16 {
        guard bytes.endIndex - index >= 4,
            bytes[index..<(index + 4)].allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
            let unit = UInt16(String(decoding: bytes[index..<(index + 4)], as: UTF8.self), radix: 16)
        else { throw Problem(message: "expected four hexadecimal digits at column \(column)") }
        index += 4
        return unit
    }
}
