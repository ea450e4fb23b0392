import GaussianMixture
import StageCore
import Testing

/// Degenerate input: gives a descriptive error or a sensible result, never NaN.
struct MixtureDegenerateTests {
    private func fit(
        _ points: Matrix<Double>, _ family: CovarianceFamily, components: Int = 2,
        regularization: GaussianMixtureClusterer.Regularization = .relative(1e-6)
    ) throws -> GaussianMixtureModel {
        var options = GaussianMixtureClusterer.Options()
        options.regularization = regularization
        let fit = try GaussianMixtureClusterer(
            componentCount: components, covariance: family, options: options
        ).fit(points)
        let model = fit.model
        #expect(model.logLikelihood.isFinite && model.weights.allSatisfy(\.isFinite))
        #expect(
            model.means.elements.allSatisfy(\.isFinite) && model.covariance.elements.allSatisfy(\.isFinite))
        #expect(try model.assign(points) == fit.labels)
        #expect(try model.logDensities(of: points).allSatisfy(\.isFinite))
        #expect(try model.responsibilities(for: points).elements.allSatisfy(\.isFinite))
        return model
    }

    @Test(arguments: CovarianceFamily.allCases)
    func `only duplicate points`(_ family: CovarianceFamily) throws {
        for value in [0.0, 7, -1e30] {
            let points = Matrix<Double>(rowCount: 30, columnCount: 3, repeating: value)
            #expect(try fit(points, family).warnings.contains("all points are equal"))
            #expect(try fit(points, family, regularization: .none).warnings.isEmpty == false)
        }
    }

    @Test(arguments: CovarianceFamily.allCases)
    func `constant columns`(_ family: CovarianceFamily) throws {
        var points = MixtureSample.points(200, 3, components: 2).points
        for row in 0..<200 { points[row, 1] = 5 }
        #expect(try fit(points, family).warnings.contains { $0.contains("column 1") })
        _ = try fit(points, family, regularization: .none)
    }

    @Test(arguments: CovarianceFamily.allCases)
    func `duplicate columns`(_ family: CovarianceFamily) throws {
        let base = MixtureSample.points(200, 1, components: 2).points
        let points = Matrix(rows: (0..<200).map { [base[$0, 0], 2 * base[$0, 0]] })
        _ = try fit(points, family)
        _ = try fit(points, family, regularization: .none)
    }

    @Test(arguments: CovarianceFamily.allCases)
    func `one point, one column, as many components as points`(_ family: CovarianceFamily) throws {
        _ = try fit([[3, 4]], family, components: 1)
        _ = try fit([[1], [2], [9], [10]], family)
        _ = try fit([[1, 0], [2, 5], [9, 1]], family, components: 3)
        _ = try fit([[1, 0], [2, 5], [9, 1]], family, components: 3, regularization: .none)
    }

    @Test(arguments: CovarianceFamily.allCases)
    func `more columns than points`(_ family: CovarianceFamily) throws {
        let points = MixtureSample.points(12, 40, components: 2).points
        _ = try fit(points, family)
        _ = try fit(points, family, regularization: .none)
    }

    @Test(arguments: CovarianceFamily.allCases, [1e30, 1e-30, 1e140, 1e-140])
    func `huge and tiny numbers`(_ family: CovarianceFamily, _ factor: Double) throws {
        let (points, truth) = MixtureSample.points(300, 3, components: 2, distance: 20)
        var options = GaussianMixtureClusterer.Options()
        options.restarts = 3
        let fit = try GaussianMixtureClusterer(componentCount: 2, covariance: family, options: options)
            .fit(points.mapped { $0 * factor })
        #expect(MixtureSample.partition(fit.labels) == MixtureSample.partition(truth))
    }

    @Test(arguments: CovarianceFamily.allCases)
    func `subnormals, and Float at its limits`(_ family: CovarianceFamily) throws {
        let points = MixtureSample.points(100, 2, components: 2).points
        _ = try fit(points.mapped { $0 * 1e-155 * 1e-155 }, family)
        for factor: Float in [1e30, 1e-30, 1e-20 * 1e-20] {
            let floats = Matrix(
                rowCount: 100, columnCount: 2,
                elements: points.converted(to: Float.self).elements.map { $0 * factor })
            let model = try GaussianMixtureClusterer(componentCount: 2, covariance: family).fit(floats).model
            #expect(model.logLikelihood.isFinite && !model.means.elements.contains { !$0.isFinite })
        }
    }

    @Test(arguments: CovarianceFamily.allCases)
    func `a component that starts without points is removed and reported`(_ family: CovarianceFamily) throws {
        let points = MixtureSample.points(100, 2, components: 2).points
        var options = GaussianMixtureClusterer.Options()
        options.initialization = .labels((0..<100).map { Int32($0 % 2 * 2) })
        let model = try GaussianMixtureClusterer(componentCount: 3, covariance: family, options: options).fit(
            points
        ).model
        #expect(model.weights[1] == 0)
        #expect(model.warnings.contains { $0.contains("component 1 (counted from 0) lost all points") })
        #expect(try !model.assign(points).contains(1))
        #expect(!model.means.elements.contains { !$0.isFinite })
    }

    @Test(arguments: CovarianceFamily.allCases)
    func `with the prior, repeated points do not collapse`(_ family: CovarianceFamily) throws {
        var points = MixtureSample.points(60, 3, components: 2).points
        for row in 0..<20 { for column in 0..<3 { points[row, column] = 1 } }
        var options = GaussianMixtureClusterer.Options()
        (options.prior, options.regularization) = (GaussianMixtureClusterer.Prior(), .none)
        let model = try GaussianMixtureClusterer(componentCount: 3, covariance: family, options: options).fit(
            points
        ).model
        #expect(model.logLikelihood.isFinite && model.warnings.isEmpty)
        let least = (0..<3).flatMap { component in
            (0..<3).map { model.covariance.matrix(of: component)[$0, $0] }
        }.min()!
        #expect(least > 1e-3)
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity])
    func `a number that is not finite is named`(_ bad: Double) throws {
        var points = MixtureSample.points(100, 3, components: 2).points
        let model = try GaussianMixtureClusterer(componentCount: 2).fit(points).model
        points[41, 2] = bad
        for attempt in [
            { try GaussianMixtureClusterer(componentCount: 2).fit(points).labels },
            { try model.assign(points) },
            { try model.adding(points).labels },
            { try MixtureSelection(componentCounts: 1...2).fit(points).labels },
        ] as [() throws -> [Int32]] {
            let error = #expect(throws: MixtureError.self) { try attempt() }
            #expect(error?.code == .notFinite && error?.description.contains("row 41, column 2") == true)
        }
    }

    @Test func `wrong sizes and options are refused`() throws {
        let points = MixtureSample.points(10, 2, components: 2).points
        func code(_ components: Int = 2, _ change: (inout GaussianMixtureClusterer.Options) -> Void)
            -> MixtureError.Code?
        {
            var options = GaussianMixtureClusterer.Options()
            change(&options)
            do {
                _ = try GaussianMixtureClusterer(componentCount: components, options: options).fit(points)
                return nil
            } catch { return (error as? MixtureError)?.code }
        }
        #expect(code(0) { _ in } == .invalidOption)
        #expect(code(11) { _ in } == .tooFewPoints)
        #expect(code { $0.restarts = 0 } == .invalidOption)
        #expect(code { $0.iterationLimit = 0 } == .invalidOption)
        #expect(code { $0.tolerance = .relative(-1) } == .invalidOption)
        #expect(code { $0.regularization = .absolute(.nan) } == .invalidOption)
        #expect(code { $0.initialization = .labels([0]) } == .wrongShape)
        #expect(code { $0.initialization = .labels(Array(repeating: 2, count: 10)) } == .invalidOption)
        #expect(code { $0.initialization = .responsibilities([[1, 0]]) } == .wrongShape)
        let other = try GaussianMixtureClusterer(componentCount: 3, covariance: .tied).fit(points).model
        #expect(code { $0.initialization = .model(other) } == .wrongShape)
        #expect(throws: MixtureError.self) { try other.assign([[1, 2, 3]] as Matrix<Double>) }
        let none = Matrix<Double>(rowCount: 4, columnCount: 0)
        #expect(throws: MixtureError.self) { try GaussianMixtureClusterer(componentCount: 1).fit(none) }
    }
}
