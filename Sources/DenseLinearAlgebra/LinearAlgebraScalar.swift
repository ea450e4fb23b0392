public import StageCore

/// The numbers that the kernels know: `Float` and `Double`, and no others.
public protocol LinearAlgebraScalar: MatrixScalar {
    /// The kernels of this type.
    static var kernels: Kernels<Self> { get }
}

extension Float: LinearAlgebraScalar {}
extension Double: LinearAlgebraScalar {}
