/// The words of a text that carry its content, each once, by their beginnings: so that `sleeping` is `sleep`.
struct ContentWords {
    private let stems: Set<Substring>

    private static let stemLength = 5

    init(_ tokens: some Sequence<String>) {
        stems = Set(
            tokens.lazy.filter { AdText.isWord($0) && $0.count > 2 && !FunctionWords.all.contains($0) }
                .map { $0.prefix(Self.stemLength) })
    }

    var isEmpty: Bool { stems.isEmpty }

    /// Which share of them others have too; 0 of nothing.
    func share(in others: ContentWords) -> Double {
        stems.isEmpty ? 0 : Double(stems.intersection(others.stems).count) / Double(stems.count)
    }
}

extension EvidenceReading {
    /// The words of the phrases of some kinds.
    func words(of kinds: Set<AdEvidence>) -> ContentWords {
        ContentWords(matches.filter { kinds.contains($0.evidence) }.flatMap { text.tokens[$0.range] })
    }

    /// Numbers, those of percentages and prices as such (`30 %`, `$ 49.9`, `12000`), and guarantees.
    var claims: Set<String> {
        var claims: Set<String> = []
        for (place, number) in text.numbers {
            let plain = AdText.withoutGroups(number)
            let before = place > 0 ? text.tokens[place - 1] : ""
            let after = place + 1 < text.tokens.count ? text.tokens[place + 1] : ""
            if before == "$" || after == "$" {
                claims.insert("$ \(plain)")
            } else if after == "%" {
                claims.insert("\(plain) %")
            } else {
                claims.insert(plain)
            }
        }
        for match in matches where match.evidence == .guarantee {
            let words = text.tokens[match.range]
            if !words.contains("#") { claims.insert(words.joined(separator: " ")) }
        }
        return claims
    }
}
