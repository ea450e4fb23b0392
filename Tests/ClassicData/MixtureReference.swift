import Foundation
import StageCore

/// The likelihood that mclust finds for one mixture of one data set.
///
/// R 4.2.2, mclust 6.0.0 (Scrucca, L., Fop, M., Murphy, T. B. and Raftery, A. E. (2016), "mclust 5:
/// clustering, classification and density estimation using Gaussian finite mixture models", *The R Journal*
/// 8, 289–317), from its own hierarchical start. That start is one of many: a search from several may find
/// higher likelihoods, and should not find lower ones than ``logLikelihood``.
/// `Benchmarks/references/reference.R` generates the tables.
public struct MixtureReference: Sendable {
    /// The data set.
    public let dataSet: ClassicDataSet

    /// The constraint on the covariances.
    public let family: MixtureFamily

    /// The number of components, K.
    public let componentCount: Int

    /// The log-likelihood of all rows, with natural logarithms, when mclust stops: after a relative change
    /// below 1e-5. `nil` if mclust fails because a covariance or a weight vanishes. Excludes the term of the
    /// prior.
    public let logLikelihood: Double?

    /// The same EM continued until a relative change below 1e-15; `nil` if it then fails.
    ///
    /// With the prior it may be the lower of the two: then EM raises the posterior density, not the
    /// likelihood.
    public let convergedLogLikelihood: Double?

    /// The Bayesian information criterion of ``logLikelihood``, -2L + p ln N: lower is better. mclust's has
    /// the opposite sign.
    public var bic: Double? {
        let points = dataSet.matrix
        let count = family.parameterCount(componentCount: componentCount, dimension: points.columnCount)
        return logLikelihood.map { -2 * $0 + Double(count) * log(Double(points.rowCount)) }
    }

    /// Returns the maximum likelihood mixture, or `nil` if the table has none.
    public static func mclust(
        _ dataSet: ClassicDataSet, _ family: MixtureFamily, componentCount: Int
    ) -> MixtureReference? {
        find(in: mclust, dataSet, family, componentCount)
    }

    /// Returns the maximum a posteriori mixture under mclust's default prior, or `nil` if the table has none.
    public static func mclustWithPrior(
        _ dataSet: ClassicDataSet, _ family: MixtureFamily, componentCount: Int
    ) -> MixtureReference? {
        find(in: mclustWithPrior, dataSet, family, componentCount)
    }

    private static func find(
        in table: [MixtureReference], _ dataSet: ClassicDataSet, _ family: MixtureFamily,
        _ componentCount: Int
    ) -> MixtureReference? {
        let family = family.listed(for: dataSet)
        return table.first {
            $0.dataSet == dataSet && $0.family == family && $0.componentCount == componentCount
        }
    }

    init(_ words: [Substring]) {
        dataSet = named(words[0])
        family = named(words[1])
        componentCount = Int(number(words[2]))
        logLikelihood = numberIfAny(words[3])
        convergedLogLikelihood = numberIfAny(words[4])
    }
}
