public import DenseLinearAlgebra
public import StageCore

extension GaussianMixtureModel: ClusterModel {
    /// K.
    public var clusterCount: Int { componentCount }

    /// The most likely component of each point, the lower index where two are equally likely.
    ///
    /// - Parameters:
    ///   - points: N×D, every number finite.
    ///   - context: Threads; the result does not depend on them.
    /// - Throws: ``MixtureError`` with `wrongShape` or `notFinite`.
    /// - Complexity: O(N·K·F), F as for ``GaussianMixtureClusterer/fit(_:context:)``.
    public func assign<Points: LinearAlgebraScalar>(
        _ points: Matrix<Points>, context: RunContext = RunContext()
    ) throws -> [Int32] {
        try evaluate(points, [], context).labels
    }

    /// How likely each point comes from each component: N×K, rows add up to 1.
    ///
    /// - Parameters:
    ///   - points: N×D, every number finite.
    ///   - context: Threads; the result does not depend on them.
    /// - Throws: ``MixtureError`` with `wrongShape` or `notFinite`.
    /// - Complexity: As ``assign(_:context:)-(Matrix<Points>,_)``.
    public func responsibilities<Points: LinearAlgebraScalar>(
        for points: Matrix<Points>, context: RunContext = RunContext()
    ) throws -> Matrix<Points> {
        switch try evaluate(points, .responsibilities, context).responsibilities {
        case .float(let matrix): return matrix.converted()
        case .double(let matrix): return matrix.converted()
        }
    }

    /// ln p(x) of each point.
    ///
    /// - Parameters:
    ///   - points: N×D, every number finite.
    ///   - context: Threads; the result does not depend on them.
    /// - Throws: ``MixtureError`` with `wrongShape` or `notFinite`.
    /// - Complexity: As ``assign(_:context:)-(Matrix<Points>,_)``, and O(N·D²) for the tied family.
    package func logDensities<Points: LinearAlgebraScalar>(
        of points: Matrix<Points>, context: RunContext = RunContext()
    ) throws -> [Double] {
        try evaluate(points, .densities, context).densities.map { $0 + frame.logJacobian }
    }

    /// The mean of ln p(x) over points.
    ///
    /// - Throws: ``MixtureError`` with `wrongShape` or `notFinite`.
    public func score<Points: LinearAlgebraScalar>(
        _ points: Matrix<Points>, context: RunContext = RunContext()
    ) throws -> Double {
        try logDensities(of: points, context: context).reduce(0, +) / Double(max(1, points.rowCount))
    }

    /// ln p(x) of each vector.
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
                "the points have \(counted(points.columnCount, "column")), the model \(dimension)")
        }
        try points.requireFinite()
    }
}
