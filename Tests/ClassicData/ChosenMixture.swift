/// The mixture of ``MixtureReference/mclust`` with the best Bayesian information criterion among all four families.
///
/// With the sign of mclust, where higher is better:
///
/// - Diabetes, full, 3 components: -4751.316, log-likelihood -2303.496, 29 parameters; the same figures are
///   in mclust's vignette, "A quick tour of mclust".
/// - Old Faithful, tied, 3 components: -2314.316, log-likelihood -1126.326. The -2314.386 and -1126.361 often
///   quoted result from the start of earlier versions, on the raw coordinates; `mclust.options(hcUse =
///   "VARS")` still gives them.
/// - Iris, full, 2 components: -574.018, log-likelihood -214.355. Of all fourteen of mclust's families VEV is
///   best, also with 2 components: -561.728 and -215.726.
/// - Thyroid, diagonal, 3 components: -4777.907, log-likelihood -2303.023; the best of all fourteen.
/// - Acidity, tied, 2 components: -392.072, log-likelihood -185.949.
/// - Galaxies, full, 4 components: -446.983, log-likelihood -199.254. Other criteria select differently:
///   Richardson, S. and Green, P. J. (1997), "On Bayesian analysis of mixtures with an unknown number of
///   components", *Journal of the Royal Statistical Society* B 59, 731–792, consider five to seven the most
///   likely.
public struct ChosenMixture: Sendable {
    /// The data set.
    public let dataSet: ClassicDataSet

    /// The constraint on the covariances.
    public let family: MixtureFamily

    /// The number of components, K.
    public let componentCount: Int

    /// The number of free parameters, p.
    public let parameterCount: Int

    /// The log-likelihood of all rows, with natural logarithms.
    public let logLikelihood: Double

    /// -2L + p ln N: lower is better.
    public let bic: Double

    /// The selected mixtures, one per data set.
    public static let mclust = table(text).map(ChosenMixture.init)

    // Data set, family, components, parameters, log-likelihood, criterion.
    private static let text = """
        oldFaithful tied 3 11 -1126.326236 2314.316296
        iris full 2 29 -214.3547044 574.0178323
        diabetes full 3 29 -2303.495561 4751.3164
        thyroid diagonal 3 32 -2303.023221 4777.906858
        galaxies full 4 11 -199.2544961 446.9829039
        acidity tied 2 4 -185.9493052 392.0723108
        """

    private init(_ words: [Substring]) {
        dataSet = named(words[0])
        family = named(words[1])
        componentCount = Int(number(words[2]))
        parameterCount = Int(number(words[3]))
        logLikelihood = number(words[4])
        bic = number(words[5])
    }
}
