internal import StageCore

/// The distinct texts of a run with their vectors.
struct TextVectors {
    /// The distinct texts, in the order of their first occurrence.
    let distinct: [String]
    /// The keys of the distinct texts.
    let keys: [TextKey]
    /// The index of each given text among the distinct ones.
    let indices: [Int]
    /// The vectors of the distinct texts, scaled to length 1.
    let vectors: Matrix<Float>
    /// The distinct texts whose vector is not zero.
    let worded: [Int]

    init(_ texts: [String], embedder: any TextEmbedder, context: RunContext) async throws {
        var known: [TextKey: Int] = [:]
        var distinct: [String] = []
        var keys: [TextKey] = []
        var indices: [Int] = []
        for text in texts {
            let key = TextKey(of: text)
            let index = known[key] ?? distinct.count
            if index == distinct.count {
                known[key] = index
                distinct.append(text)
                keys.append(key)
            }
            indices.append(index)
        }
        self.distinct = distinct
        self.keys = keys
        self.indices = indices
        let found = try await embedder.embed(distinct, context: context)
        var elements = found.elements
        var worded: [Int] = []
        for row in 0..<found.rowCount {
            let range = row * found.columnCount..<(row + 1) * found.columnCount
            let length = elements[range].reduce(0.0) { $0 + Double($1) * Double($1) }.squareRoot()
            guard length > 0, !distinct[row].allSatisfy(\.isWhitespace) else { continue }
            worded.append(row)
            for index in range { elements[index] = Float(Double(elements[index]) / length) }
        }
        vectors = Matrix(rowCount: found.rowCount, columnCount: found.columnCount, elements: elements)
        self.worded = worded
    }

    /// Returns the cosine of a text with a centroid.
    func cosine(of text: Int, with centroid: [Float]) -> Float {
        let row = vectors.row(text)
        var sum: Float = 0
        for (left, right) in zip(row, centroid) { sum += left * right }
        return sum
    }

    /// Returns the mean of some vectors, scaled to length 1.
    func centroid(of texts: [Int]) -> [Float] {
        var sums = [Double](repeating: 0, count: vectors.columnCount)
        for text in texts {
            for (column, value) in vectors.row(text).enumerated() { sums[column] += Double(value) }
        }
        let length = sums.reduce(0) { $0 + $1 * $1 }.squareRoot()
        return sums.map { Float(length > 0 ? $0 / length : 0) }
    }
}
