/// A dense matrix in row-major order. Each row is a data point.
///
/// ```swift
/// let points: Matrix<Float> = [[0, 1], [2, 3], [4, 5]]
/// points[2, 0]            // 4
/// points.row(1)           // [2, 3]
/// ```
///
/// Matrices are values: copies share their storage until one of them is mutated.
public struct Matrix<Scalar: MatrixScalar>: Sendable, Equatable {
    /// The number of rows.
    public let rowCount: Int

    /// The number of columns.
    public let columnCount: Int

    /// The `rowCount * columnCount` numbers in row-major order.
    @inlinable
    public var elements: [Scalar] { storage }

    @usableFromInline
    var storage: [Scalar]

    /// Creates a matrix from numbers in row-major order.
    ///
    /// - Precondition: There are `rowCount * columnCount` elements, and neither count is negative.
    @inlinable
    public init(rowCount: Int, columnCount: Int, elements: [Scalar]) {
        precondition(rowCount >= 0 && columnCount >= 0, "the number of rows and columns must not be negative")
        precondition(elements.count == rowCount * columnCount, "expected rowCount * columnCount elements")
        self.init(unchecked: rowCount, columnCount, elements)
    }

    @usableFromInline
    init(unchecked rowCount: Int, _ columnCount: Int, _ elements: [Scalar]) {
        self.rowCount = rowCount
        self.columnCount = columnCount
        storage = elements
    }

    /// Creates a matrix in which every element has the same value.
    public init(rowCount: Int, columnCount: Int, repeating value: Scalar = 0) {
        self.init(
            rowCount: rowCount, columnCount: columnCount,
            elements: Array(repeating: value, count: rowCount * columnCount))
    }

    /// Creates a matrix from rows.
    ///
    /// - Precondition: All rows have the same length.
    public init(rows: [[Scalar]]) {
        let width = rows.first?.count ?? 0
        precondition(rows.allSatisfy { $0.count == width }, "all rows must have the same length")
        self.init(rowCount: rows.count, columnCount: width, elements: Array(rows.joined()))
    }

    /// The number at a row and a column.
    @inlinable
    public subscript(row: Int, column: Int) -> Scalar {
        get { storage[elementIndex(row, column)] }
        set { storage[elementIndex(row, column)] = newValue }
    }

    @inlinable
    func elementIndex(_ row: Int, _ column: Int) -> Int {
        precondition(row >= 0 && row < rowCount && column >= 0 && column < columnCount, "index out of range")
        return row * columnCount + column
    }

    /// Returns a row.
    @inlinable
    public func row(_ index: Int) -> ArraySlice<Scalar> {
        precondition(index >= 0 && index < rowCount, "index out of range")
        return storage[index * columnCount..<(index + 1) * columnCount]
    }

    /// Returns the rows with the given indices, in that order.
    ///
    /// - Complexity: O(`indices.count` · `columnCount`).
    package func rows(at indices: some Sequence<Int>) -> Matrix {
        let indices = Array(indices)
        precondition(indices.allSatisfy { $0 >= 0 && $0 < rowCount }, "index out of range")
        return Matrix(rowCount: indices.count, columnCount: columnCount) { chosen in
            guard columnCount > 0, let target = chosen.baseAddress else { return }
            withUnsafeElements { elements in
                for (row, position) in indices.enumerated() {
                    (target + row * columnCount).initialize(
                        from: elements.baseAddress! + position * columnCount, count: columnCount)
                }
            }
        }
    }

    /// Returns the matrix with its numbers converted to another type, each rounded to the nearest.
    ///
    /// - Complexity: O(1) if the type stays the same, else O(`rowCount` · `columnCount`).
    public func converted<Other: MatrixScalar>(to type: Other.Type = Other.self) -> Matrix<Other> {
        if Scalar.self == Other.self { return unsafeBitCast(self, to: Matrix<Other>.self) }
        return Matrix<Other>(rowCount: rowCount, columnCount: columnCount) { target in
            guard let target = UnsafeMutableRawPointer(target.baseAddress) else { return }
            withUnsafeElements { source in
                // Only two types conform, and loops over concrete types are about fifty times faster than generic ones.
                let memory = UnsafeRawPointer(source.baseAddress!)
                if Scalar.self == Float.self {
                    let (from, to) = (
                        memory.assumingMemoryBound(to: Float.self),
                        target.bindMemory(to: Double.self, capacity: source.count)
                    )
                    for index in 0..<source.count { to[index] = Double(from[index]) }
                } else {
                    let (from, to) = (
                        memory.assumingMemoryBound(to: Double.self),
                        target.bindMemory(to: Float.self, capacity: source.count)
                    )
                    for index in 0..<source.count { to[index] = Float(from[index]) }
                }
            }
        }
    }
}

