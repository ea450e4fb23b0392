internal import Foundation

/// A word of a text.
package struct TextWord: Sendable, Hashable {
    /// The relation of a word to the word before it.
    package enum Joint: Sendable, Hashable {
        /// The word starts a phrase: it is the first word, or follows a comma, a full stop or a similar
        /// mark.
        case start
        /// Only a space, a hyphen or another mark that may occur inside a phrase precedes the word.
        case phrase
        /// The word directly follows the one before: a character of a script without spaces.
        case attached
    }

    /// The range of the word in the text.
    package var range: Range<String.Index>
    /// The form used for comparison: compatibility composed, lower-case.
    package var folded: String
    /// The relation to the word before.
    package var joint: Joint
}

/// A segmenter that splits text of any script into words.
///
/// Words are runs of letters, marks and digits. An apostrophe between letters and a point or comma
/// between digits are part of the word. On the text of ads, this agrees with the default word
/// boundaries of Unicode (UAX #29, <https://unicode.org/reports/tr29/>), except that an underscore
/// separates words, as it does in file names. In scripts without spaces (Han, kana, Thai, Lao, Khmer,
/// Burmese), each character is a word ``TextWord/Joint/attached`` to the one before, so that words are
/// found as phrases of characters, without a dictionary.
package struct WordSegmenter: Sendable {
    /// Creates a segmenter.
    package init() {}

    /// Returns the words of a text in order.
    ///
    /// - Complexity: O(n).
    package func words(in text: String) -> [TextWord] {
        var words: [TextWord] = []
        var joint = TextWord.Joint.start
        var index = text.startIndex
        var gap = Gap()
        while index < text.endIndex {
            let character = text[index]
            guard Self.isWordCharacter(character) else {
                gap.add(character)
                index = text.index(after: index)
                continue
            }
            let isSpaceless = Self.isSpaceless(character)
            let end = isSpaceless ? text.index(after: index) : Self.end(ofWordAt: index, in: text)
            joint = words.isEmpty ? .start : gap.joint(isSpaceless: isSpaceless)
            words.append(
                TextWord(range: index..<end, folded: Self.folded(text[index..<end]), joint: joint))
            gap = Gap()
            index = end
        }
        return words
    }

    /// Returns the form of a word used for comparison.
    package static func folded(_ word: some StringProtocol) -> String {
        if word.utf8.allSatisfy({ $0 < 0x80 }) { return word.lowercased() }
        return word.precomposedStringWithCompatibilityMapping.lowercased()
    }

    /// Returns whether a character belongs to a script that is written without spaces between words.
    static func isSpaceless(_ character: Character) -> Bool {
        guard let scalar = character.unicodeScalars.first, scalar.value >= 0x0E00 else { return false }
        return switch scalar.value {
        case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3005...0x3007, 0x3041...0x30FF,
            0x31F0...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF:
            true
        default: false
        }
    }

    /// The characters between two words.
    private struct Gap {
        private var marks = 0
        private var isBreak = false
        private var isEmpty = true

        mutating func add(_ character: Character) {
            isEmpty = false
            if character == " " || character == "\u{A0}" { return }
            marks += 1
            if !"-_'’&+/·%".contains(character) { isBreak = true }
        }

        func joint(isSpaceless: Bool) -> TextWord.Joint {
            if isBreak || marks > 1 { return .start }
            return isEmpty && isSpaceless ? .attached : .phrase
        }
    }

    private static func isWordCharacter(_ character: Character) -> Bool {
        character.isQuicklyLetter || character.isQuicklyNumber
    }

    private static func end(ofWordAt start: String.Index, in text: String) -> String.Index {
        var index = text.index(after: start)
        var last = text[start]
        while index < text.endIndex {
            let character = text[index]
            if isWordCharacter(character) {
                if isSpaceless(character) { break }
                last = character
            } else {
                // An apostrophe or a point joins only if the word continues after it.
                let next = text.index(after: index)
                guard next < text.endIndex, !isSpaceless(text[next]) else { break }
                let joinsLetters =
                    (character == "'" || character == "’") && last.isQuicklyLetter
                    && text[next].isQuicklyLetter
                let joinsDigits =
                    (character == "." || character == ",") && last.isQuicklyNumber
                    && text[next].isQuicklyNumber
                guard joinsLetters || joinsDigits else { break }
            }
            index = text.index(after: index)
        }
        return index
    }
}

extension Character {
    /// `isLetter`, but without the tables of Unicode for ASCII, which links and file names mostly consist of.
    package var isQuicklyLetter: Bool {
        guard let ascii = asciiValue else { return isLetter }
        return (0x41...0x5A).contains(ascii & ~0x20)
    }

    /// `isNumber`, but without the tables of Unicode for ASCII.
    package var isQuicklyNumber: Bool {
        guard let ascii = asciiValue else { return isNumber }
        return (0x30...0x39).contains(ascii)
    }
}
