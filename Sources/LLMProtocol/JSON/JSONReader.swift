/// Reads one JSON value (RFC 8259) from bytes; also what people take for JSON, with comments, commas behind the last part and line
/// breaks inside of strings.
///
/// `JSONDecoder` would try every type for every value, each in vain by an error: a megabyte of small values took it seconds.
struct JSONReader {
    /// What is read besides JSON.
    enum Mode {
        /// Nothing.
        case strict
        /// What loses nothing: comments, trailing commas, control characters in strings, backslashes before signs that need none, and a
        /// member that is said twice with one value.
        case answer
        /// The same, and what loses a part that may not matter, with a warning: broken text, and all but the last of several members of
        /// one name.
        case envelope
    }

    private let bytes: ArraySlice<UInt8>
    private let mode: Mode
    private var place: Int
    private var depth = 0
    /// Why the value cannot be read, where more can be said than that it is no JSON.
    private(set) var fault: Fault?
    /// What was lost: each kind once.
    private(set) var warnings: Set<Fault> = []

    private var isLenient: Bool { mode != .strict }

    /// What is wrong with JSON of the right form.
    enum Fault: String {
        /// Two members of one name with different values: nobody can know which one is meant.
        case repeatedMember = "two members of one name with different values"
        /// Half of a surrogate pair, or bytes that are no UTF-8.
        case brokenText = "text that is no Unicode"
    }

    init(_ bytes: ArraySlice<UInt8>, mode: Mode = .strict) {
        self.bytes = bytes
        self.mode = mode
        place = bytes.startIndex
    }

    /// Whether a fault is one to warn of; else it ends the reading.
    private mutating func tolerates(_ fault: Fault) -> Bool {
        guard mode == .envelope else {
            self.fault = self.fault ?? fault
            return false
        }
        warnings.insert(fault)
        return true
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
        // As Python prints them, and so do models that learnt from it.
        case UInt8(ascii: "T") where isLenient: return word("True", .bool(true))
        case UInt8(ascii: "F") where isLenient: return word("False", .bool(false))
        case UInt8(ascii: "N") where isLenient: return word("None", .null)
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
            if let earlier = members.updateValue(value, forKey: name) {
                guard isLenient && earlier == value || tolerates(.repeatedMember) else { return nil }
            }
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
            case UInt8(ascii: "\""):
                if let whole = String(validating: text, as: UTF8.self) { return whole }
                return tolerates(.brokenText) ? String(decoding: text, as: UTF8.self) : nil
            case UInt8(ascii: "\\"):
                guard let scalar = escape() else { return nil }
                text.append(contentsOf: Array(String(scalar).utf8))
            // The commonest fault of models' JSON is a line that ends inside of a string.
            case 0..<0x20 where !isLenient: return nil
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
            if let scalar = Unicode.Scalar(first) { return scalar }
            if let second = secondHalf(of: first) {
                return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
            }
            return tolerates(.brokenText) ? "\u{FFFD}" : nil
        // A sign that needs no backslash, such as an apostrophe, means itself; a letter may mean anything.
        case 0x20...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E, UInt8(ascii: "\n"):
            return isLenient ? Unicode.Scalar(byte) : nil
        default: return nil
        }
    }

    /// The half of a surrogate pair that follows its first half.
    private mutating func secondHalf(of first: UInt32) -> UInt32? {
        guard first < 0xDC00, bytes[place...].starts(with: "\\u".utf8) else { return nil }
        let start = place
        place += 2
        if let second = fourDigits(), (0xDC00..<0xE000).contains(second) { return second }
        place = start
        return nil
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
