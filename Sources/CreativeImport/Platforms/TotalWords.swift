internal import Foundation

/// The words that platforms use for the total of all rows.
enum TotalWords {
    /// The words as ``TitleText`` folds them, in all languages of exports.
    private static let words: [String] = [
        "grand total", "subtotal", "sub total", "totals", "total general", "total", "overall",
        "gesamtergebnis", "gesamtsumme", "gesamt", "zwischensumme", "insgesamt", "summe",
        "totale complessivo", "totale", "totali", "totais", "totales", "totaux", "total geral",
        "total general", "sous-total", "toplam", "genel toplam", "ara toplam", "totaal", "eindtotaal",
        "razem", "suma", "lacznie", "итого", "всего", "общий итог", "合計", "総計", "总计", "合计", "總計", "합계", "총계",
        "المجموع", "الإجمالي", "सकल योग", "कुल",
    ].map(TitleText.folded).sorted { $0.count > $1.count }

    /// The way in which a text begins with such a word.
    enum Beginning {
        /// It does not begin with one.
        case none
        /// Other words follow, as in the name of an ad: `Total Comfort 30s`.
        case loose
        /// The word is alone, or before the name of the summed items: `Total: Account`, `Total of 3 results`, `Total - filtered`.
        case strict
    }

    /// Returns how a cell begins.
    static func beginning(of cell: FieldBytes) -> Beginning {
        guard let first = cell.first, cell.count <= 200, mayBegin[Int(first)] else { return .none }
        return beginning(of: String(decoding: cell, as: UTF8.self))
    }

    /// Returns whether a word can begin with a byte.
    static func mayBegin(with byte: UInt8) -> Bool { mayBegin[Int(byte)] }

    static func beginning(of text: String) -> Beginning {
        let folded = TitleText.folded(
            text.replacingOccurrences(of: "\u{A0}", with: " ").replacingOccurrences(of: "\u{202F}", with: " ")
        )
        guard let word = words.first(where: { folded.hasPrefix($0) }) else { return .none }
        let rest = folded.dropFirst(word.count)
        guard let next = rest.first else { return .strict }
        // `Totally` is another word. Scripts without spaces need no word boundary.
        guard !next.isLetter || word.unicodeScalars.allSatisfy({ $0.value > 0x2E7F }) else { return .none }
        let tail = rest.drop { $0 == " " }
        if tail.isEmpty { return .strict }
        if let mark = tail.first, ":(：（".contains(mark) { return .strict }
        // `Total-Body` is not a total.
        if let mark = tail.first, "-–—".contains(mark) {
            return tail.count < rest.count && (tail.dropFirst().first ?? " ") == " " ? .strict : .loose
        }
        return tail.prefixMatch(of: /(of|for|de|des|di|von|van|из|по)?\s*\d+/) == nil ? .loose : .strict
    }

    /// The first bytes of the words, in any case.
    private static let mayBegin: [Bool] = {
        var table = Array(repeating: false, count: 256)
        for word in words {
            for text in [word, word.uppercased()] {
                if let first = text.utf8.first { table[Int(first)] = true }
            }
        }
        for byte in 0xC0...0xFF { table[byte] = true }
        return table
    }()
}
