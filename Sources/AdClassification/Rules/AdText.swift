internal import Foundation

/// A text split into folded words, so that case, accents, widths and invisible characters do not hide any.
struct AdText: Sendable {
    /// The words and marks: `#` for any number, `$` for any currency, `%`, `★`, and `.`, `?`, `!` for the ends of sentences.
    private(set) var tokens: [String] = []
    /// The number at each index that has one: its digits, with a point for every separator. A fraction of `.00` is removed.
    private(set) var numbers: [Int: String] = [:]
    /// Whether the text begins with a quotation mark.
    private(set) var beginsWithQuotation = false

    /// The maximum number of scalars to read: the message of an ad is at its beginning.
    static let longest = 20_000

    private static let endings: Set<String> = ["t", "s", "re", "ve", "ll", "d", "m"]
    private static let currencies: Set<String> = [
        "usd", "eur", "euro", "euros", "gbp", "chf", "dollar", "dollars", "bucks", "pounds",
    ]

    init(_ text: String) {
        let head = String(text.unicodeScalars.prefix(Self.longest))
        let folded = head.decomposedStringWithCompatibilityMapping.lowercased().unicodeScalars.filter {
            switch $0.properties.generalCategory {
            case .nonspacingMark, .enclosingMark, .format: false
            default: true
            }
        }
        read(Array(folded))
    }

    /// Returns whether a token is a word.
    static func isWord(_ token: String) -> Bool {
        token.unicodeScalars.first?.properties.isAlphabetic ?? false
    }

    /// Returns whether a token ends a sentence.
    static func isEnd(_ token: String) -> Bool { token == "." || token == "?" || token == "!" }

    /// Returns a number without thousands separators: `1.299.9` becomes `1299.9`, but `12.99` and `0.125` are unchanged.
    ///
    /// Whether `4.999` is a price of four or of thousands is ambiguous; three digits count as thousands.
    static func withoutGroups(_ number: String) -> String {
        let parts = number.split(separator: ".")
        guard let first = parts.first, first.count <= 3, first.first != "0" else { return number }
        let groups = parts.dropFirst().prefix { $0.count == 3 }
        let whole = first + groups.joined()
        return ([String(whole)] + parts.dropFirst(1 + groups.count).map(String.init)).joined(separator: ".")
    }

    /// The words only.
    var words: [String] { tokens.filter(Self.isWord) }

    /// The tokens up to the end of the first sentence with a word, including its mark.
    var firstSentence: ArraySlice<String> {
        guard let start = tokens.firstIndex(where: { !Self.isEnd($0) }) else { return [] }
        let end = tokens[start...].firstIndex(where: Self.isEnd)
        return tokens[start..<(end.map { $0 + 1 } ?? tokens.endIndex)]
    }

    private mutating func read(_ scalars: [Unicode.Scalar]) {
        var index = 0
        while index < scalars.count {
            let scalar = scalars[index]
            if scalar.properties.isAlphabetic {
                index = readWord(scalars, from: index)
            } else if scalar.isDigit {
                index = readNumber(scalars, from: index)
            } else {
                readMark(scalar)
                index += 1
            }
        }
    }

    private mutating func readWord(_ scalars: [Unicode.Scalar], from start: Int) -> Int {
        var word = String.UnicodeScalarView()
        var index = start
        while index < scalars.count {
            if scalars[index].properties.isAlphabetic {
                word.append(scalars[index])
                index += 1
                continue
            }
            // "don't" is a word; "l'offre" is two.
            guard scalars[index] == "'" || scalars[index] == "\u{2019}" else { break }
            let rest = scalars[(index + 1)...].prefix(3).prefix { $0.properties.isAlphabetic }
            guard Self.endings.contains(String(String.UnicodeScalarView(rest))) else { break }
            word.append(contentsOf: rest)
            index += 1 + rest.count
        }
        let text = String(word).replacing("ß", with: "ss")
        tokens.append(Self.currencies.contains(text) ? "$" : text)
        return index
    }

    private mutating func readNumber(_ scalars: [Unicode.Scalar], from start: Int) -> Int {
        var digits = ""
        var index = start
        while index < scalars.count {
            if scalars[index].isDigit {
                digits.unicodeScalars.append(scalars[index])
            } else {
                // Points and commas inside a number are not distinguished: "1,299.00" and "1.299,00" are one number.
                guard scalars[index] == "." || scalars[index] == ",", index + 1 < scalars.count,
                    scalars[index + 1].isDigit
                else { break }
                digits += "."
            }
            index += 1
        }
        numbers[tokens.count] = digits.hasSuffix(".00") ? String(digits.dropLast(3)) : digits
        tokens.append("#")
        return index
    }

    private mutating func readMark(_ scalar: Unicode.Scalar) {
        switch scalar {
        case ".", "\u{2026}", "\n", ":", ";", "|":
            if let last = tokens.last, !Self.isEnd(last) { tokens.append(".") }
        case "?", "¿": if scalar == "?" { tokens.append("?") }
        case "!": tokens.append("!")
        case "%", "/": tokens.append(String(scalar))
        case "★", "⭐", "☆": tokens.append("★")
        case "\"", "\u{201C}", "\u{201E}", "«", "\u{201F}": if tokens.isEmpty { beginsWithQuotation = true }
        default: if scalar.properties.generalCategory == .currencySymbol { tokens.append("$") }
        }
    }
}

extension Unicode.Scalar {
    fileprivate var isDigit: Bool { ("0"..."9").contains(self) }
}

/// The text of a landing page without the parts that are on every page of a site.
enum PageText {
    private static let chrome = PhraseList(
        """
        cookie*, newsletter, imprint, privacy, terms of, all rights reserved, log in, sign in, menu, my account, skip to, impressum, datenschutz, agb, anmelden,
        mentions legales, confidentialite, connexion, aviso legal, privacidad, iniciar sesion
        """)
    /// The maximum number of words in a removed line. Longer lines are read, whatever they mention.
    private static let longestLine = 16

    /// Returns the lines that are not menus, notices or signatures, or all lines if there are no others.
    ///
    /// - Complexity: O(length), and no more than ``AdText/longest`` scalars are read.
    static func content(of page: String) -> String {
        let head = String(page.unicodeScalars.prefix(AdText.longest))
        let lines = head.split(whereSeparator: \.isNewline)
        let kept = lines.filter { !isChrome(String($0)) }
        return (kept.isEmpty ? lines : kept).joined(separator: "\n")
    }

    private static func isChrome(_ line: String) -> Bool {
        let separators = line.count { "·|›»".contains($0) }
        let tokens = AdText(line).tokens
        guard tokens.count <= longestLine else { return false }
        return line.contains("©") || separators > 1 || chrome.first(in: tokens) != nil
    }
}
