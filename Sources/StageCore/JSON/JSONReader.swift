/// Reads one JSON value (RFC 8259) from bytes, optionally with common deviations of people and language models.
///
/// The package reads all JSON with this type. Ambiguities that other readers resolve silently are errors: repeated names,
/// numbers that do not fit, unpaired surrogates.
///
/// - Complexity: O(size). Objects with more than a few members look up names by hash.
package struct JSONReader {
    /// The accepted deviations from JSON.
    package enum Mode: Sendable {
        /// Nothing.
        case strict
        /// Lossless deviations: comments, trailing commas, control characters in strings, unnecessary backslashes, and a
        /// member that is repeated with an equal value.
        case answer
        /// The same, and lossy deviations with a warning: invalid text, and all but the last of several members of
        /// one name.
        case envelope
    }

    /// The maximum depth of nested values.
    package static let depthLimit = 128

    private let bytes: UnsafeBufferPointer<UInt8>
    private let mode: Mode
    private var index = 0
    private var depth = 0
    /// The kinds of losses that were tolerated.
    private var losses: Set<JSONProblem.Kind> = []

    private var isLenient: Bool { mode != .strict }

    private init(_ bytes: UnsafeBufferPointer<UInt8>, mode: Mode) {
        self.bytes = bytes
        self.mode = mode
    }

    /// Reads the only value of a text.
    ///
    /// - Parameter bytes: UTF-8 without a byte order mark.
    /// - Throws: ``JSONProblem`` if the bytes are not exactly one value.
    package static func read(
        _ bytes: some Collection<UInt8>, mode: Mode = .strict
    ) throws(JSONProblem) -> JSONTree {
        try readWithLosses(bytes, mode: mode).value
    }

    /// Reads the only value of a text, and returns the kinds of losses that the mode tolerates.
    package static func readWithLosses(
        _ bytes: some Collection<UInt8>, mode: Mode
    ) throws(JSONProblem) -> (value: JSONTree, losses: Set<JSONProblem.Kind>) {
        func read(_ buffer: UnsafeBufferPointer<UInt8>) -> Result<
            (JSONTree, Set<JSONProblem.Kind>), JSONProblem
        > {
            var reader = JSONReader(buffer, mode: mode)
            do {
                let value = try reader.document()
                return .success((value, reader.losses))
            } catch {
                return .failure(error)
            }
        }
        let result =
            bytes.withContiguousStorageIfAvailable(read) ?? Array(bytes).withUnsafeBufferPointer(read)
        return try result.get()
    }

    private mutating func document() throws(JSONProblem) -> JSONTree {
        let value = try value()
        skipBlanks()
        guard index == bytes.count else { throw problem(.grammar, "expected the end of the text") }
        return value
    }

    private mutating func value() throws(JSONProblem) -> JSONTree {
        skipBlanks()
        guard index < bytes.count else { throw problem(.grammar, "the text ends where a value is expected") }
        switch bytes[index] {
        case UInt8(ascii: "{"): return try object()
        case UInt8(ascii: "["): return try array()
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        // Python prints these, and so do models trained on it.
        case UInt8(ascii: "T") where isLenient: return try word("True", .bool(true))
        case UInt8(ascii: "F") where isLenient: return try word("False", .bool(false))
        case UInt8(ascii: "N") where isLenient: return try word("None", .null)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
        default: throw problem(.grammar, "expected a value")
        }
    }

    /// Skips an opening bracket.
    private mutating func enter() throws(JSONProblem) {
        depth += 1
        guard depth <= Self.depthLimit else {
            throw problem(.tooDeep, "nested deeper than \(Self.depthLimit) levels")
        }
        index += 1
    }

    private mutating func array() throws(JSONProblem) -> JSONTree {
        try enter()
        var values: [JSONTree] = []
        while !take(UInt8(ascii: "]")) {
            if !values.isEmpty {
                try expect(UInt8(ascii: ","), "expected a comma or the end of the array")
                if isLenient, take(UInt8(ascii: "]")) { break }
            }
            values.append(try value())
        }
        depth -= 1
        return .array(values)
    }

    private mutating func object() throws(JSONProblem) -> JSONTree {
        try enter()
        var members = MemberList()
        while !take(UInt8(ascii: "}")) {
            if !members.isEmpty {
                try expect(UInt8(ascii: ","), "expected a comma or the end of the object")
                if isLenient, take(UInt8(ascii: "}")) { break }
            }
            skipBlanks()
            let start = index
            guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else {
                throw problem(.grammar, "expected a name in quotation marks")
            }
            let name = try string()
            try expect(UInt8(ascii: ":"), "expected a colon after a name")
            let value = try value()
            guard let earlier = members.append(name, value) else { continue }
            if isLenient, members.value(at: earlier) == value { continue }
            try tolerate(.repeatedMember, at: start, "the name \(quoted(name)) occurs twice in one object")
            members.replace(at: earlier, by: value)
        }
        depth -= 1
        return .object(members.members)
    }

    private mutating func word(_ word: StaticString, _ value: JSONTree) throws(JSONProblem) -> JSONTree {
        let count = word.utf8CodeUnitCount
        guard index + count <= bytes.count,
            (0..<count).allSatisfy({ bytes[index + $0] == word.utf8Start[$0] })
        else { throw problem(.grammar, "expected a value") }
        index += count
        return value
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        skipBlanks()
        guard index < bytes.count, bytes[index] == byte else { return false }
        index += 1
        return true
    }

    private mutating func expect(_ byte: UInt8, _ message: String) throws(JSONProblem) {
        guard take(byte) else {
            throw problem(.grammar, index == bytes.count ? "the text ends; \(message)" : message)
        }
    }

    private mutating func skipBlanks() {
        index = JSONBlanks.end(in: bytes, from: index, comments: isLenient)
    }

    /// Records a loss if the mode tolerates it, otherwise throws.
    private mutating func tolerate(
        _ kind: JSONProblem.Kind, at start: Int, _ message: @autoclosure () -> String
    ) throws(JSONProblem) {
        guard mode == .envelope else { throw problem(kind, message(), at: start) }
        losses.insert(kind)
    }

    private func problem(_ kind: JSONProblem.Kind, _ message: String, at position: Int? = nil) -> JSONProblem
    {
        let before = bytes[..<min(position ?? index, bytes.count)]
        let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        let line = before.reduce(1) { $0 + ($1 == UInt8(ascii: "\n") ? 1 : 0) }
        return JSONProblem(kind: kind, line: line, column: before.count - lineStart + 1, message: message)
    }
}

