/// The properties of a character that the tokenizer needs.
struct ScalarTraits {
    struct Flags: OptionSet {
        let rawValue: UInt8

        /// The character is dropped when text is cleaned.
        static let control = Flags(rawValue: 1)
        static let space = Flags(rawValue: 2)
        /// The character is dropped with the accents.
        static let accent = Flags(rawValue: 4)
        static let punctuation = Flags(rawValue: 8)
        static let ideograph = Flags(rawValue: 16)
        /// The character decomposes into one or more other characters.
        static let decomposes = Flags(rawValue: 32)
        /// The lowercase form has several characters.
        static let hasLongLowercase = Flags(rawValue: 64)
    }

    var flags: Flags = []
    /// The canonical combining class, which orders the marks after a letter.
    var combiningClass: UInt8 = 0
    /// The length and the start of the decomposition in the table; 0 if the table has none.
    var decompositionCount: UInt8 = 0
    var decompositionStart: UInt16 = 0
    /// The lowercase letter, or the character itself.
    var lowercase: UInt32
}

extension ScalarTraits {
    /// Computes the traits from Unicode's tables, restricted to the Unicode versions of the reference implementation.
    ///
    /// - Parameter decomposes: Whether the character decomposes, according to the newest tables.
    init(_ scalar: Unicode.Scalar, decomposes: Bool) {
        lowercase = scalar.value
        let properties = scalar.properties
        let category = properties.generalCategory
        // Unassigned, and therefore absent from the old tables.
        let age = properties.age?.major ?? .max
        if age <= 9 {
            combiningClass = properties.canonicalCombiningClass.rawValue
            if decomposes { flags.insert(.decomposes) }
        }
        if Self.isControl(scalar, category, age: age) { flags.insert(.control) }
        if properties.isWhitespace { flags.insert(.space) }
        if Self.isAccent(scalar, category, age: age) { flags.insert(.accent) }
        if Self.isPunctuation(scalar, category, age: age) { flags.insert(.punctuation) }
        if Self.isIdeograph(scalar) { flags.insert(.ideograph) }
        let small = properties.lowercaseMapping.unicodeScalars
        if let first = small.first, small.count == 1 {
            lowercase = first.value
        } else {
            flags.insert(.hasLongLowercase)
        }
    }

    private static func isControl(_ scalar: Unicode.Scalar, _ category: Unicode.GeneralCategory, age: Int)
        -> Bool
    {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D: return false
        case 0xFFFD: return true
        default: break
        }
        switch category {
        case .control, .privateUse: return true
        case .format: return age <= 8
        default: return false
        }
    }

    private static func isAccent(_ scalar: Unicode.Scalar, _ category: Unicode.GeneralCategory, age: Int)
        -> Bool
    {
        switch scalar.value {
        // Their categories changed after Unicode 8.
        case 0x1734, 0x1171E: true
        case 0x1885, 0x1886, 0xA9BD, 0x111C9: false
        default: category == .nonspacingMark && age <= 8
        }
    }

    private static func isPunctuation(_ scalar: Unicode.Scalar, _ category: Unicode.GeneralCategory, age: Int)
        -> Bool
    {
        switch scalar.value {
        case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: return true
        // Their categories changed after Unicode 8.
        case 0x166D, 0x111C9: return true
        default: break
        }
        switch category {
        case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
            .initialPunctuation,
            .finalPunctuation, .otherPunctuation:
            return age <= 8
        default: return false
        }
    }

    private static func isIdeograph(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        // The reference implementation's table, in which the second to last range begins at 2B920 instead of 2B820.
        case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x2A6DF, 0x2A700...0x2B81F,
            0x2B920...0x2CEAF, 0x2F800...0x2FA1F:
            true
        default: false
        }
    }
}
