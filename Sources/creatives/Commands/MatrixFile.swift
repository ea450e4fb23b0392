internal import CreativeIntelligence

/// A matrix from a file, in the precision of the file. Integers are converted to `Double`.
enum MatrixFile {
    case float(Matrix<Float>)
    case double(Matrix<Double>)

    init(_ path: String) throws {
        if try NumPyFile.shapeAndType(of: path).type == .float32 {
            self = .float(try Matrix(contentsOfNumPyFile: path))
        } else {
            self = .double(try Matrix(contentsOfNumPyFile: path))
        }
    }

    var rowCount: Int {
        switch self {
        case .float(let matrix): matrix.rowCount
        case .double(let matrix): matrix.rowCount
        }
    }

    var columnCount: Int {
        switch self {
        case .float(let matrix): matrix.columnCount
        case .double(let matrix): matrix.columnCount
        }
    }
}

/// Returns the result of work and its duration, without reading and writing.
func timed<Result>(_ work: () throws -> Result) rethrows -> (result: Result, seconds: Double) {
    let start = ContinuousClock.now
    let result = try work()
    return (result, (ContinuousClock.now - start) / .seconds(1))
}