// MARK: - Scalars

extension JSONReader {
    /// Reads `-`, digits without a leading 0, a fraction, an exponent.
    private mutating func number() throws(JSONProblem) -> JSONTree {
        let start = index
        index += bytes[index] == UInt8(ascii: "-") ? 1 : 0
        let wholeStart = index
        let wholeCount = skipDigits()
        guard wholeCount == 1 || wholeCount > 1 && bytes[wholeStart] != UInt8(ascii: "0") else {
            throw problem(.grammar, "expected a number without leading zeros")
        }
        var isWhole = true
        if next(is: ".") {
            isWhole = false
            index += 1
            guard skipDigits() > 0 else { throw problem(.grammar, "expected digits after a decimal point") }
        }
        if next(is: "e") || next(is: "E") {
            isWhole = false
            index += 1
            if next(is: "+") || next(is: "-") { index += 1 }
            guard skipDigits() > 0 else { throw problem(.grammar, "expected the digits of an exponent") }
        }
        let text = String(decoding: bytes[start..<index], as: UTF8.self)
        if isWhole, let number = Int64(text) { return .integer(number) }
        guard let number = Double(text), number.isFinite else {
            throw problem(.number, "the number \(quoted(text)) does not fit 64 bits", at: start)
        }
        return .number(number)
    }

    private func next(is character: Unicode.Scalar) -> Bool {
        index < bytes.count && bytes[index] == UInt8(ascii: character)
    }

    private mutating func skipDigits() -> Int {
        let start = index
        while index < bytes.count, bytes[index] >= UInt8(ascii: "0"), bytes[index] <= UInt8(ascii: "9") {
            index += 1
        }
        return index - start
    }

