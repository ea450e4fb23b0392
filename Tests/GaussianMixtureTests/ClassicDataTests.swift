import ClassicData
import GaussianMixture
import StageCore
import Testing

/// Comparison with mclust and scikit-learn on classic data.
struct MixtureClassicDataTests {
    private func family(_ family: MixtureFamily) -> CovarianceFamily {
        switch family {
        case .spherical: .spherical
        case .diagonal: .diagonal
        case .tied: .tied
        case .full: .full
        }
    }

    @Test(arguments: SameStartReference.plain)
    func `the same start gives the same result as scikit-learn`(_ reference: SameStartReference) throws {
        try compare(reference, prior: nil)
    }

    @Test(arguments: SameStartReference.withPrior)
    func `the same start and prior give the same result as mclust`(_ reference: SameStartReference)
        throws
    {
        try compare(reference, prior: GaussianMixtureClusterer.Prior())
    }

    private func compare(_ reference: SameStartReference, prior: GaussianMixtureClusterer.Prior?) throws {
        let points = reference.dataSet.matrix
        var options = GaussianMixtureClusterer.Options.plain(
            from: reference.startLabels, iterations: 20_000, tolerance: 1e-15)
        options.prior = prior
        let model = try GaussianMixtureClusterer(
            componentCount: reference.weights.count, covariance: family(reference.family), options: options
        ).fit(points).model
        let count = Double(points.rowCount)
        if let start = reference.startMeanLogLikelihood {
            #expect(abs(model.history[0] / count - start) < 1e-10)
        }
        #expect(abs(model.logLikelihood / count - reference.meanLogLikelihood) < 1e-8)
        #expect(zip(model.weights, reference.weights).allSatisfy { abs($0 - $1) < 1e-5 })
    }

    @Test(arguments: MixtureReference.mclust.filter { $0.logLikelihood != nil })
    func `the likelihoods of mclust are reached or exceeded`(_ reference: MixtureReference) throws {
        var options = GaussianMixtureClusterer.Options()
        options.restarts = 40
        options.regularization = .relative(1e-8)
        // Some of those maxima are narrower than the resolution of the data.
        options.refitsSpuriousFits = false
        let model = try GaussianMixtureClusterer(
            componentCount: reference.componentCount, covariance: family(reference.family), options: options
        ).fit(reference.dataSet.matrix, context: RunContext(threadCount: 2)).model
        let expected = try #require(reference.logLikelihood)
        #expect(model.logLikelihood >= expected - 1e-6 * abs(expected))
    }

    @Test(arguments: ChosenMixture.mclust)
    func `the selected mixture is as good as that of mclust`(_ reference: ChosenMixture) throws {
        let result = try MixtureSelection(componentCounts: 1...6).fit(
            reference.dataSet.matrix, context: RunContext(threadCount: 2))
        #expect(result.best.bic <= reference.bic + 0.01)
    }
}