extension Matrix {
    /// Calls a closure with the storage in row-major order. The pointer is valid only within the call.
    @inlinable
    public func withUnsafeElements<Result, Failure: Error>(
        _ body: (UnsafeBufferPointer<Scalar>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try storage.withUnsafeBufferPointer(body)
    }

    /// Calls a closure that mutates the storage in row-major order. The pointer is valid only within the call.
    @inlinable
    public mutating func withUnsafeMutableElements<Result, Failure: Error>(
        _ body: (inout UnsafeMutableBufferPointer<Scalar>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try storage.withUnsafeMutableBufferPointer(body)
    }

    /// Creates a matrix whose storage is initialised by a closure, which must write every element.
    @inlinable
    package init<Failure: Error>(
        rowCount: Int, columnCount: Int,
        filledBy body: (UnsafeMutableBufferPointer<Scalar>) throws(Failure) -> Void
    ) throws(Failure) {
        precondition(rowCount >= 0 && columnCount >= 0, "the number of rows and columns must not be negative")
        let count = rowCount * columnCount
        var failure: Failure?
        // Never of capacity 0: empty arrays share their storage, whose reference count several threads would contend
        // for.
        let elements = [Scalar](unsafeUninitializedCapacity: max(1, count)) { buffer, filled in
            do throws(Failure) {
                try body(UnsafeMutableBufferPointer(rebasing: buffer[..<count]))
                filled = count
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
        self.init(unchecked: rowCount, columnCount, elements)
    }
}

extension Matrix: ExpressibleByArrayLiteral {
    /// Creates a matrix from rows.
    ///
    /// - Precondition: All rows have the same length.
    public init(arrayLiteral rows: [Scalar]...) {
        self.init(rows: rows)
    }
}

extension Matrix: Codable {
    private enum CodingKeys: String, CodingKey {
        case rowCount = "rows"
        case columnCount = "columns"
        case storage = "elements"
    }

    /// Decodes a matrix. Throws if the counts do not match the number of elements.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let rowCount = try container.decode(Int.self, forKey: .rowCount)
        let columnCount = try container.decode(Int.self, forKey: .columnCount)
        let elements = try container.decode([Scalar].self, forKey: .storage)
        let (count, overflow) = rowCount.multipliedReportingOverflow(by: columnCount)
        guard rowCount >= 0, columnCount >= 0, !overflow, count == elements.count else {
            throw DecodingError.dataCorruptedError(
                forKey: .storage, in: container,
                debugDescription: "expected \(rowCount) x \(columnCount) numbers, found \(elements.count)")
        }
        self.init(unchecked: rowCount, columnCount, elements)
    }
}

/// The types of numbers in a matrix: `Float` and `Double`, and no others.
public protocol MatrixScalar: BinaryFloatingPoint, SIMDScalar, Sendable, Codable, BitwiseCopyable
where RawSignificand: FixedWidthInteger {
    /// Creates the nearest number of this type. The generic initialiser of the standard library is about a hundred
    /// times slower.
    init(asNumber other: some MatrixScalar)

    /// The number as a `Double`, exactly.
    var asDouble: Double { get }
}

extension Float: MatrixScalar {
    /// Creates the nearest number of this type.
    @inlinable
    public init(asNumber other: some MatrixScalar) { self = Float(other.asDouble) }

    /// The number as a `Double`, exactly.
    @inlinable
    public var asDouble: Double { Double(self) }
}

extension Double: MatrixScalar {
    /// Creates the nearest number of this type.
    @inlinable
    public init(asNumber other: some MatrixScalar) { self = other.asDouble }

    /// The number as a `Double`, exactly.
    @inlinable
    public var asDouble: Double { self }
}
