internal import DenseLinearAlgebra
internal import StageCore

/// The meaning of documents: the mean vector of their texts.
struct CopyMeanings {
    /// The vector of each document, relative to that of all documents, of length 1; 0 without texts.
    let vectors: Matrix<Float>
    /// The mean cosine of two texts.
    let likeness: Double

    /// - Parameters:
    ///   - documents: The texts of each document.
    ///   - embedder: The embedder of texts.
    init(of documents: [[String]], by embedder: any TextEmbedder, context: RunContext) async throws {
        let distinct = Set(documents.joined()).sorted()
        let numbers = Dictionary(uniqueKeysWithValues: distinct.enumerated().map { ($1, $0) })
        let embedded = try await embedder.embed(distinct, context: context)
        let width = embedded.columnCount
        likeness = Self.meanCosine(of: embedded)
        var rows = documents.map { texts in
            var sum = [Float](repeating: 0, count: width)
            for text in texts {
                guard let number = numbers[text] else { continue }
                for (column, value) in embedded.row(number).enumerated() { sum[column] += value }
            }
            return Self.normalized(sum)
        }
        var center = [Float](repeating: 0, count: width)
        let known = documents.indices.filter { !documents[$0].isEmpty }
        for index in known {
            for column in 0..<width { center[column] += rows[index][column] / Float(known.count) }
        }
        for index in known {
            for column in 0..<width { rows[index][column] -= center[column] }
            rows[index] = Self.normalized(rows[index])
        }
        vectors = Matrix(rowCount: rows.count, columnCount: width, elements: Array(rows.joined()))
    }

    /// The mean square of the products of two rows: 1/D for vectors in D directions by chance.
    var productVariance: Double {
        let count = min(vectors.rowCount, LatentSubjects.sampleLimit)
        let step = Double(vectors.rowCount) / Double(count)
        let sample = vectors.rows(at: (0..<count).map { Int(Double($0) * step) })
        let products = sample.product(withTransposeOf: sample)
        let squares = products.elements.reduce(0.0) { $0 + Double($1) * Double($1) } - Double(count)
        return max(0, squares) / Double(max(1, count * (count - 1)))
    }

    /// Returns the mean cosine of all pairs of rows; 0 for fewer than two.
    private static func meanCosine(of rows: Matrix<Float>) -> Double {
        guard rows.rowCount > 1 else { return 0 }
        var sum = [Double](repeating: 0, count: rows.columnCount)
        var own = 0.0
        for index in 0..<rows.rowCount {
            for (column, value) in normalized(Array(rows.row(index))).enumerated() {
                sum[column] += Double(value)
                own += Double(value) * Double(value)
            }
        }
        let all = sum.reduce(0) { $0 + $1 * $1 }
        return (all - own) / Double(rows.rowCount * (rows.rowCount - 1))
    }

    private static func normalized(_ vector: [Float]) -> [Float] {
        let length = vector.reduce(Float(0)) { $0 + $1 * $1 }.squareRoot()
        return length > 0 ? vector.map { $0 / length } : vector
    }
}
