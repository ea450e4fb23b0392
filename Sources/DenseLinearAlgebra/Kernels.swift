internal import CVectorKernels
public import StageCore

/// The BLAS routines and vector kernels for one scalar type, operating on raw memory. The public functions of this
/// package are built on them. Matrices are row-major; `ld` is the distance between two rows.
public struct Kernels<Scalar: MatrixScalar>: Sendable {
    package typealias In = UnsafePointer<Scalar>
    package typealias Out = UnsafeMutablePointer<Scalar>

    /// c = alpha op(a) op(b) + beta c, where op(a) is m×k and op(b) is k×n.
    package let product:
        @Sendable (
            _ a: Operand<Scalar>, _ b: Operand<Scalar>, _ m: Int, _ n: Int, _ k: Int,
            _ alpha: Scalar, _ beta: Scalar, _ c: Out, _ ldc: Int
        ) -> Void
    /// The upper triangle of c += alpha aᵀa, where a is k×n.
    package let addGram:
        @Sendable (_ a: In, _ k: Int, _ n: Int, _ lda: Int, _ alpha: Scalar, _ c: Out, _ ldc: Int) -> Void
    /// b = b a for an upper triangular n×n matrix a, where b is m×n.
    package let timesUpper: @Sendable (_ b: Out, _ m: Int, _ n: Int, _ ldb: Int, _ a: In, _ lda: Int) -> Void
    /// b = a⁻¹ b, or a⁻ᵀ b, for a lower triangular n×n matrix a, where b is n×m.
    package let solveLower:
        @Sendable (_ a: In, _ n: Int, _ lda: Int, _ transposed: Bool, _ b: Out, _ m: Int, _ ldb: Int) -> Void
    package let firstNonFinite: @Sendable (_ x: In, _ count: Int) -> Int
    package let addColumns:
        @Sendable (_ x: In, _ rows: Int, _ columns: Int, UnsafeMutablePointer<Double>) -> Void
    package let addSquares:
        @Sendable (
            _ x: In, _ rows: Int, _ columns: Int, _ center: UnsafePointer<Double>,
            UnsafeMutablePointer<Double>
        ) -> Void
    package let rowNorms:
        @Sendable (_ x: In, _ rows: Int, _ columns: Int, UnsafeMutablePointer<Double>) -> Void
    package let nearest:
        @Sendable (
            _ scores: In, _ ld: Int, _ bias: In, _ slack: In, _ x: In, _ rows: Int, _ columns: Int,
            _ centroids: In, _ clusters: Int, _ labels: UnsafeMutablePointer<Int32>
        ) -> Int
    package let slack:
        @Sendable (
            _ lengths: In, _ errors: UnsafePointer<Float>?, _ rows: Int, _ a: Scalar, _ b: Scalar,
            _ c: Scalar, Out
        ) -> Void
    package let distances:
        @Sendable (
            _ x: In, _ rows: Int, _ columns: Int, _ centroids: In, UnsafePointer<Int32>,
            UnsafeMutablePointer<Double>
        ) -> Void
    package let closest:
        @Sendable (
            _ scores: In, _ offset: Scalar, _ norms: In, _ norm: Scalar, _ noise: Scalar,
            _ weights: UnsafePointer<Double>?,
            _ rows: Int, _ keep: Bool, _ closest: Out
        ) -> Double
    package let addRows:
        @Sendable (
            _ x: In, _ rows: Int, _ columns: Int, _ labels: UnsafePointer<Int32>, _ clusters: Int,
            _ weights: UnsafePointer<Double>?, _ scratch: UnsafeMutablePointer<Int32>,
            _ sums: UnsafeMutablePointer<Double>,
            _ counts: UnsafeMutablePointer<Double>
        ) -> Void
    /// Adds rows to the sums of their clusters in fixed point; see ``FixedPoint``.
    package let addRowsFixed:
        @Sendable (
            _ x: In, _ rows: Int, _ columns: Int, _ labels: UnsafePointer<Int32>, _ clusters: Int,
            _ center: UnsafePointer<Double>, _ scale: UnsafePointer<Double>,
            _ scratch: UnsafeMutablePointer<Int32>, _ sums: UnsafeMutablePointer<Int64>,
            _ counts: UnsafeMutablePointer<Int64>
        ) -> Void
    /// Extends the bounds of columns; returns `false` if a number is not finite.
    package let columnBounds:
        @Sendable (_ x: In, _ rows: Int, _ columns: Int, _ low: Out, _ high: Out) -> Bool
    package let standardize:
        @Sendable (
            _ x: In, _ rows: Int, _ columns: Int, _ center: In, _ scale: Scalar, _ z: Out, _ ld: Int
        ) -> Void
    package let squares:
        @Sendable (_ z: In, _ rows: Int, _ columns: Int, _ ld: Int, Out, _ outLD: Int) -> Void
    package let sumSquares:
        @Sendable (_ y: In, _ rows: Int, _ columns: Int, _ ld: Int, Out, _ outLD: Int) -> Void
    package let pairs:
        @Sendable (
            _ z: In, _ rows: Int, _ columns: Int, _ ld: Int, _ from: Int, _ to: Int, Out, _ outLD: Int
        ) -> Void
    package let exponential: @Sendable (_ x: Out, _ count: Int) -> Void
    package let posteriors:
        @Sendable (
            _ scores: Out, _ ld: Int, _ components: Int, _ rows: Int, _ peaks: Out, _ sums: Out,
            _ labels: UnsafeMutablePointer<Int32>
        ) -> Void
    /// Multiplies features with a few coefficients; see ``hasFeatureProducts``.
    package let score:
        @Sendable (
            _ phi: In, _ ld: Int, _ rows: Int, _ theta: In, _ thetaLD: Int, _ components: Int,
            _ features: Int,
            _ adds: Bool, _ scores: Out, _ scoresLD: Int
        ) -> Void
    /// Adds features weighted by responsibility; see ``hasFeatureProducts``.
    package let addFeatures:
        @Sendable (
            _ shares: In, _ sharesLD: Int, _ components: Int, _ phi: In, _ ld: Int, _ rows: Int,
            _ features: Int,
            _ sums: UnsafeMutablePointer<Double>, _ sumsLD: Int
        ) -> Void
    package let addToDouble: @Sendable (_ x: In, _ count: Int, UnsafeMutablePointer<Double>) -> Void
    package let narrow:
        @Sendable (_ x: UnsafePointer<Double>, _ count: Int, _ a: Double, _ b: Double, _ y: Out) -> Void
}

extension Kernels {
    /// Whether `score` and `addFeatures` are available, which requires AVX-512.
    package static var hasFeatureProducts: Bool { cvk_instruction_level() == 2 }
}

/// A matrix in raw memory, optionally transposed.
package struct Operand<Scalar> {
    package var elements: UnsafePointer<Scalar>
    package var ld: Int
    package var isTransposed: Bool

    package init(_ elements: UnsafePointer<Scalar>, ld: Int, isTransposed: Bool = false) {
        self.elements = elements
        self.ld = ld
        self.isTransposed = isTransposed
    }
}

/// A scalar type with kernels: `Float` or `Double`, and no other type.
public protocol LinearAlgebraScalar: MatrixScalar {
    /// The kernels for this type.
    static var kernels: Kernels<Self> { get }
}

extension Float: LinearAlgebraScalar {}
extension Double: LinearAlgebraScalar {}
