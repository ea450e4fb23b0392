/// The numbers a matrix can hold: `Float` and `Double`, and no others.
public protocol MatrixScalar: BinaryFloatingPoint, SIMDScalar, Sendable, Codable, BitwiseCopyable
where RawSignificand: FixedWidthInteger {
    /// The nearest number of this type; the generic initialiser of the standard library is some hundred
    /// times slower.
    init(asNumber other: some MatrixScalar)

    /// This number as a `Double`, exactly.
    var asDouble: Double { get }
}

extension Float: MatrixScalar {
    /// The nearest number of this type.
    @inlinable
    public init(asNumber other: some MatrixScalar) { self = Float(other.asDouble) }

    /// This number as a `Double`, exactly.
    @inlinable
    public var asDouble: Double { Double(self) }
}

extension Double: MatrixScalar {
    /// The nearest number of this type.
    @inlinable
    public init(asNumber other: some MatrixScalar) { self = other.asDouble }

    /// This number as a `Double`, exactly.
    @inlinable
    public var asDouble: Double { self }
}
