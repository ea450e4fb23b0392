import StageCore

/// The result of EM from a given start, for comparisons to many digits.
///
/// The start is an M-step of hard ``startLabels``, with responsibilities 0 and 1. E-steps and M-steps follow in
/// turn, 5000 of each, which is more than enough for convergence. Computed with scikit-learn 1.9.1 without
/// regularisation (`reg_covar=0`), and with mclust 6.0.0; the two agree in ``meanLogLikelihood`` to
/// 5e-13. `Benchmarks/references/reference.py` generates the tables.
public struct SameStartReference: Sendable {
    /// The data set.
    public let dataSet: ClassicDataSet

    /// The constraint on the covariances.
    public let family: MixtureFamily

    /// The mean log-likelihood per row after the first M-step; `nil` with a prior.
    public let startMeanLogLikelihood: Double?

    /// The mean log-likelihood per row at the end, without the term of the prior; accurate to 1e-11.
    public let meanLogLikelihood: Double

    /// The weights of the components at the end, in the order of the labels. Accurate to 1e-9, for iris with
    /// diagonal covariances to 1e-7, where the likelihood is flat and EM converges slowly.
    public let weights: [Double]

    /// The number of components.
    public var componentCount: Int { weights.count }

    /// The initial component of each row: the species of iris; Old Faithful's eruptions up to 3
    /// minutes and longer ones; galaxies up to 15, up to 28, and faster.
    public var startLabels: [Int32] {
        switch dataSet {
        case .iris: return Iris.classes
        case .oldFaithful: return labels(cutAt: [3])
        case .galaxies: return labels(cutAt: [15, 28])
        case .diabetes, .thyroid, .acidity: preconditionFailure("no start is set for \(dataSet)")
        }
    }

    /// Maximum likelihood.
    public static let plain = table(plainText).map { words in
        SameStartReference(words, start: number(words[2]), end: words[3...])
    }

    /// Maximum a posteriori under mclust's default prior, ``MixtureReference/mclustWithPrior``.
    public static let withPrior = table(priorText).map { words in
        SameStartReference(words, start: nil, end: words[3...])
    }

    // Data set, family, mean log-likelihood at the start and at the end, weights.
    private static let plainText = """
        iris spherical -2.616656096657 -2.562093967072 0.333333333884 0.413939842138 0.252726823978
        iris diagonal -2.06241838596 -2.045736403375 0.333333333333 0.305148313659 0.361518353009
        iris tied -1.710974561699 -1.709026954171 0.333333333334 0.32960757099 0.337059095676
        iris full -1.219472324035 -1.201236514209 0.333333333333 0.299193187736 0.36747347893
        oldFaithful spherical -6.289566905918 -6.285034125652 0.36705058176 0.63294941824
        oldFaithful diagonal -4.219877801343 -4.219876296095 0.356516736255 0.643483263745
        oldFaithful tied -4.192037287852 -4.191863086166 0.359247848533 0.640752151467
        oldFaithful full -4.155452877915 -4.155382206562 0.355872857106 0.644127142894
        galaxies tied -2.589698250095 -2.589656770492 0.0858920380685 0.877078165739 0.0370297961924
        galaxies full -2.477795463941 -2.477795462989 0.0853653382808 0.878051095509 0.0365835662101
        """

    // Data set, family, the prior, mean log-likelihood at the end, weights.
    private static let priorText = """
        iris spherical default -2.563191174774 0.333333333861 0.415437569812 0.251229096327
        iris diagonal default -2.086027247125 0.333333333333 0.296904747004 0.369761919663
        iris tied default -1.718262510727 0.333333333337 0.347992909789 0.318673756875
        iris full default -1.284635225765 0.333333333326 0.313808799249 0.352857867425
        oldFaithful spherical default -6.28522363826 0.366886251778 0.633113748222
        oldFaithful diagonal default -4.519175330626 0.365080284432 0.634919715568
        oldFaithful tied default -4.192135792212 0.35924273229 0.64075726771
        oldFaithful full default -4.156284057615 0.356075729483 0.643924270517
        galaxies tied default -2.591269489953 0.0858401439893 0.877133983409 0.0370258726012
        galaxies full default -2.488379817609 0.0853656894843 0.87804966563 0.0365846448854
        """

    private init(_ words: [Substring], start: Double?, end: ArraySlice<Substring>) {
        dataSet = named(words[0])
        family = named(words[1])
        startMeanLogLikelihood = start
        meanLogLikelihood = number(end.first!)
        weights = end.dropFirst().map(number)
    }

    private func labels(cutAt cuts: [Double]) -> [Int32] {
        let points = dataSet.matrix
        return (0..<points.rowCount).map { row in Int32(cuts.count { points[row, 0] > $0 }) }
    }
}