    private mutating func string() throws(JSONProblem) -> String {
        let start = index
        index += 1
        // Most strings have no escapes and are copied unchanged.
        while index < bytes.count, bytes[index] != UInt8(ascii: "\""), bytes[index] != UInt8(ascii: "\\"),
            bytes[index] >= 0x20 || isLenient
        { index += 1 }
        if next(is: "\"") {
            defer { index += 1 }
            return try validated(bytes[start + 1..<index], at: start)
        }
        var text = Array(bytes[start + 1..<index])
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            switch byte {
            case UInt8(ascii: "\""): return try validated(text, at: start)
            case UInt8(ascii: "\\"): text.append(contentsOf: String(try escape()).utf8)
            // The most common defect in JSON of models is a line break inside a string.
            case 0..<0x20 where !isLenient:
                throw problem(.grammar, "a string contains a control character", at: index - 1)
            default: text.append(byte)
            }
        }
        throw problem(.grammar, "the text ends inside of a string", at: start)
    }

    private mutating func validated(
        _ text: some Collection<UInt8>, at start: Int
    ) throws(JSONProblem) -> String {
        if let whole = String(validating: text, as: UTF8.self) { return whole }
        try tolerate(.brokenText, at: start, "a string is not UTF-8")
        return String(decoding: text, as: UTF8.self)
    }

    /// Reads the text after a backslash.
    private mutating func escape() throws(JSONProblem) -> Unicode.Scalar {
        let start = index - 1
        guard index < bytes.count else { throw problem(.grammar, "the text ends inside of a string") }
        let byte = bytes[index]
        index += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"):
            guard let first = fourDigits() else {
                throw problem(.grammar, "expected four hexadecimal digits", at: start)
            }
            if let scalar = Unicode.Scalar(first) { return scalar }
            if let second = secondHalf(of: first),
                let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
            {
                return scalar
            }
            try tolerate(.brokenText, at: start, "a string contains an unpaired surrogate")
            return "\u{FFFD}"
        // A sign that needs no backslash, such as an apostrophe, represents itself; the meaning of a letter is unknown.
        case 0x20...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E, UInt8(ascii: "\n"):
            if isLenient { return Unicode.Scalar(byte) }
            fallthrough
        default: throw problem(.grammar, "a string contains an unknown escape", at: start)
        }
    }

    /// Reads the second half of a surrogate pair.
    private mutating func secondHalf(of first: UInt32) -> UInt32? {
        guard first < 0xDC00, index + 1 < bytes.count, bytes[index] == UInt8(ascii: "\\"),
            bytes[index + 1] == UInt8(ascii: "u")
        else { return nil }
        let start = index
        index += 2
        if let second = fourDigits(), (0xDC00..<0xE000).contains(second) { return second }
        index = start
        return nil
    }

    private mutating func fourDigits() -> UInt32? {
        guard index + 4 <= bytes.count else { return nil }
        var value: UInt32 = 0
        for offset in 0..<4 {
            guard let digit = Character(Unicode.Scalar(bytes[index + offset])).hexDigitValue else {
                return nil
            }
            value = value << 4 | UInt32(digit)
        }
        index += 4
        return value
    }
}

/// The members of an object during reading; many members are looked up by the hash of their names.
private struct MemberList {
    private(set) var members: [JSONTree.Member] = []
    private var indices: [[UInt8]: Int] = [:]
    /// Up to this number, a linear search is faster.
    private static let scanned = 8

    var isEmpty: Bool { members.isEmpty }

    /// Adds a member, or returns the index of an earlier one with the same name.
    mutating func append(_ name: String, _ value: JSONTree) -> Int? {
        if members.count < Self.scanned {
            if let earlier = members.firstIndex(where: { $0.name.utf8.elementsEqual(name.utf8) }) {
                return earlier
            }
        } else {
            if indices.isEmpty {
                for (index, member) in members.enumerated() { indices[Array(member.name.utf8)] = index }
            }
            let bytes = Array(name.utf8)
            if let earlier = indices[bytes] { return earlier }
            indices[bytes] = members.count
        }
        members.append(JSONTree.Member(name: name, value: value))
        return nil
    }

    func value(at index: Int) -> JSONTree { members[index].value }

    mutating func replace(at index: Int, by value: JSONTree) { members[index].value = value }
}
