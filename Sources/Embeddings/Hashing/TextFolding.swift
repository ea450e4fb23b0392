internal import Foundation

/// Folds texts: removes differences of case, accents, ligatures and widths, and splits the result into words.
///
/// Compatibility decomposition (Unicode normalization form KD) turns "ﬁ" and "Ｆ" into plain letters and separates accents
/// from letters. Its result for assigned characters is stable across Unicode versions. Only U+0300...036F are dropped,
/// because the marks of Indic and other scripts are significant. Uppercasing and then lowercasing turns "ß" into "ss" and
/// "ς" into "σ".
enum TextFolding {
    /// Appends the words of a text to a list, each with a space before and after it.
    static func append(_ text: String, to list: inout FeatureList) {
        list.scalars.append(space)
        var wordStart = 1
        func endWord(_ list: inout FeatureList) {
            guard list.scalars.count > wordStart else { return }
            list.words.append(wordStart..<list.scalars.count)
            list.scalars.append(space)
            wordStart = list.scalars.count
        }
        let isPlain = text.utf8.allSatisfy { $0 < 0x80 }
        for scalar in (isPlain ? text : decomposed(text)).unicodeScalars {
            switch role(of: scalar) {
            case .letter:
                if scalar.isASCII {
                    let isUpper = (0x41...0x5A).contains(scalar.value)
                    list.scalars.append(isUpper ? scalar.value + 32 : scalar.value)
                } else {
                    for upper in scalar.properties.uppercaseMapping.unicodeScalars {
                        for folded in upper.properties.lowercaseMapping.unicodeScalars where !isAccent(folded)
                        {
                            list.scalars.append(folded.value)
                        }
                    }
                }
            case .symbol:
                endWord(&list)
                list.scalars.append(scalar.value)
                endWord(&list)
            case .separator: endWord(&list)
            case .nothing: break
            }
        }
        endWord(&list)
    }

    /// Sorts marks into canonical order by comparing each with those before it, so that the time for a run of marks is
    /// quadratic in its length. Runs longer than in any language are truncated.
    private static func decomposed(_ text: String) -> String {
        guard text.utf8.count > longestUnboundedText else {
            return text.decomposedStringWithCompatibilityMapping
        }
        var bounded = String.UnicodeScalarView()
        var run = 0
        for scalar in text.unicodeScalars {
            run = scalar.properties.canonicalCombiningClass == .notReordered ? 0 : run + 1
            if run <= longestRunOfMarks { bounded.append(scalar) }
        }
        return String(bounded).decomposedStringWithCompatibilityMapping
    }

    /// The length in bytes up to which no run of marks is long enough to matter.
    private static let longestUnboundedText = 4_096
    /// The limit of the Stream-Safe Text Format of Unicode Standard Annex 15.
    private static let longestRunOfMarks = 30

    private static let space: UInt32 = 0x20

    private enum Role { case letter, symbol, separator, nothing }

    private static func isAccent(_ scalar: Unicode.Scalar) -> Bool { (0x300...0x36F).contains(scalar.value) }

    private static func role(of scalar: Unicode.Scalar) -> Role {
        if scalar.isASCII {
            switch scalar.value {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: return .letter
            case 0x24: return .symbol
            default: return .separator
            }
        }
        // Accents, and characters that only select how an emoji is drawn.
        if isAccent(scalar) || (0xFE00...0xFE0F).contains(scalar.value) { return .nothing }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber:
            return .letter
        case .currencySymbol, .otherSymbol: return .symbol
        case .format: return .nothing
        default: return .separator
        }
    }
}
