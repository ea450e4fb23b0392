internal import DenseLinearAlgebra
internal import StageCore

/// Points in canonical order: sorted by their values, so that no result depends on the order of rows.
struct WorkingPoints<Scalar: LinearAlgebraScalar>: Sendable {
    /// N×D, sorted; scaled to length 1 for cosine distances.
    let matrix: Matrix<Scalar>
    /// The row of the input that each sorted row comes from.
    let original: [Int]

    /// Validates and sorts points.
    ///
    /// - Throws: ``DensityClusteringError`` with code `notFinite`, `wrongShape` or `tooFewPoints`.
    init(_ points: Matrix<Scalar>, metric: DistanceMetric) throws {
        guard points.columnCount > 0 else {
            throw DensityClusteringError(.wrongShape, "the matrix has no columns, expected at least one")
        }
        guard points.rowCount > 0 else {
            throw DensityClusteringError(.tooFewPoints, "the matrix has no rows, expected at least one")
        }
        guard points.rowCount < Int(Int32.max) / 2 else {
            throw DensityClusteringError(
                .tooManyPoints, "found \(grouped(points.rowCount)) points, expected fewer than a billion")
        }
        do {
            try points.requireFinite()
        } catch let error as LinearAlgebraError {
            throw DensityClusteringError(.notFinite, error.message)
        }
        let rows = metric == .cosine ? points.rowsOfLengthOne() : points
        original = rows.sortedRows()
        matrix = rows.rows(at: original)
        guard matrix.squaredRowNorms().allSatisfy({ $0 < 1e300 }) else {
            throw DensityClusteringError(
                .notFinite, "the numbers are too large: their squares overflow a Double")
        }
    }

    /// Returns values of sorted rows in the order of the input.
    func restored<Value>(_ values: [Value]) -> [Value] {
        var result = values
        for (sorted, row) in original.enumerated() { result[row] = values[sorted] }
        return result
    }
}

extension Matrix where Scalar: LinearAlgebraScalar {
    /// Returns the rows divided by their lengths; rows of zeros stay.
    func rowsOfLengthOne() -> Matrix {
        let norms = squaredRowNorms()
        return Matrix(rowCount: rowCount, columnCount: columnCount) { result in
            withUnsafeElements { elements in
                for row in 0..<rowCount {
                    let length = norms[row] > 0 ? norms[row].squareRoot() : 1
                    for index in row * columnCount..<(row + 1) * columnCount {
                        result[index] = Scalar(asNumber: elements[index].asDouble / length)
                    }
                }
            }
        }
    }

    /// Returns the indices of the rows in lexicographic order of their values; equal rows keep their order.
    fileprivate func sortedRows() -> [Int] {
        withUnsafeElements { elements in
            (0..<rowCount).sorted { left, right in
                let (a, b) = (left * columnCount, right * columnCount)
                for column in 0..<columnCount where elements[a + column] != elements[b + column] {
                    return elements[a + column] < elements[b + column]
                }
                return left < right
            }
        }
    }
}

/// A distance between points.
public enum DistanceMetric: String, Sendable, Hashable, Codable, CaseIterable {
    /// The Euclidean distance.
    case euclidean
    /// The Euclidean distance of the rows scaled to length 1, which orders pairs as the cosine does.
    case cosine
}
