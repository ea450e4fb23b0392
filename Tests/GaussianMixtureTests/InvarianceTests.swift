import Foundation
import GaussianMixture
import StageCore
import Testing

/// Transformations of the data that must not change the partition, and that change the likelihood as theory predicts.
struct MixtureInvarianceTests {
    private static let sample = MixtureSample.points(600, 4, components: 3, distance: 2, seed: 5)
    private let start = MixtureSample.start(600, components: 3)

    private func fit(
        _ family: CovarianceFamily, _ points: Matrix<Double>, labels: [Int32]? = nil,
        isRegularized: Bool = false
    ) throws -> GaussianMixtureFit {
        var options = GaussianMixtureClusterer.Options.plain(
            from: labels ?? start, iterations: 60, tolerance: 0)
        if isRegularized { options.regularization = .relative(1e-3) }
        return try GaussianMixtureClusterer(componentCount: 3, covariance: family, options: options).fit(
            points)
    }

    private func expectSame(
        _ left: GaussianMixtureFit, _ right: GaussianMixtureFit, logDensityShift: Double = 0,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        #expect(left.labels == right.labels, sourceLocation: sourceLocation)
        let expected = left.model.logLikelihood + 600 * logDensityShift
        #expect(
            abs(right.model.logLikelihood - expected) < 1e-8 * abs(expected), sourceLocation: sourceLocation)
    }

    @Test(arguments: CovarianceFamily.allCases, [1e-3, 1e6, 1e-60, 1e70])
    func `scaling changes the log density by -D ln factor`(_ family: CovarianceFamily, _ factor: Double)
        throws
    {
        let points = Self.sample.points
        for isRegularized in [false, true] {
            let plain = try fit(family, points, isRegularized: isRegularized)
            let scaled = try fit(family, points.mapped { $0 * factor }, isRegularized: isRegularized)
            expectSame(plain, scaled, logDensityShift: -4 * log(factor))
        }
    }

    @Test(arguments: CovarianceFamily.allCases)
    func `shifting changes nothing`(_ family: CovarianceFamily) throws {
        let points = Self.sample.points
        expectSame(try fit(family, points), try fit(family, points.mapped { $0 + 1e4 }))
    }

    @Test(arguments: CovarianceFamily.allCases)
    func `the order of rows changes nothing`(_ family: CovarianceFamily) throws {
        let points = Self.sample.points
        var order = Array(0..<600)
        var generator = SeededGenerator(seed: 2)
        generator.shuffle(&order)
        let plain = try fit(family, points)
        let shuffled = try fit(family, points.rows(at: order), labels: order.map { start[$0] })
        #expect(shuffled.labels == order.map { plain.labels[$0] })
        #expect(abs(shuffled.model.logLikelihood / plain.model.logLikelihood - 1) < 1e-9)
    }

    @Test(arguments: [CovarianceFamily.spherical, .tied, .full])
    func `a rotation changes nothing`(_ family: CovarianceFamily) throws {
        let points = Self.sample.points
        var generator = SeededGenerator(seed: 3)
        let normals = (0..<4).map { _ in (0..<4).map { _ in generator.normal() } }
        let rotated = Matrix(
            rows: (0..<600).map { row in
                normals.reduce(Array(points.row(row))) { vector, normal in
                    let square = normal.reduce(0) { $0 + $1 * $1 }
                    let factor = 2 * zip(vector, normal).reduce(0) { $0 + $1.0 * $1.1 } / square
                    return zip(vector, normal).map { $0 - factor * $1 }
                }
            })
        expectSame(try fit(family, points), try fit(family, rotated))
    }

    @Test(arguments: CovarianceFamily.allCases, [1, 2, 7])
    func `the thread count does not change a bit of the result`(_ family: CovarianceFamily, _ threads: Int)
        throws
    {
        // Wide enough that the products of the full family need several blocks.
        let points = MixtureSample.points(1500, 80, components: 4, distance: 1, seed: 7).points
        for isSingle in [false, true] {
            var options = GaussianMixtureClusterer.Options()
            options.iterationLimit = 4
            let clusterer = GaussianMixtureClusterer(componentCount: 4, covariance: family, options: options)
            func fit(_ threads: Int) throws -> GaussianMixtureFit {
                let context = RunContext(seed: 3, threadCount: threads)
                return isSingle
                    ? try clusterer.fit(points.converted(to: Float.self), context: context)
                    : try clusterer.fit(points, context: context)
            }
            let (one, many) = (try fit(1), try fit(threads))
            #expect(one.model == many.model)
            #expect(one.labels == many.labels)
        }
    }

    @Test(arguments: CovarianceFamily.allCases)
    func `single precision approximates double precision`(_ family: CovarianceFamily) throws {
        let (points, _) = MixtureSample.points(800, 20, components: 3, distance: 2, seed: 8)
        let options = GaussianMixtureClusterer.Options.plain(
            from: MixtureSample.start(800, components: 3), iterations: 10)
        let clusterer = GaussianMixtureClusterer(componentCount: 3, covariance: family, options: options)
        let double = try clusterer.fit(points).model.logLikelihood
        let single = try clusterer.fit(points.converted(to: Float.self)).model.logLikelihood
        #expect(abs(single / double - 1) < 1e-5)
    }
}
