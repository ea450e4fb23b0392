internal import DistinctiveTerms
internal import Foundation

/// The words and phrases of documents, weighed by frequency and rarity (TF-IDF).
///
/// A document is the copy of one or more creatives. Terms are runs of one to three words; those in a single document tell
/// nothing about others and are left out. The weight of a term is (1 + log tf) · (1 + log((1 + n) / (1 + df))), and rows have
/// length 1 (G. Salton and C. Buckley, "Term-weighting approaches in automatic text retrieval", 1988,
/// doi:10.1016/0306-4573(88)90021-0).
struct PhraseVectors {
    /// A term of a document.
    struct Entry {
        var term: Int32
        var weight: Float
    }

    /// The terms of each document, in ascending order.
    private(set) var rows: [[Entry]]
    /// The number of terms.
    private(set) var termCount = 0

    /// The number of words read of one text. Longer copy is cut, so that a pasted page does not outweigh ads.
    private static let wordLimit = 300
    /// Words are numbered with 21 bits, so that a phrase of three fits into an integer.
    private static let bits: UInt64 = 21

    /// - Complexity: O(n) in the words.
    init(_ documents: [[String]]) {
        var numbers: [String: UInt64] = [:]
        let segmenter = WordSegmenter()
        var counts: [[(key: UInt64, count: Int)]] = []
        counts.reserveCapacity(documents.count)
        var frequencies: [UInt64: Int32] = [:]
        for document in documents {
            var terms: [UInt64: Int] = [:]
            for text in document {
                let words = segmenter.words(in: text).prefix(Self.wordLimit).map { word in
                    let number = numbers[word.folded] ?? UInt64(numbers.count + 1)
                    numbers[word.folded] = number
                    return number & ((1 << Self.bits) - 1)
                }
                for start in words.indices {
                    var key: UInt64 = 0
                    for word in words[start..<min(words.count, start + 3)] {
                        key = key << Self.bits | word
                        terms[key, default: 0] += 1
                    }
                }
            }
            for key in terms.keys { frequencies[key, default: 0] += 1 }
            counts.append(terms.map { ($0.key, $0.value) }.sorted { $0.key < $1.key })
        }
        var terms: [UInt64: Int32] = [:]
        let total = Double(documents.count)
        rows = counts.map { document in
            var row: [Entry] = []
            for (key, count) in document {
                guard let frequency = frequencies[key], frequency > 1 else { continue }
                let term = terms[key] ?? Int32(terms.count)
                terms[key] = term
                let weight = (1 + log(Double(count))) * (1 + log((1 + total) / (1 + Double(frequency))))
                row.append(Entry(term: term, weight: Float(weight)))
            }
            return Self.normalized(row.sorted { $0.term < $1.term })
        }
        termCount = terms.count
    }

    /// Returns a row of length 1, or the row itself if it is empty.
    static func normalized(_ row: [Entry]) -> [Entry] {
        let length = row.reduce(Float(0)) { $0 + $1.weight * $1.weight }.squareRoot()
        guard length > 0 else { return row }
        return row.map { Entry(term: $0.term, weight: $0.weight / length) }
    }
}
