internal import DenseLinearAlgebra
internal import StageCore

/// The deals of a catalogue in the space in which they are grouped: meaning and words, on their principal components.
///
/// An encoder knows that sneakers are shoes; words know that two deals name the same segment. Rare words that no other text
/// shares hardly reach the first components, so that words count where texts repeat each other.
struct CatalogueVectors {
    /// N×Q, the components in descending order of variance.
    let rows: Matrix<Float>
    /// The same rows with length 1.
    let directions: Matrix<Float>

    /// Q at most.
    private static let componentLimit = 250
    /// The weight of words relative to meaning.
    private static let wordWeight: Float = 1.2

    /// - Parameters:
    ///   - meanings: N×D, the vectors of the encoder.
    ///   - texts: The N texts.
    /// - Complexity: O(N·(D + W)²) for words of width W.
    init(_ meanings: Matrix<Float>, texts: [String], threads: Int) throws {
        let meaning = meanings.unitRows().centred().unitRows()
        let words = WordProjection.vectors(of: texts)
        let width = meaning.columnCount + words.columnCount
        var elements: [Float] = []
        elements.reserveCapacity(meanings.rowCount * width)
        for row in 0..<meanings.rowCount {
            elements += meaning.row(row)
            elements += words.row(row).lazy.map { $0 * Self.wordWeight }
        }
        let joined = Matrix(rowCount: meanings.rowCount, columnCount: width, elements: elements)
        let count = max(1, min(Self.componentLimit, width, joined.rowCount - 2))
        let projection = try PrincipalComponents(of: joined, count: count, threadCount: threads)
        rows = projection.project(joined, threadCount: threads)
        directions = rows.unitRows()
    }
}

extension Matrix<Float> {
    /// Returns the rows scaled to length 1; rows of length 0 stay zero.
    func unitRows() -> Matrix<Float> {
        var result = elements
        for row in 0..<rowCount {
            let length = self.row(row).reduce(0) { $0 + $1 * $1 }.squareRoot()
            guard length > 0 else { continue }
            for index in row * columnCount..<(row + 1) * columnCount { result[index] /= length }
        }
        return Matrix(rowCount: rowCount, columnCount: columnCount, elements: result)
    }

    /// Returns the rows less their mean.
    func centred() -> Matrix<Float> {
        let mean = mean(of: Array(0..<rowCount))
        var result = elements
        for row in 0..<rowCount {
            for column in 0..<columnCount { result[row * columnCount + column] -= mean[column] }
        }
        return Matrix(rowCount: rowCount, columnCount: columnCount, elements: result)
    }

    /// Returns the first columns.
    func firstColumns(_ count: Int) -> Matrix<Float> {
        guard count < columnCount else { return self }
        var result: [Float] = []
        result.reserveCapacity(rowCount * count)
        for row in 0..<rowCount { result += self.row(row).prefix(count) }
        return Matrix(rowCount: rowCount, columnCount: count, elements: result)
    }
}
