internal import StageCore

/// Weights, means and covariances in the coordinates of a ``Frame``.
struct MixtureParameters: Sendable, Equatable, Codable {
    var weights: [Double]
    /// K×D.
    var means: Matrix<Double>
    var covariance: MixtureCovariance

    var family: CovarianceFamily { covariance.family }
    var componentCount: Int { weights.count }
    var dimension: Int { means.columnCount }

    /// The same mixture in other coordinates.
    func moved(from old: Frame, to new: Frame) -> MixtureParameters {
        let factor = new.scale / old.scale
        return MixtureParameters(
            weights: weights, means: new.standardized(old.restored(means)),
            covariance: covariance.scaled(by: factor * factor))
    }
}
