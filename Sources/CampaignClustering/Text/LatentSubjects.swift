internal import DenseLinearAlgebra
internal import StageCore

/// Documents as vectors of the subjects that their words share: latent semantic analysis with the number of subjects found
/// from the data.
///
/// A direction of the term space is kept if its variance exceeds the largest variance among documents with shuffled words:
/// each term then occurs in as many documents, but independently of all others (J. Horn, "A rationale and test for the number
/// of factors in factor analysis", 1965, doi:10.1007/BF02289447; S. Deerwester et al., "Indexing by latent semantic
/// analysis", 1990).
struct LatentSubjects {
    /// The vector of each document, N×Q, of length 1; 0 for documents without terms.
    let vectors: Matrix<Float>
    /// The number of subjects, Q; 0 if the words say no more than shuffled words.
    let count: Int

    /// The number of documents from which the subjects are found; all others are projected.
    static let sampleLimit = 1024
    /// The number of shuffles of few documents, whose largest variance varies by chance.
    private static let trials = 19
    private static let steadySample = 512
    /// The maximum number of subjects.
    private static let countLimit = 128

    /// - Parameters:
    ///   - phrases: The terms of the documents.
    ///   - seed: The seed of the shuffled words.
    ///   - threads: The number of threads, which does not affect the result.
    /// - Throws: `LinearAlgebraError` if the eigenvalues do not converge.
    /// - Complexity: O(n·Q) for the terms of all documents, and O(s³) for a sample of s ≤ 1,024.
    init(_ phrases: PhraseVectors, seed: UInt64, threads: Int) throws {
        let rows = phrases.rows
        let step = max(1, Double(rows.count) / Double(Self.sampleLimit))
        let sample = (0..<min(rows.count, Self.sampleLimit)).map { rows[Int(Double($0) * step)] }
        guard sample.count > 2 else {
            (vectors, count) = (Matrix(rowCount: rows.count, columnCount: 1), 0)
            return
        }
        let eigen = try SymmetricEigenvalues(of: Self.centeredProducts(of: sample, phrases.termCount))
        var generator = SeededGenerator(seed: seed, stream: 0x5b)
        var largest: [Double] = []
        for _ in 0..<(sample.count <= Self.steadySample ? Self.trials : 1) {
            let shuffled = Self.shuffled(sample, phrases.termCount, using: &generator)
            let values = try SymmetricEigenvalues(
                of: Self.centeredProducts(of: shuffled, phrases.termCount)
            ).values
            largest.append(values.last ?? 0)
        }
        // Whether there are subjects at all is tested more strictly than which directions tell them apart.
        let chance = largest.max() ?? 0
        let hasSubjects = eigen.values.last ?? 0 > Self.limit(of: largest)
        let telling = eigen.values.reversed().prefix { hasSubjects && $0 > chance && $0 > 1e-9 }
        count = min(telling.count, Self.countLimit)
        guard count > 0 else {
            vectors = Matrix(rowCount: rows.count, columnCount: 1)
            return
        }
        // The axes in term space are Xᵀu/√λ; the term means move all documents equally.
        let width = count
        let axes = (0..<width).map { eigen.vectors.row(sample.count - 1 - $0) }
        let lengths = telling.prefix(width).map { $0.squareRoot() }
        var slots = Array(repeating: Int32(-1), count: phrases.termCount)
        var slotCount: Int32 = 0
        for entry in sample.joined() where slots[Int(entry.term)] < 0 {
            slots[Int(entry.term)] = slotCount
            slotCount += 1
        }
        var loadings = [Float](repeating: 0, count: Int(slotCount) * width)
        var center = [Float](repeating: 0, count: width)
        for (index, row) in sample.enumerated() {
            let shares = (0..<width).map { Float(axes[$0][axes[$0].startIndex + index] / lengths[$0]) }
            for entry in row {
                let start = Int(slots[Int(entry.term)]) * width
                for axis in 0..<width { loadings[start + axis] += entry.weight * shares[axis] }
            }
        }
        for row in sample {
            for entry in row {
                let start = Int(slots[Int(entry.term)]) * width
                for axis in 0..<width {
                    center[axis] += entry.weight * loadings[start + axis] / Float(sample.count)
                }
            }
        }
        vectors = Matrix(rowCount: rows.count, columnCount: width) { target in
            for (index, row) in rows.enumerated() {
                let own = UnsafeMutableBufferPointer(rebasing: target[index * width..<(index + 1) * width])
                own.initialize(repeating: 0)
                guard !row.isEmpty else { continue }
                for axis in 0..<width { own[axis] = -center[axis] }
                for entry in row where slots[Int(entry.term)] >= 0 {
                    let start = Int(slots[Int(entry.term)]) * width
                    for axis in 0..<width { own[axis] += entry.weight * loadings[start + axis] }
                }
                let length = own.reduce(Float(0)) { $0 + $1 * $1 }.squareRoot()
                if length > 0 { for axis in 0..<width { own[axis] /= length } }
            }
        }
    }

    /// Returns the variance that documents without subjects practically never exceed: four standard deviations above the mean
    /// of the largest variances of several shuffles, and at least all of them; 2 % above that of a single one.
    private static func limit(of largest: [Double]) -> Double {
        guard largest.count > 1 else { return (largest.first ?? 0) * 1.02 }
        let mean = largest.reduce(0, +) / Double(largest.count)
        let square =
            largest.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(largest.count - 1)
        return max(largest.max() ?? 0, mean + 4 * square.squareRoot())
    }

    /// Returns the products of all pairs of rows after their mean is subtracted.
    private static func centeredProducts(of rows: [[PhraseVectors.Entry]], _ termCount: Int) -> Matrix<Double>
    {
        let size = rows.count
        var holders: [[(row: Int32, weight: Float)]] = Array(repeating: [], count: termCount)
        for (index, row) in rows.enumerated() {
            for entry in row { holders[Int(entry.term)].append((Int32(index), entry.weight)) }
        }
        var products = Matrix<Double>(rowCount: size, columnCount: size)
        products.withUnsafeMutableElements { elements in
            for list in holders {
                for (place, left) in list.enumerated() {
                    for right in list[...place] {
                        elements[Int(left.row) * size + Int(right.row)] += Double(left.weight * right.weight)
                    }
                }
            }
            for row in 0..<size {
                for column in 0..<row { elements[column * size + row] = elements[row * size + column] }
            }
            let means = (0..<size).map { row in
                (0..<size).reduce(0.0) { $0 + elements[row * size + $1] } / Double(size)
            }
            let mean = means.reduce(0, +) / Double(size)
            for row in 0..<size {
                for column in 0..<size { elements[row * size + column] += mean - means[row] - means[column] }
            }
        }
        return products
    }

    /// Returns rows in which every term has moved to other documents, drawn independently of all other terms.
    private static func shuffled(
        _ rows: [[PhraseVectors.Entry]], _ termCount: Int, using generator: inout SeededGenerator
    ) -> [[PhraseVectors.Entry]] {
        var weights: [[Float]] = Array(repeating: [], count: termCount)
        for entry in rows.joined() { weights[Int(entry.term)].append(entry.weight) }
        var order = Array(rows.indices)
        var result: [[PhraseVectors.Entry]] = Array(repeating: [], count: rows.count)
        for (term, weights) in weights.enumerated() {
            for (place, weight) in weights.enumerated() {
                order.swapAt(place, generator.uniform(in: place...order.count - 1))
                result[order[place]].append(.init(term: Int32(term), weight: weight))
            }
        }
        return result.map(PhraseVectors.normalized)
    }
}
