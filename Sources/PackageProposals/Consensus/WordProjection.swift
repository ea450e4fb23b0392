internal import DenseLinearAlgebra
internal import Foundation
internal import StageCore

/// The words of texts, weighted by frequency and rarity (TF-IDF), as vectors of a fixed width.
///
/// A word in n of N texts, t times in a text, weighs (1 + ln t) · (1 + ln((1 + N) / (1 + n))); a text has length 1 (G. Salton
/// and C. Buckley, "Term-weighting approaches in automatic text retrieval", 1988, doi:10.1016/0306-4573(88)90021-0). Each word
/// has a direction of random signs. Cosines are preserved with a standard error of 1/√width (D. Achlioptas,
/// "Database-friendly random projections", 2003, doi:10.1016/S0022-0000(03)00025-4), so that the memory does not grow with
/// the vocabulary.
enum WordProjection {
    /// The width of the vectors, a multiple of 64.
    static let width = 512

    /// Returns N×``width``. The order of the texts changes no row.
    ///
    /// - Complexity: O(W·width) for W words.
    static func vectors(of texts: [String]) -> Matrix<Float> {
        let words = texts.map { text in
            text.lowercased().split { !$0.isLetter && !$0.isNumber }.filter { $0.count > 1 }.map(String.init)
        }
        var counts: [String: Int] = [:]
        for text in words { for word in Set(text) { counts[word, default: 0] += 1 } }
        let vocabulary = counts.keys.sorted()
        let numbers = Dictionary(uniqueKeysWithValues: zip(vocabulary, vocabulary.indices))
        let rarities = vocabulary.map { word in
            1 + Double.logarithm(Double(1 + texts.count) / Double(1 + (counts[word] ?? 0)))
        }
        var elements = [Float](repeating: 0, count: texts.count * width)
        for (row, text) in words.enumerated() {
            let frequencies = text.reduce(into: [Int: Int]()) { $0[numbers[$1] ?? 0, default: 0] += 1 }
            let entries = frequencies.sorted { $0.key < $1.key }.map { word, count in
                (word: word, weight: (1 + Double.logarithm(Double(count))) * rarities[word])
            }
            let length = entries.reduce(0) { $0 + $1.weight * $1.weight }.squareRoot()
            guard length > 0 else { continue }
            for entry in entries {
                let step = Float(entry.weight / length / Double(width).squareRoot())
                add(step, alongSignsOf: entry.word, to: &elements[row * width..<(row + 1) * width])
            }
        }
        return Matrix(rowCount: texts.count, columnCount: width, elements: elements)
    }

    private static func add(_ step: Float, alongSignsOf word: Int, to row: inout ArraySlice<Float>) {
        var signs = SeededGenerator(seed: 0x5EED, stream: UInt64(word))
        for start in stride(from: row.startIndex, to: row.endIndex, by: 64) {
            let bits = signs.next()
            for offset in 0..<64 { row[start + offset] += (bits >> UInt64(offset)) & 1 == 0 ? step : -step }
        }
    }
}
