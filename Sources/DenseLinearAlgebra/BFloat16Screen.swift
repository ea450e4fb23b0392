internal import CVectorKernels
package import StageCore

/// Products of rows with a few vectors in bfloat16, twice as fast as in `Float`, with an error bound.
///
/// Numbers are rounded to 8 significant bits. By the Cauchy-Schwarz inequality,
/// x·c differs from the rounded product by at most ‖x‖‖c - c̃‖ + ‖x - x̃‖‖c̃‖, in addition to the rounding of the sums.
package struct BFloat16Screen {
    /// Whether this processor supports the required instructions (AVX-512 BF16).
    package static var isAvailable: Bool { cvk_has_bfloat16() }

    private let packed: Scratch<UInt16>
    private let clusterCount: Int
    private let dimension: Int
    /// The largest ‖c - c̃‖.
    package let largestError: Double

    /// Rounds and packs K×D vectors.
    package init(_ vectors: UnsafePointer<Float>, count: Int, dimension: Int) {
        packed = Scratch(cvk_bfloat16_packed_size(count, dimension) / 2)
        var errors = [Double](repeating: 0, count: count)
        cvk_bfloat16_pack(vectors, count, dimension, packed.elements, &errors)
        clusterCount = count
        self.dimension = dimension
        largestError = errors.max() ?? 0
    }

    /// Returns the number of scratch rows that ``scores(_:rows:scratch:into:ld:)`` needs for a number of rows.
    package static func paddedRows(_ rows: Int) -> Int { (rows + 7) / 8 * 8 }

    /// Returns the number of scratch elements needed for a number of rows.
    package static func scratchSize(rows: Int, dimension: Int) -> Int {
        paddedRows(rows) * ((dimension + 1) / 2 * 2)
    }

    /// Computes scores[r][k] = -2 x·c of the rounded numbers, for a padded number of rows.
    package func scores(
        _ x: UnsafePointer<Float>, rows: Int, scratch: UnsafeMutablePointer<UInt16>,
        into scores: UnsafeMutablePointer<Float>, ld: Int
    ) {
        cvk_bfloat16_scores(x, rows, dimension, packed.elements, clusterCount, scratch, scores, ld)
    }

    /// Returns ‖x - x̃‖ of each row, rounded up.
    package static func roundingErrors(of matrix: Matrix<Float>, threads: Int) -> [Float] {
        let chunks = RowChunks(rowCount: matrix.rowCount, chunkSize: 1024)
        return [Float](unsafeUninitializedCapacity: matrix.rowCount) { errors, filled in
            matrix.withUnsafeElements { elements in
                Parallel.forEach(chunks.chunkCount, threads: threads) { _, chunk in
                    let rows = chunks.rows(ofChunk: chunk)
                    cvk_bfloat16_row_errors(
                        elements.baseAddress! + rows.lowerBound * matrix.columnCount, rows.count,
                        matrix.columnCount, errors.baseAddress! + rows.lowerBound)
                }
            }
            filled = matrix.rowCount
        }
    }
}
