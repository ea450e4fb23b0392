internal import Foundation

/// What platforms call the sum of all rows.
enum TotalWords {
    /// As ``TitleText`` folds them, in all languages of exports.
    private static let words: [String] = [
        "grand total", "subtotal", "sub total", "totals", "total general", "total", "overall",
        "gesamtergebnis", "gesamtsumme", "gesamt", "zwischensumme", "insgesamt", "summe",
        "totale complessivo", "totale", "totali", "totais", "totales", "totaux", "total geral",
        "total general", "sous-total", "toplam", "genel toplam", "ara toplam", "totaal", "eindtotaal",
        "razem", "suma", "lacznie", "итого", "всего", "общий итог", "合計", "総計", "总计", "合计", "總計", "합계", "총계",
        "المجموع", "الإجمالي", "सकल योग", "कुल",
    ].map(TitleText.folded).sorted { $0.count > $1.count }

    /// How a text begins with such a word.
    enum Beginning {
        /// It does not.
        case none
        /// The word is followed by others, as an ad's name may have it: `Total Comfort 30s`.
        case loose
        /// The word stands alone, or before what is summed up: `Total: Account`, `Total of 3 results`, `Total - filtered`.
        case strict
    }

    /// How a cell begins.
    static func beginning(of cell: FieldBytes) -> Beginning {
        guard let first = cell.first, cell.count <= 200, mayBegin[Int(first)] else { return .none }
        return beginning(of: String(decoding: cell, as: UTF8.self))
    }

    static func beginning(of text: String) -> Beginning {
        let folded = TitleText.folded(
            text.replacingOccurrences(of: "\u{A0}", with: " ").replacingOccurrences(of: "\u{202F}", with: " ")
        )
        guard let word = words.first(where: { folded.hasPrefix($0) }) else { return .none }
        let rest = folded.dropFirst(word.count)
        guard let next = rest.first else { return .strict }
        // `Totally` is another word; scripts without spaces need none.
        guard !next.isLetter || word.unicodeScalars.allSatisfy({ $0.value > 0x2E7F }) else { return .none }
        let tail = rest.drop { $0 == " " }
        if tail.isEmpty { return .strict }
        if let mark = tail.first, ":(：（".contains(mark) { return .strict }
        // `Total-Body` is no sum.
        if let mark = tail.first, "-–—".contains(mark) {
            return tail.count < rest.count && (tail.dropFirst().first ?? " ") == " " ? .strict : .loose
        }
        return tail.prefixMatch(of: /(of|for|de|des|di|von|van|из|по)?\s*\d+/) == nil ? .loose : .strict
    }

    /// The bytes with which some of the words begin, in any case.
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
