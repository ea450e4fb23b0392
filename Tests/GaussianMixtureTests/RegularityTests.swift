import ClassicData
import GaussianMixture
import StageCore
import Testing

/// Mixtures of rounded and repeated values, whose likelihood is unbounded.
struct MixtureRegularityTests {
    @Test(arguments: [0, 7, 19] as [UInt64])
    func `Iris has two full components, as published`(_ seed: UInt64) throws {
        var options = GaussianMixtureClusterer.Options()
        options.restarts = 10
        let result = try MixtureSelection(componentCounts: 1...5, covariances: [.full], options: options).fit(
            Iris.matrix, context: RunContext(seed: seed, threadCount: 2))
        #expect(result.best.componentCount == 2 && abs(result.best.bic - 574.02) < 0.5)
        #expect(!result.best.regularity.isSpurious && !result.best.regularity.isRefitted)
        #expect(result.warnings.isEmpty)
    }

    /// Two groups of values rounded to a step.
    private func rounded(to step: Double, seed: UInt64) -> Matrix<Double> {
        var generator = SeededGenerator(seed: seed)
        return Matrix(
            rows: (0..<120).map { row in
                (0..<2).map { _ in
                    ((Double(row % 2) * 9 + 1.5 * generator.normal()) / step).rounded() * step
                }
            })
    }

    @Test(arguments: [1, 0.5, 0.1], 0..<4 as Range<UInt64>)
    func `Two rounded groups are two components`(_ step: Double, _ seed: UInt64) throws {
        var options = GaussianMixtureClusterer.Options()
        options.restarts = 4
        let result = try MixtureSelection(componentCounts: 1...6, options: options).fit(
            rounded(to: step, seed: seed), context: RunContext(seed: seed, threadCount: 2))
        #expect(result.best.componentCount == 2 && !result.best.regularity.isSpurious)
    }

    @Test(arguments: [CovarianceFamily.spherical, .diagonal, .full])
    func `A component on one repeated point is refitted with the prior and marked`(
        _ family: CovarianceFamily
    ) throws {
        var points = MixtureSample.points(60, 2, components: 1).points
        for row in 40..<60 { for column in 0..<2 { points[row, column] = 8 } }
        var options = GaussianMixtureClusterer.Options()
        options.refitsSpuriousFits = false
        let plain = try GaussianMixtureClusterer(componentCount: 2, covariance: family, options: options)
            .fit(points).model
        #expect(plain.regularity.isSpurious && !plain.regularity.isRefitted)
        #expect(plain.warnings.contains { $0.contains("narrower than the resolution of the data") })
        options.refitsSpuriousFits = true
        let model = try GaussianMixtureClusterer(componentCount: 2, covariance: family, options: options)
            .fit(points).model
        #expect(model.regularity.isRefitted && model.logLikelihood < plain.logLikelihood)
        #expect(model.warnings.contains { $0.hasPrefix("fitted with a prior") })
    }

    @Test func `A spurious fit is not preferred to a sound one`() throws {
        var points = MixtureSample.points(80, 2, components: 1).points
        for row in 60..<80 { for column in 0..<2 { points[row, column] = 8 } }
        var options = GaussianMixtureClusterer.Options()
        options.refitsSpuriousFits = false
        let result = try MixtureSelection(componentCounts: 1...3, covariances: [.full], options: options).fit(
            points)
        #expect(result.best.componentCount == 1 && !result.best.regularity.isSpurious)
        #expect(result.table.dropFirst().allSatisfy { $0.regularity?.isSpurious == true })
        let least = result.table.compactMap { $0.scores?.bic }.min() ?? .infinity
        #expect(least < result.best.bic)
    }

    @Test(arguments: [CovarianceFamily.diagonal, .full], [1e-3, 1e3])
    func `Scaling a column changes no verdict`(_ family: CovarianceFamily, _ factor: Double) throws {
        let points = rounded(to: 1, seed: 5)
        var scaled = points
        for row in 0..<points.rowCount { scaled[row, 1] = points[row, 1] * factor }
        let clusterer = GaussianMixtureClusterer(
            componentCount: 2, covariance: family,
            options: .plain(from: MixtureSample.start(120, components: 2)))
        #expect(try clusterer.fit(points).model.regularity == clusterer.fit(scaled).model.regularity)
    }

    @Test func `Binary columns are no problem in themselves`() throws {
        var generator = SeededGenerator(seed: 2)
        let points = Matrix(
            rows: (0..<200).map { _ in
                [generator.uniform() < 0.05 ? 1.0 : 0, generator.normal(), generator.normal()]
            })
        for family in CovarianceFamily.allCases {
            let model = try GaussianMixtureClusterer(componentCount: 1, covariance: family).fit(points).model
            #expect(!model.regularity.isSpurious && !model.regularity.isRefitted)
        }
    }

    @Test func `Rows drawn with replacement are reported, rows of counts are not`() throws {
        let points = MixtureSample.points(50, 3, components: 1).points
        var generator = SeededGenerator(seed: 8)
        let drawn = points.rows(at: (0..<150).map { _ in generator.uniform(in: 0...49) })
        let warnings = try GaussianMixtureClusterer(componentCount: 1).fit(drawn).model.warnings
        #expect(warnings.contains { $0.contains("of 150 rows repeat others") })
        let counts = Matrix(
            rows: (0..<150).map { _ in (0..<2).map { _ in (3 * generator.normal()).rounded() } })
        #expect(try GaussianMixtureClusterer(componentCount: 1).fit(counts).model.warnings.isEmpty)
    }

    @Test func `The last number of components is reported if it is the best`() throws {
        let points = MixtureSample.points(400, 2, components: 5, distance: 20).points
        let result = try MixtureSelection(componentCounts: 1...3, covariances: [.spherical]).fit(points)
        #expect(result.warnings.contains { $0.contains("the last one tried, 3") })
        let all = try MixtureSelection(componentCounts: 3...3, covariances: [.spherical]).fit(points)
        #expect(all.warnings.isEmpty)
    }

    @Test func `Dependent columns are reported`() throws {
        let base = MixtureSample.points(100, 2, components: 1).points
        let points = Matrix(rows: (0..<100).map { [base[$0, 0], base[$0, 1], base[$0, 0] - base[$0, 1]] })
        let model = try GaussianMixtureClusterer(componentCount: 1).fit(points).model
        #expect(model.warnings.contains { $0.contains("depend linearly on each other in 1 direction") })
    }
}
