public import DenseLinearAlgebra
public import StageCore

extension GaussianMixtureModel: ClusterModel {
    /// The number of clusters, which is the number of components, K.
    public var clusterCount: Int { componentCount }

    /// Returns the most likely component of each point. Ties go to the lower index.
    ///
    /// - Parameters:
    ///   - points: N×D. Every number must be finite.
    ///   - context: The thread count, which does not affect the result.
    /// - Throws: ``MixtureError`` with code `wrongShape` or `notFinite`.
    /// - Complexity: O(N·K·F), with F as in ``GaussianMixtureClusterer/fit(_:weights:context:)``.
    public func assign<Points: LinearAlgebraScalar>(
        _ points: Matrix<Points>, context: RunContext = RunContext()
    ) throws -> [Int32] {
        try evaluate(points, [], context).labels
    }

    /// Returns the probability that each point comes from each component: N×K, with rows that sum to 1.
    ///
    /// - Parameters:
    ///   - points: N×D. Every number must be finite.
    ///   - context: The thread count, which does not affect the result.
    /// - Throws: ``MixtureError`` with code `wrongShape` or `notFinite`.
    /// - Complexity: The same as ``assign(_:context:)-(Matrix<Points>,_)``.
    public func responsibilities<Points: LinearAlgebraScalar>(
        for points: Matrix<Points>, context: RunContext = RunContext()
    ) throws -> Matrix<Points> {
        switch try evaluate(points, .responsibilities, context).responsibilities {
        case .float(let matrix): return matrix.converted()
        case .double(let matrix): return matrix.converted()
        }
    }

    /// Returns ln p(x) of each point.
    ///
    /// - Parameters:
    ///   - points: N×D. Every number must be finite.
    ///   - context: The thread count, which does not affect the result.
    /// - Throws: ``MixtureError`` with code `wrongShape` or `notFinite`.
    /// - Complexity: The same as ``assign(_:context:)-(Matrix<Points>,_)``, plus O(N·D²) for the tied family.
    package func logDensities<Points: LinearAlgebraScalar>(
        of points: Matrix<Points>, context: RunContext = RunContext()
    ) throws -> [Double] {
        try evaluate(points, .densities, context).densities.map { $0 + frame.logJacobian }
    }

    /// Returns the mean of ln p(x) over the points.
    ///
    /// - Throws: ``MixtureError`` with code `wrongShape` or `notFinite`.
    public func score<Points: LinearAlgebraScalar>(
        _ points: Matrix<Points>, context: RunContext = RunContext()
    ) throws -> Double {
        try logDensities(of: points, context: context).reduce(0, +) / Double(max(1, points.rowCount))
    }

    /// Returns ln p(x) of each vector.
    public func logDensity(of vectors: Matrix<Float>, context: RunContext) throws -> [Double]? {
        try logDensities(of: vectors, context: context)
    }

    private func evaluate<Points: LinearAlgebraScalar>(
        _ points: Matrix<Points>, _ wants: Evaluation.Wants, _ context: RunContext
    ) throws -> Evaluation {
        let source = PointSource(points)
        try check(source)
        guard source.rowCount > 0 else {
            let none = PointSource(Matrix<Points>(rowCount: 0, columnCount: componentCount))
            return Evaluation(labels: [], responsibilities: none, densities: [])
        }
        let (coefficients, isSingle) = coefficients(threads: context.threadCount)
        return source.pass(
            frame, coefficients.layout, componentCount: componentCount, isSingle: isSingle,
            threads: context.threadCount
        ).evaluate(coefficients, wants)
    }

    func check(_ points: PointSource) throws {
        guard points.columnCount == dimension else {
            throw MixtureError(
                .wrongShape,
                "found \(counted(points.columnCount, "column")), expected \(dimension) as in the model")
        }
        try points.requireFinite()
    }
}

extension GaussianMixtureModel {
    /// Draws points from the mixture, and returns them with the components that they come from.
    ///
    /// - Parameters:
    ///   - count: The number of points, N; at least 0.
    ///   - seed: The seed. Equal seeds give equal points.
    /// - Returns: N×D points, and N components.
    /// - Complexity: O(N·D²), plus O(K·D³) once for tied and full.
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
                for index in factor.isDiagonal ? axis..<axis + 1 : 0..<axis + 1 {
                    elements[start + axis] +=
                        factor.elements[axis * dimension + index] * normals[start + index]
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
