/// Reads JSON (RFC 8259) from its bytes, front to back.
struct JSONReader {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var place = 0
    private var depth = 0

    private static let deepest = 200

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    mutating func document() throws -> JSONTree {
        let value = try value()
        skipSpace()
        guard place == bytes.count else { throw unexpected("the end of the file") }
        return value
    }

    private mutating func value() throws -> JSONTree {
        skipSpace()
        guard place < bytes.count else { throw unexpected("a value") }
        switch bytes[place] {
        case UInt8(ascii: "{"): return try nested { reader in .object(try reader.members()) }
        case UInt8(ascii: "["): return try nested { reader in .array(try reader.elements()) }
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return .number(try number())
        }
    }

    private mutating func nested(_ body: (inout JSONReader) throws -> JSONTree) throws -> JSONTree {
        place += 1
        depth += 1
        guard depth <= Self.deepest else { throw unexpected("values at most \(Self.deepest) deep") }
        defer { depth -= 1 }
        return try body(&self)
    }

    private mutating func members() throws -> [(key: String, value: JSONTree)] {
        var members: [(key: String, value: JSONTree)] = []
        if skip("}") { return members }
        repeat {
            skipSpace()
            let key = try string()
            guard skip(":") else { throw unexpected("a colon") }
            members.append((key, try value()))
        } while skip(",")
        guard skip("}") else { throw unexpected("a comma or a closing brace") }
        return members
    }

    private mutating func elements() throws -> [JSONTree] {
        var elements: [JSONTree] = []
        if skip("]") { return elements }
        repeat { elements.append(try value()) } while skip(",")
        guard skip("]") else { throw unexpected("a comma or a closing bracket") }
        return elements
    }

    private mutating func number() throws -> Double {
        let start = place
        while place < bytes.count, "+-.0123456789eE".utf8.contains(bytes[place]) { place += 1 }
        guard let number = Double(String(decoding: bytes[start..<place], as: UTF8.self)) else {
            place = start
            throw unexpected("a value")
        }
        return number
    }

    private mutating func string() throws -> String {
        guard place < bytes.count, bytes[place] == UInt8(ascii: "\"") else { throw unexpected("a string") }
        place += 1
        var text: [UInt8] = []
        while place < bytes.count, bytes[place] != UInt8(ascii: "\"") {
            if bytes[place] == UInt8(ascii: "\\") {
                text.append(contentsOf: try escaped())
            } else {
                text.append(bytes[place])
                place += 1
            }
        }
        guard place < bytes.count else { throw unexpected("a closing quotation mark") }
        place += 1
        guard let string = String(validating: text, as: UTF8.self) else {
            throw unexpected("UTF-8 before this place")
        }
        return string
    }

    private mutating func escaped() throws -> [UInt8] {
        place += 2
        guard place <= bytes.count else { throw unexpected("an escaped character") }
        switch bytes[place - 1] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [bytes[place - 1]]
        case UInt8(ascii: "b"): return [0x08]
        case UInt8(ascii: "f"): return [0x0C]
        case UInt8(ascii: "n"): return [0x0A]
        case UInt8(ascii: "r"): return [0x0D]
        case UInt8(ascii: "t"): return [0x09]
        case UInt8(ascii: "u"):
            var units = [try unit()]
            if UTF16.isLeadSurrogate(units[0]), place + 1 < bytes.count, bytes[place] == UInt8(ascii: "\\"),
                bytes[place + 1] == UInt8(ascii: "u")
            {
                place += 2
                units.append(try unit())
            }
            guard let text = String(validating: units, as: UTF16.self) else {
                throw unexpected("a pair of surrogates before this place")
            }
            return Array(text.utf8)
        default: throw unexpected("an escaped character")
        }
    }

    private mutating func unit() throws -> UInt16 {
        let digits = bytes[place..<min(place + 4, bytes.count)]
        guard digits.count == 4, let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16) else {
            throw unexpected("four hexadecimal digits")
        }
        place += 4
        return unit
    }

    private mutating func word(_ word: StaticString, _ value: JSONTree) throws -> JSONTree {
        let expected = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
        guard bytes[place...].starts(with: expected) else { throw unexpected("a value") }
        place += expected.count
        return value
    }

    private mutating func skip(_ mark: Unicode.Scalar) -> Bool {
        skipSpace()
        guard place < bytes.count, bytes[place] == UInt8(ascii: mark) else { return false }
        place += 1
        return true
    }

    private mutating func skipSpace() {
        while place < bytes.count, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[place]) { place += 1 }
    }

    private func unexpected(_ expected: String) -> JSONProblem {
        let read = bytes[..<min(place, bytes.count)]
        return JSONProblem(line: 1 + read.count { $0 == 0x0A }, message: "expected \(expected)")
    }
}
