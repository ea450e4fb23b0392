package import DenseLinearAlgebra
package import StageCore

extension GaussianMixtureModel {
    /// Returns the model updated with more points, without another pass over the old ones.
    ///
    /// One E step assigns the new points, and one M step computes new parameters from their sums and from the sums implied
    /// by the model. Old points keep their responsibilities, so refit the model after large changes.
    /// Source: R. Neal and G. Hinton, "A view of the EM algorithm that justifies incremental, sparse, and other
    /// variants", in Learning in Graphical Models, 1998, doi:10.1007/978-94-011-5014-9_12.
    ///
    /// - Parameters:
    ///   - points: N×D. Every number must be finite.
    ///   - context: The thread count, which does not affect the result.
    /// - Returns: The new model, and the most likely component of each new point under the old model. The new model's
    ///   log-likelihood is the old one plus that of the new points under the old parameters.
    /// - Throws: ``MixtureError`` with code `wrongShape` or `notFinite`.
    /// - Complexity: That of one iteration over the new points.
    package func adding<Points: LinearAlgebraScalar>(
        _ points: Matrix<Points>, context: RunContext = RunContext()
    ) throws -> GaussianMixtureFit {
        let source = PointSource(points)
        try check(source)
        guard points.rowCount > 0 else { return GaussianMixtureFit(model: self, labels: []) }
        let (coefficients, isSingle) = coefficients(threads: context.threadCount)
        let layout = coefficients.layout
        var labels = [Int32](repeating: 0, count: points.rowCount)
        let pass = source.pass(
            frame, layout, componentCount: componentCount, isSingle: isSingle, threads: context.threadCount)
        let fresh = labels.withUnsafeMutableBufferPointer {
            pass.sums(of: .coefficients(coefficients), labels: $0)
        }
        var (sums, scatter) = impliedSums(layout)
        for index in sums.features.elements.indices {
            sums.features[index / layout.stride, index % layout.stride] += fresh.features.elements[index]
        }
        var likelihood =
            logLikelihood + fresh.scores + Double(points.rowCount) * (coefficients.common + frame.logJacobian)
        if parameters.family == .tied, let precision = coefficients.precision {
            let more = source.scatter(in: frame, threads: context.threadCount)
            for index in more.elements.indices {
                scatter[index / dimension, index % dimension] += more.elements[index]
                likelihood -= 0.5 * precision.elements[index] * more.elements[index]
            }
        }
        let maximization = Maximization(
            layout: layout, totalWeight: totalWeight + Double(points.rowCount), scatter: scatter, floor: 0,
            prior: nil,
            threads: context.threadCount)
        var repairs: Set<Int> = []
        var updated = maximization.parameters(from: sums, old: parameters)
        _ = Coefficients(&updated, repairs: &repairs, threads: context.threadCount)
        let model = GaussianMixtureModel(
            parameters: updated, frame: frame, usesSinglePrecision: usesSinglePrecision,
            totalWeight: totalWeight + Double(points.rowCount), logLikelihood: likelihood,
            indecision: indecision + fresh.logSums, history: history, termination: termination,
            regularity: regularity, warnings: warnings)
        return GaussianMixtureFit(model: model, labels: labels)
    }

    /// Returns the sums that would produce these parameters.
    private func impliedSums(_ layout: FeatureLayout) -> (sums: MixtureSums, scatter: Matrix<Double>) {
        var features = Matrix<Double>(rowCount: componentCount, columnCount: layout.stride)
        var scatter = Matrix<Double>(rowCount: dimension, columnCount: dimension)
        let means = parameters.means
        for component in 0..<componentCount {
            let weight = parameters.weights[component] * totalWeight
            let covariance = parameters.covariance.matrix(of: component)
            var index = layout.quadratic
            features[component, layout.one] = weight
            for row in 0..<dimension {
                features[component, row] = weight * means[component, row]
                for column in row..<dimension {
                    let moment =
                        weight * (covariance[row, column] + means[component, row] * means[component, column])
                    switch parameters.family.kind {
                    case .tied:
                        scatter[row, column] += moment
                        if column > row { scatter[column, row] += moment }
                    case .full:
                        features[component, index] = moment
                        index += 1
                    case .diagonal where row == column: features[component, layout.quadratic + row] = moment
                    case .spherical where row == column: features[component, layout.quadratic] += moment
                    default: break
                    }
                }
            }
        }
        return (MixtureSums(features: features), scatter)
    }

    /// Returns the coefficients of the model, and whether `Float` is accurate enough for them.
    func coefficients(threads: Int) -> (coefficients: Coefficients, isSingle: Bool) {
        var (parameters, repairs) = (self.parameters, Set<Int>())
        let coefficients = Coefficients(&parameters, repairs: &repairs, threads: threads)
        return (
            coefficients,
            usesSinglePrecision && coefficients.narrowness <= ExpectationMaximization.singlePrecisionLimit
        )
    }
}
