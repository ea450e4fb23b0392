internal import Foundation

/// Forms of text for comparison.
enum FoldedText {
    /// Returns the letters and digits in lower case, without diacritics: `promocaode2026` for `Promoção de 2026`.
    static func letters(of text: some StringProtocol) -> String {
        if text.utf8.allSatisfy({ $0 < 0x80 }) {
            return String(
                decoding: text.utf8.lazy.filter(isPlainWord).map {
                    (0x41...0x5A).contains($0) ? $0 | 0x20 : $0
                },
                as: UTF8.self)
        }
        return text.folding(
            options: [.diacriticInsensitive, .caseInsensitive, .widthInsensitive], locale: nil
        )
        .lowercased().filter { $0.isLetter || $0.isNumber }
    }

    static func isPlainWord(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
}
