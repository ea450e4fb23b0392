internal import Foundation

/// A cache of character traits, because a lookup in Unicode's own tables takes about 200 ns.
struct ScalarTable: Sendable {
    /// The shared table, created in a few milliseconds at the first character beyond ASCII.
    static let shared = ScalarTable()

    private static let pageBits: UInt32 = 8
    /// The cached ranges: all characters except ideographs, Hangul syllables and historic scripts, whose traits are computed
    /// each time.
    private static let kept: [Range<UInt32>] = [
        0..<0x3400, 0xA000..<0xAC00, 0xF900..<0x10000, 0x1D000..<0x20000,
    ]

    private var pages: [Int32]
    private var traits: [ScalarTraits] = []
    private var decompositions: [Unicode.Scalar] = []

    private init() {
        pages = Array(repeating: -1, count: 0x110000 >> Int(Self.pageBits))
        for range in Self.kept {
            for first in stride(from: range.lowerBound, to: range.upperBound, by: 1 << Int(Self.pageBits)) {
                pages[Int(first >> Self.pageBits)] = Int32(traits.count)
                addPage(first..<first + 1 << Self.pageBits)
            }
        }
    }

    private mutating func addPage(_ range: Range<UInt32>) {
        // A single call decomposes all characters. Separated by line feeds, they cannot affect their neighbours.
        var text = ""
        let scalars = range.compactMap(Unicode.Scalar.init)
        for scalar in scalars {
            text.unicodeScalars.append(scalar)
            text.unicodeScalars.append("\n")
        }
        let decomposed = text.decomposedStringWithCanonicalMapping.unicodeScalars
        var index = decomposed.startIndex
        for scalar in scalars {
            var parts: [Unicode.Scalar] = []
            repeat {
                parts.append(decomposed[index])
                index = decomposed.index(after: index)
            } while decomposed[index] != "\n" || (scalar == "\n" && parts.isEmpty)
            index = decomposed.index(after: index)
            add(scalar, parts)
        }
    }

    private mutating func add(_ scalar: Unicode.Scalar, _ parts: [Unicode.Scalar]) {
        var entry = ScalarTraits(scalar, decomposes: parts != [scalar])
        if entry.flags.contains(.decomposes) {
            entry.decompositionStart = UInt16(decompositions.count)
            entry.decompositionCount = UInt8(parts.count)
            decompositions += parts
        }
        traits.append(entry)
    }

    func traits(of scalar: Unicode.Scalar) -> ScalarTraits {
        let value = scalar.value
        let page = pages[Int(value >> Self.pageBits)]
        if page >= 0 { return traits[Int(page) + Int(value & (1 << Self.pageBits - 1))] }
        if (0x3400...0x9FFF).contains(value) || (0x20000...0x2A6DF).contains(value) {
            var entry = ScalarTraits(lowercase: value)
            if !(0x4DC0...0x4DFF).contains(value) { entry.flags.insert(.ideograph) }
            return entry
        }
        if Hangul.isSyllable(value) { return ScalarTraits(flags: .decomposes, lowercase: value) }
        return ScalarTraits(scalar, decomposes: Self.decomposition(of: scalar) != [scalar])
    }

    /// Calls `body` with each part of a character that decomposes.
    func forEachPart(of scalar: Unicode.Scalar, _ traits: ScalarTraits, _ body: (Unicode.Scalar) -> Void) {
        if Hangul.isSyllable(scalar.value) { return Hangul.forEachPart(of: scalar.value, body) }
        if traits.decompositionCount == 0 { return Self.decomposition(of: scalar).forEach(body) }
        let start = Int(traits.decompositionStart)
        for part in decompositions[start..<start + Int(traits.decompositionCount)] { body(part) }
    }

    private static func decomposition(of scalar: Unicode.Scalar) -> [Unicode.Scalar] {
        Array(String(scalar).decomposedStringWithCanonicalMapping.unicodeScalars)
    }
}

/// The Hangul syllables, which decompose arithmetically (The Unicode Standard, section 3.12).
private enum Hangul {
    static func isSyllable(_ value: UInt32) -> Bool { (0xAC00..<0xAC00 + 19 * 21 * 28).contains(value) }

    static func forEachPart(of value: UInt32, _ body: (Unicode.Scalar) -> Void) {
        let index = value - 0xAC00
        body(Unicode.Scalar(0x1100 + index / (21 * 28))!)
        body(Unicode.Scalar(0x1161 + index % (21 * 28) / 28)!)
        if index % 28 != 0 { body(Unicode.Scalar(0x11A7 + index % 28)!) }
    }
}

/// The kind and the lowercase letter of each byte, which is all the tokenizer needs for ASCII.
struct ByteTable: Sendable {
    /// The kind of a byte that is not a letter, as stored in the table.
    enum Kind {
        static let letter: UInt8 = 0
        static let space: UInt8 = 1
        static let punctuation: UInt8 = 2
        static let dropped: UInt8 = 3
        /// Part of a character beyond ASCII.
        static let wide: UInt8 = 4
        /// Added to a kind if an added token can begin with this byte.
        static let opening: UInt8 = 8
    }

    /// 256 kinds, followed by 256 lowercase letters.
    let values: [UInt8]

    init(_ options: WordPieceTokenizer.Options, added: AddedTokens) {
        let opening = added.firstBytes
        let kinds = (UInt8.min...UInt8.max).map { byte in
            Self.kind(byte, options) | (opening.contains(byte) ? Kind.opening : 0)
        }
        let letters = (UInt8.min...UInt8.max).map { byte in
            options.lowercases && (0x41...0x5A).contains(byte) ? byte + 0x20 : byte
        }
        values = kinds + letters
    }

    private static func kind(_ byte: UInt8, _ options: WordPieceTokenizer.Options) -> UInt8 {
        switch byte {
        case 0x80...: Kind.wide
        case 0x09, 0x0A, 0x0D, 0x20: Kind.space
        case 0x0B, 0x0C: options.cleansText ? Kind.dropped : Kind.space
        case ..<0x20, 0x7F: options.cleansText ? Kind.dropped : Kind.letter
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: Kind.letter
        default: Kind.punctuation
        }
    }
}
