import GaussianMixture
import StageCore
import Testing

/// Weights of rows.
struct MixtureWeightTests {
    @Test(arguments: CovarianceFamily.allCases)
    func `A weight of 2 counts as two equal rows, and a weight of 0 as none`(_ family: CovarianceFamily)
        throws
    {
        let points = MixtureSample.points(90, 3, components: 2).points
        let weights = (0..<90).map { Double($0 % 3) }
        let labels = MixtureSample.start(90, components: 2)
        let rows = (0..<90).flatMap { [Int](repeating: $0, count: $0 % 3) }
        let weighted = try GaussianMixtureClusterer(
            componentCount: 2, covariance: family, options: .plain(from: labels)
        ).fit(points, weights: weights)
        let repeated = try GaussianMixtureClusterer(
            componentCount: 2, covariance: family, options: .plain(from: rows.map { labels[$0] })
        ).fit(points.rows(at: rows))
        let (model, other) = (weighted.model, repeated.model)
        #expect(abs(model.logLikelihood - other.logLikelihood) < 1e-6 * abs(other.logLikelihood))
        #expect(abs(model.bic - other.bic) < 1e-6 * abs(other.bic))
        #expect(zip(model.weights, other.weights).allSatisfy { abs($0 - $1) < 1e-5 })
        #expect(zip(model.means.elements, other.means.elements).allSatisfy { abs($0 - $1) < 1e-4 })
        #expect(weighted.labels.count == 90)
    }

    @Test func `A selection with equal weights chooses as without`() throws {
        let points = MixtureSample.points(200, 2, components: 3, distance: 12).points
        let selection = MixtureSelection(componentCounts: 1...5, covariances: [.spherical, .full])
        let plain = try selection.fit(points).best
        let weighted = try selection.fit(points, weights: [Double](repeating: 1, count: 200)).best
        #expect(plain.componentCount == weighted.componentCount)
        #expect(abs(plain.bic - weighted.bic) < 1e-6 * abs(plain.bic))
    }

    @Test func `Invalid weights are refused`() throws {
        let points = MixtureSample.points(10, 2, components: 1).points
        func code(_ weights: [Double]) -> MixtureError.Code? {
            do {
                _ = try GaussianMixtureClusterer(componentCount: 2).fit(points, weights: weights)
                return nil
            } catch { return (error as? MixtureError)?.code }
        }
        var weights = [Double](repeating: 1, count: 10)
        #expect(code(Array(weights.dropLast())) == .wrongShape)
        weights[3] = -1
        #expect(code(weights) == .invalidOption)
        weights[3] = .nan
        #expect(code(weights) == .invalidOption)
        #expect(code([Double](repeating: 0, count: 10)) == .tooFewPoints)
        weights = [Double](repeating: 0, count: 10)
        weights[0] = 1
        #expect(code(weights) == .tooFewPoints)
    }
}
