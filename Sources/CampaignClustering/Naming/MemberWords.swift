internal import CreativeModel
internal import DistinctiveTerms
internal import Foundation
internal import RuleClustering

/// The words of a creative, prepared for comparison with those of others.
enum MemberWords {
    /// Returns the headline, name, copy, call to action, file and path, one per line, without macros,
    /// addresses, codes and sizes.
    ///
    /// - Parameter path: The words of the creative's path.
    static func text(of signal: CreativeSignals, path: [String], brand: BrandWords, known: Set<String>)
        -> String
    {
        let creative = signal.creative
        let file = creative.fileName.map { $0.split(separator: ".").first.map(String.init) ?? $0 }
        let lines: [String?] = [
            copy(creative.headline), creative.name.flatMap { booking($0, brand, known) }, copy(creative.text),
            copy(creative.callToAction), file.flatMap { booking($0, brand, known) },
            copy(creative.assetText), copy(creative.landingText),
        ]
        return (lines.compactMap(\.self) + path).joined(separator: "\n")
    }

    /// Returns the words of link parameters that describe an ad or its offer.
    static func linkText(of signal: CreativeSignals, brand: BrandWords, known: Set<String>) -> String {
        let values = (signal.page?.parameters ?? []).filter { parameter in
            let words = parameter.name.split { !$0.isQuicklyLetter }.map(String.init)
            return parameter.value.count <= 100 && words.contains(where: describing.contains)
        }
        return values.compactMap { parameter in
            let tokens = Slug(MacroCleaner.clean(parameter.value), known: known).tokens.filter { token in
                // Abbreviations in parameters usually describe audiences and placements.
                token.shape == .word && token.isTelling && token.folded.utf8.count > 4
                    && !brand.words.contains(token.folded)
            }
            return tokens.isEmpty ? nil : Slug(tokens: tokens).text
        }.joined(separator: "\n")
    }

    /// The words in the names of such parameters.
    private static let describing: Set<String> = [
        "ad", "adname", "category", "collection", "content", "creative", "item", "keyword", "offer",
        "product",
        "promo", "sku", "topic", "variant",
    ]

    /// Returns the start of a text written by people for people.
    private static func copy(_ text: String?) -> String? {
        guard let text, !text.isEmpty else { return nil }
        return text.prefix(600).split(whereSeparator: \.isNewline)
            .compactMap { NameText.cleaned(MacroCleaner.clean(String($0))) }.joined(separator: "\n")
    }

    /// Returns the readable tokens of the name of a file, ad or booking.
    private static func booking(_ name: String, _ brand: BrandWords, _ known: Set<String>) -> String? {
        let name = MacroCleaner.clean(name)
        if name.split(separator: " ").count >= 3, !name.contains("_") { return copy(name) }
        let tokens = Slug(name, known: known).tokens.filter { token in
            token.isReadable && !brand.words.contains(token.folded) && !brand.isWritten(as: token.folded)
                && !AssetFamily.common.contains(token.folded)
        }
        let text = Slug(tokens: tokens).text
        return text.isEmpty ? nil : text
    }

    /// Returns words of copy in the form used in names: capitalised, without “of” and similar words at
    /// the ends.
    static func capitalised(_ words: [String]) -> String {
        var words = words[...]
        while let first = words.first, words.count > 1, Slug.small.contains(first.lowercased()) {
            words.removeFirst()
        }
        while let last = words.last, words.count > 1, Slug.small.contains(last.lowercased()) {
            words.removeLast()
        }
        return words.enumerated().map { index, word in
            if index > 0, Slug.small.contains(word) { return word }
            if word.contains(where: \.isUppercase) || word.contains(where: \.isNumber) { return word }
            return word.prefix(1).uppercased() + word.dropFirst()
        }.joined(separator: " ")
    }
}
