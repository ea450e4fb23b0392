/// A scanner that finds macros by their brackets, in plain text and under any number of
/// percent-encoding layers.
///
/// Makes one pass over the bytes; a form is tried only at its first bracket.
struct MacroScanner {
    /// The kind of a text, which decides how a lone bracket is read.
    enum Context {
        /// Text written by people: inside it, only brackets that do not occur in prose count.
        case text
        /// An entire field that should contain links.
        case link
        /// The decoded value of a parameter.
        case value
        /// A decoded path segment.
        case segment
    }

    /// The bytes, with percent-encoded brackets decoded.
    let bytes: [UInt8]
    /// The offset of each byte in the text, followed by the offset of the end.
    private let offsets: [Int]
    let context: Context
    /// The end of the last macro; the following text starts a new component.
    private(set) var lastEnd = -1

    init(_ text: String, context: Context) {
        let source = Array(text.utf8)
        var bytes: [UInt8] = []
        var offsets: [Int] = []
        bytes.reserveCapacity(source.count)
        offsets.reserveCapacity(source.count + 1)
        var index = 0
        while index < source.count {
            offsets.append(index)
            let (byte, width) = Self.unit(of: source, at: index)
            bytes.append(byte)
            index += width
        }
        offsets.append(source.count)
        self.bytes = bytes
        self.offsets = offsets
        self.context = context
    }

    /// Returns the macros as ranges of UTF-8 offsets, in order.
    mutating func ranges() -> [Range<Int>] {
        var found: [Range<Int>] = []
        var index = 0
        while index < bytes.count {
            if let end = end(ofMacroAt: index), end > index {
                found.append(offsets[index]..<offsets[end])
                lastEnd = end
                index = end
            } else {
                index += 1
            }
        }
        return found
    }

    /// Returns the byte at an offset and the number of bytes that encode it. An encoded bracket counts
    /// as the bracket.
    private static func unit(of source: [UInt8], at index: Int) -> (UInt8, Int) {
        let byte = source[index]
        guard byte == UInt8(ascii: "%") else { return (byte, 1) }
        var start = index + 1
        while start + 1 < source.count, source[start] == UInt8(ascii: "2"),
            source[start + 1] == UInt8(ascii: "5")
        {
            start += 2
        }
        if start + 1 < source.count, let high = hexValue(source[start]), let low = hexValue(source[start + 1])
        {
            let decoded = high << 4 | low
            if encodedMarks.contains(decoded) { return (decoded, start + 2 - index) }
        }
        // `%25` alone is a percent sign, regardless of how often it is encoded.
        return (byte, max(1, start - index))
    }

    private static let encodedMarks = Set("{}[]<>()$#@~|*!_^ ".utf8)

    static func hexValue(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}

/// The surroundings of a macro.
extension MacroScanner {
    /// The boundary to the left of a macro.
    enum Edge {
        /// No boundary: a letter or digit precedes the macro.
        case none
        /// Punctuation.
        case loose
        /// The start of a path segment.
        case segment
        /// The start of a value.
        case value
    }

    func leftEdge(of index: Int) -> Edge {
        if index == lastEnd { return .value }
        if index == 0 { return context == .segment ? .segment : .value }
        switch bytes[index - 1] {
        case UInt8(ascii: "="), UInt8(ascii: "&"), UInt8(ascii: "?"):
            return context == .text ? .loose : .value
        case UInt8(ascii: "/"): return context == .text ? .loose : .segment
        case let byte: return Self.isWord(byte) ? .none : .loose
        }
    }

    /// Returns whether a component ends before an index: the text ends there, or a separator or an address
    /// follows.
    func endsComponent(at index: Int) -> Bool {
        guard index < bytes.count else { return true }
        if context == .text { return false }
        switch bytes[index] {
        case UInt8(ascii: "&"), UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"), UInt8(ascii: ";"),
            UInt8(ascii: " "), UInt8(ascii: "\""):
            return true
        default: return beginsAddress(at: index)
        }
    }

    /// Returns whether no letter or digit follows, or an address does.
    func isCut(at index: Int) -> Bool {
        index >= bytes.count || !Self.isWord(bytes[index]) || beginsAddress(at: index)
    }

    /// Returns whether an address with a scheme starts at an index: `https:`, `Https%3A`.
    func beginsAddress(at index: Int) -> Bool {
        var index = index
        for letter in "http".utf8 {
            guard index < bytes.count, bytes[index] | 0x20 == letter else { return false }
            index += 1
        }
        if index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "s") { index += 1 }
        return index < bytes.count && (bytes[index] == UInt8(ascii: ":") || bytes[index] == UInt8(ascii: "%"))
    }

    func byte(_ index: Int) -> UInt8? { bytes.indices.contains(index) ? bytes[index] : nil }

    /// Returns the number of consecutive occurrences of a byte from an index on, up to 16.
    func run(of byte: UInt8, at index: Int) -> Int {
        // The limit keeps a long run of marks from being counted at each of its indices.
        let limit = min(bytes.count, index + Self.longestRun)
        var end = index
        while end < limit, bytes[end] == byte { end += 1 }
        return max(0, end - index)
    }

    private static let longestRun = 16

    static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    static func isUpper(_ byte: UInt8) -> Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) }

    /// Returns whether a byte is a letter, a digit, or part of a non-ASCII character.
    static func isWord(_ byte: UInt8) -> Bool { isLetter(byte) || isDigit(byte) || byte >= 0x80 }
}
