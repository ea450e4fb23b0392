public import DenseLinearAlgebra
public import StageCore

/// The rows of a matrix, divided among the processes of a group.
///
/// Rows are divided at multiples of 2,048, which leaves the results the same for any number of processes: a matrix needs at
/// least that many rows for each process to have some.
public struct DistributedMatrix<Scalar: LinearAlgebraScalar>: Sendable {
    /// The rows of this process.
    public let points: Matrix<Scalar>

    /// The group.
    public let group: ProcessGroup

    /// The place of the rows.
    package let share: RowShare

    /// The number of rows of all processes.
    public var rowCount: Int { share.totalCount }

    /// The number of columns.
    public var columnCount: Int { points.columnCount }

    /// Reads this process's rows of NumPy files, which count as one matrix: the rows of the first, then those of the second.
    ///
    /// - Parameters:
    ///   - paths: Files that every process can read, at least one, in the same order everywhere.
    ///   - group: The group.
    /// - Throws: `NumPyFileError`, or ``DistributedError`` with code `wrongShape` if the files differ in columns; if one
    ///   process fails, all throw.
    /// - Complexity: O(N·D / ranks) time and memory.
    public init(contentsOf paths: [String], _ group: ProcessGroup) throws {
        (points, share) = try group.agreeing {
            let files = try MatrixParts(paths)
            let rows = RowShare.rows(
                ofRank: group.rank, of: group.rankCount, totalCount: files.rowCount)
            return (
                try files.rows(rows, as: Scalar.self),
                RowShare(rows: rows, of: files.rowCount, among: group.rankCount > 1 ? group : nil)
            )
        }
        self.group = group
    }
}

/// NumPy files that together are one matrix.
private struct MatrixParts {
    private let parts: [(path: String, rows: Range<Int>)]
    let rowCount: Int
    private let columnCount: Int

    init(_ paths: [String]) throws {
        var parts: [(path: String, rows: Range<Int>)] = []
        var (rowCount, width) = (0, -1)
        for path in paths {
            let shape = try NumPyFile.shapeAndType(of: path).shape
            let columns = shape.count == 2 ? shape[1] : 1
            guard width < 0 || columns == width else {
                throw DistributedError(
                    .wrongShape,
                    "\(quoted(path)) has \(counted(columns, "column")), expected \(width) as in \(quoted(paths[0]))"
                )
            }
            width = columns
            let count = shape.first ?? 0
            parts.append((path, rowCount..<rowCount + count))
            rowCount += count
        }
        self.parts = parts
        self.rowCount = rowCount
        columnCount = max(0, width)
    }

    func rows<Scalar: LinearAlgebraScalar>(_ rows: Range<Int>, as type: Scalar.Type) throws -> Matrix<Scalar>
    {
        try Matrix(rowCount: rows.count, columnCount: columnCount) { target throws in
            for (path, own) in parts {
                let wanted = own.clamped(to: rows)
                guard !wanted.isEmpty else { continue }
                let place = (wanted.lowerBound - rows.lowerBound) * columnCount
                let part = UnsafeMutableBufferPointer(
                    rebasing: target[place..<place + wanted.count * columnCount])
                try NumPyFile.read(
                    wanted.lowerBound - own.lowerBound..<wanted.upperBound - own.lowerBound, of: path,
                    into: part)
            }
        }
    }
}
