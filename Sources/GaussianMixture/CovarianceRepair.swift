internal import DenseLinearAlgebra
internal import StageCore

/// What keeps likelihoods finite when a component collapses and no regularisation was asked for.
extension MixtureCovariance {
    /// The least variance a component may have, where the typical variance is about 1.
    static let leastVariance = 0x1p-40

    /// The factor of a component's matrix, or `nil` where that is not safely positive definite.
    func factor(of component: Int) -> Cholesky? {
        guard let factor = try? Cholesky(of: matrix(of: component)), factor.isWellConditioned else {
            return nil
        }
        return factor
    }

    /// The factor of the tied matrix.
    mutating func positiveDefinite(_ repairs: inout Set<Int>) -> Cholesky {
        if let factor = factor(of: 0) { return factor }
        repairs.formUnion(0..<componentCount)
        return mend(0)
    }

    /// 1 / variance, K×D, for families along the axes.
    mutating func positivePrecisions(_ repairs: inout Set<Int>) -> [Double] {
        let each = family == .spherical ? 1 : dimension
        for place in elements.indices where !(elements[place] >= Self.leastVariance) {
            elements[place] = Self.leastVariance
            repairs.insert(place / each)
        }
        guard family == .spherical else { return elements.map { 1 / $0 } }
        return elements.flatMap { [Double](repeating: 1 / $0, count: dimension) }
    }

    /// Adds to the diagonal of a matrix, ten times more each time, until it has a factor.
    mutating func mend(_ component: Int) -> Cholesky {
        let start = family == .tied ? 0 : component * dimension * dimension
        var addition = Self.leastVariance
        for place in start..<start + dimension * dimension where !elements[place].isFinite {
            elements[place] = 0
        }
        while true {
            for axis in 0..<dimension { elements[start + axis * (dimension + 1)] += addition }
            if let factor = factor(of: component) { return factor }
            addition *= 10
        }
    }
}

extension Cholesky {
    /// Whether the least variance, given all others, is above the least that components may have.
    fileprivate var isWellConditioned: Bool {
        (0..<size).allSatisfy {
            let root = factor[$0, $0]
            return root * root >= MixtureCovariance.leastVariance / 2
        }
    }
}
