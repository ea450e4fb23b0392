/// Cuts a folded text into hashed features: runs of words, and runs of characters inside words.
struct FeatureReader {
    /// Of a longer text only the beginning counts, about as much as a book has: 1 MiB of UTF-8, whole characters.
    static let longestText = 1 << 20

    private let characterRuns: ClosedRange<Int>?
    private let wordRuns: ClosedRange<Int>?
    private let wordStart: UInt64
    private let wordRunStart: UInt64
    private let characterStart: UInt64

    init(_ options: HashedEmbedder.Options) {
        characterRuns = options.characterRuns
        wordRuns = options.wordRuns
        wordStart = FeatureHash.start(kind: 1, seed: options.seed)
        wordRunStart = FeatureHash.start(kind: 2, seed: options.seed)
        characterStart = FeatureHash.start(kind: 3, seed: options.seed)
    }

    /// Puts the features of a text in the place of those in the list.
    func read(_ text: String, into list: inout FeatureList) {
        list.clear()
        TextFolding.append(Self.beginning(of: text), to: &list)
        if let wordRuns { appendWords(wordRuns, &list) }
        if let characterRuns {
            list.scalars.withUnsafeBufferPointer { scalars in
                for word in list.words {
                    let padded = UnsafeBufferPointer(
                        rebasing: scalars[word.lowerBound - 1..<word.upperBound + 1])
                    appendCharacters(characterRuns, padded, &list.hashes)
                }
            }
        }
        list.hashes.sort()
    }

    private static func beginning(of text: String) -> String {
        guard text.utf8.count > longestText else { return text }
        var end = text.utf8.index(text.startIndex, offsetBy: longestText)
        while end.samePosition(in: text.unicodeScalars) == nil { end = text.utf8.index(before: end) }
        return String(text[..<end])
    }

    private func appendWords(_ lengths: ClosedRange<Int>, _ list: inout FeatureList) {
        let words = list.words.map { word in
            list.scalars[word].reduce(wordStart) { FeatureHash.next($0, UInt64($1)) }
        }
        for first in words.indices {
            var state = wordRunStart
            for length in 1...min(lengths.upperBound, words.count - first) {
                state = FeatureHash.next(state, words[first + length - 1])
                if length >= lengths.lowerBound { list.hashes.append(state) }
            }
        }
    }

    /// All runs of one word with the spaces around it; the whole where it is shorter than the shortest run.
    private func appendCharacters(
        _ lengths: ClosedRange<Int>, _ word: UnsafeBufferPointer<UInt32>, _ hashes: inout [UInt64]
    ) {
        let shortest = min(lengths.lowerBound, word.count)
        for first in 0...word.count - shortest {
            var state = characterStart
            let longest = min(lengths.upperBound, word.count - first)
            for length in 1...longest {
                state = FeatureHash.next(state, UInt64(word[first + length - 1]))
                if length >= shortest { hashes.append(state) }
            }
        }
    }
}
