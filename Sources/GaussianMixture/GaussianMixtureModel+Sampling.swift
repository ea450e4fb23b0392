internal import DenseLinearAlgebra
public import StageCore

extension GaussianMixtureModel {
    /// Points drawn from the mixture, and the components that they come from.
    ///
    /// - Parameters:
    ///   - count: N, at least 0.
    ///   - seed: Equal seeds give equal points.
    /// - Returns: N×D points, and N components.
    /// - Complexity: O(N·D²), and O(K·D³) once for tied and full.
    public func sample(_ count: Int, seed: UInt64 = 0) -> (points: Matrix<Double>, components: [Int32]) {
        var generator = SeededGenerator(seed: seed)
        var components: [Int32] = []
        var normals: [Double] = []
        for _ in 0..<max(0, count) {
            components.append(Int32(generator.choice(weights: weights)))
            for _ in 0..<dimension { normals.append(generator.normal()) }
        }
        let factors = (0..<componentCount).map { factor(of: $0) }
        var elements = parameters.means.rows(at: components.lazy.map { Int($0) }).elements
        for (row, component) in components.enumerated() {
            let (factor, start) = (factors[Int(component)], row * dimension)
            for axis in 0..<dimension {
                for place in factor.isDiagonal ? axis..<axis + 1 : 0..<axis + 1 {
                    elements[start + axis] +=
                        factor.elements[axis * dimension + place] * normals[start + place]
                }
            }
        }
        let points = Matrix(rowCount: components.count, columnCount: dimension, elements: elements)
        return (frame.restored(points), components)
    }

    private func factor(of component: Int) -> (elements: [Double], isDiagonal: Bool) {
        let isDiagonal = parameters.family == .spherical || parameters.family == .diagonal
        let matrix = parameters.covariance.matrix(of: component)
        if !isDiagonal, let factor = try? Cholesky(of: matrix) { return (factor.factor.elements, false) }
        return (matrix.elements.map { max(0, $0).squareRoot() }, true)
    }
}
