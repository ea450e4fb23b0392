internal import StageCore
internal import Testing

extension TextEmbedderConformance {
    /// Whether there are as many rows as texts, D columns, and in each row finite numbers of length 1 or 0.
    @discardableResult
    func expectVectors(_ vectors: Matrix<Float>, count: Int) -> Bool {
        guard vectors.rowCount == count, vectors.columnCount == embedder.dimension else {
            Issue.record(
                """
                \(vectors.rowCount) x \(vectors.columnCount) numbers, expected \(count) x \(embedder.dimension)
                """, sourceLocation: sourceLocation)
            return false
        }
        for row in 0..<count {
            let squares = vectors.row(row).reduce(0.0) { $0 + Double($1) * Double($1) }
            let isUnit = abs(squares.squareRoot() - 1) <= options.lengthTolerance
            #expect(
                squares == 0 || isUnit, "row \(row) has the length \(squares.squareRoot()), expected 1 or 0",
                sourceLocation: sourceLocation)
        }
        return true
    }

    func expectSame(_ vector: ArraySlice<Float>, _ other: ArraySlice<Float>, _ when: String, _ text: String) {
        let differences = zip(vector, other).map { abs($0 - $1) }
        let isSame = differences.allSatisfy { $0 <= options.tolerance }
        #expect(
            isSame, "\(when), the vector of \(text.debugDescription) differs by \(differences.max() ?? 0)",
            sourceLocation: sourceLocation)
    }
}
