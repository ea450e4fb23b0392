import Foundation
import GaussianMixture
import StageCore
import Testing

/// Evaluations of a model, compared with the explicit formulas.
struct MixtureModelTests {
    private static let sample = MixtureSample.points(500, 3, components: 3, seed: 2)

    private func fit(_ family: CovarianceFamily) throws -> GaussianMixtureFit {
        try GaussianMixtureClusterer(componentCount: 3, covariance: family).fit(Self.sample.points)
    }

    /// ln Σ π N(x; μ, Σ) by determinants of 3×3 matrices.
    private func logDensity(_ model: GaussianMixtureModel, _ x: ArraySlice<Double>) -> (
        total: Double, each: [Double]
    ) {
        let each = (0..<model.componentCount).map { component -> Double in
            let c = model.covariance.matrix(of: component)
            func minor(_ i: Int, _ j: Int) -> Double {
                let rows = [0, 1, 2].filter { $0 != i }
                let columns = [0, 1, 2].filter { $0 != j }
                return c[rows[0], columns[0]] * c[rows[1], columns[1]] - c[rows[0], columns[1]]
                    * c[rows[1], columns[0]]
            }
            let determinant = (0..<3).reduce(0) { $0 + ($1 == 1 ? -1 : 1) * c[0, $1] * minor(0, $1) }
            let d = zip(x, model.means.row(component)).map { $0 - $1 }
            var form = 0.0
            for i in 0..<3 {
                for j in 0..<3 {
                    form += d[i] * d[j] * ((i + j) % 2 == 0 ? 1 : -1) * minor(j, i) / determinant
                }
            }
            return log(model.weights[component]) - 0.5 * (3 * log(2 * .pi) + log(determinant) + form)
        }
        return (log(each.reduce(0) { $0 + exp($1) }), each)
    }

    @Test(arguments: CovarianceFamily.allCases)
    func `densities and responsibilities match their definitions`(_ family: CovarianceFamily) throws {
        let (model, points) = (try fit(family).model, Self.sample.points)
        let densities = try model.logDensities(of: points)
        let shares = try model.responsibilities(for: points)
        for row in 0..<points.rowCount {
            let (total, each) = logDensity(model, points.row(row))
            #expect(abs(densities[row] - total) < 1e-9)
            for component in 0..<3 {
                #expect(abs(shares[row, component] - exp(each[component] - total)) < 1e-9)
            }
        }
        #expect(abs(densities.reduce(0, +) - model.logLikelihood) < 1e-7)
        #expect(abs(try model.score(points) * 500 - model.logLikelihood) < 1e-7)
    }

    @Test(arguments: CovarianceFamily.allCases)
    func `labels have the highest responsibility, and assigning reproduces them`(
        _ family: CovarianceFamily
    ) throws {
        let fit = try fit(family)
        #expect(try fit.model.assign(Self.sample.points) == fit.labels)
        let floats = Self.sample.points.converted(to: Float.self)
        let single = try GaussianMixtureClusterer(componentCount: 3, covariance: family).fit(floats)
        #expect(try single.model.assign(floats, context: RunContext(threadCount: 2)) == single.labels)
        let shares = try fit.model.responsibilities(for: Self.sample.points)
        for row in 0..<500 {
            let values = Array(shares.row(row))
            #expect(values.indices.max { values[$0] < values[$1] }.map { Int32($0) } == fit.labels[row])
            #expect(abs(values.reduce(0, +) - 1) < 1e-12)
        }
    }

    @Test(arguments: CovarianceFamily.allCases)
    func `without regularisation the likelihood never falls`(_ family: CovarianceFamily) throws {
        let options = GaussianMixtureClusterer.Options.plain(from: MixtureSample.start(500, components: 3))
        let history = try GaussianMixtureClusterer(componentCount: 3, covariance: family, options: options)
            .fit(Self.sample.points).model.history
        #expect(history.count > 5)
        #expect(zip(history, history.dropFirst()).allSatisfy { $1 >= $0 - 1e-9 * abs($0) })
    }

    @Test func `free parameters are counted by family`() {
        let counts = CovarianceFamily.allCases.map { $0.parameterCount(components: 3, dimension: 4) }
        #expect(counts == [12 + 2 + 3, 12 + 2 + 12, 12 + 2 + 10, 12 + 2 + 30])
    }

    @Test func `criteria follow from the likelihood`() throws {
        let model = try fit(.full).model
        let (p, n) = (Double(model.parameterCount), model.totalWeight)
        #expect(abs(model.bic - (-2 * model.logLikelihood + p * log(n))) < 1e-9)
        #expect(abs(model.aic - (-2 * model.logLikelihood + 2 * p)) < 1e-9)
        let shares = try model.responsibilities(for: Self.sample.points)
        let certainty = (0..<500).reduce(0.0) { $0 + log(shares.row($1).max()!) }
        #expect(abs(model.icl - (model.bic - 2 * certainty)) < 1e-7)
    }

    @Test(arguments: CovarianceFamily.allCases)
    func `a fit to sampled points recovers the mixture`(_ family: CovarianceFamily) throws {
        let model = try fit(family).model
        let (points, components) = model.sample(20_000, seed: 4)
        let again = try GaussianMixtureClusterer(
            componentCount: 3, covariance: family,
            options: .plain(from: components, iterations: 5)
        ).fit(points, context: RunContext(threadCount: 2)).model
        #expect(zip(again.weights, model.weights).allSatisfy { abs($0 - $1) < 0.02 })
        #expect(zip(again.means.elements, model.means.elements).allSatisfy { abs($0 - $1) < 0.1 })
        #expect(
            zip(again.covariance.elements, model.covariance.elements).allSatisfy {
                abs($0 - $1) < 0.1 * max(1, abs($1))
            })
        #expect(model.sample(20_000, seed: 4).points == points)
    }

    @Test(arguments: CovarianceFamily.allCases)
    func `adding points approximates a fit of all points`(_ family: CovarianceFamily) throws {
        let (points, _) = MixtureSample.points(2000, 3, components: 3, distance: 8, seed: 6)
        let half = try GaussianMixtureClusterer(componentCount: 3, covariance: family).fit(
            points.rows(at: 0..<1000)
        ).model
        let added = try half.adding(points.rows(at: 1000..<2000))
        var options = GaussianMixtureClusterer.Options()
        options.initialization = .model(half)
        let whole = try GaussianMixtureClusterer(componentCount: 3, covariance: family, options: options).fit(
            points
        ).model
        #expect(added.model.totalWeight == 2000 && added.labels.count == 1000)
        #expect(zip(added.model.means.elements, whole.means.elements).allSatisfy { abs($0 - $1) < 0.1 })
        #expect(abs(try added.model.score(points) - whole.score(points)) < 0.01)
        #expect(try half.adding(Matrix<Double>(rowCount: 0, columnCount: 3)).model == half)
    }

    @Test(arguments: CovarianceFamily.allCases)
    func `a model survives encoding and starts another fit`(_ family: CovarianceFamily) throws {
        let model = try fit(family).model
        let decoded = try JSONDecoder().decode(GaussianMixtureModel.self, from: JSONEncoder().encode(model))
        #expect(decoded == model)
        var options = GaussianMixtureClusterer.Options()
        options.initialization = .model(decoded)
        let again = try GaussianMixtureClusterer(componentCount: 3, covariance: family, options: options)
            .fit(Self.sample.points).model
        #expect(again.iterationCount < 10)
        #expect(abs(again.logLikelihood / model.logLikelihood - 1) < 1e-6)
    }
}
