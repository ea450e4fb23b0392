internal import CreativeModel
internal import Foundation

/// A model from evidence to a level and its probability.
///
/// Each kind of evidence adds its weights times its strength to the scores of the levels; a second and third phrase count
/// less than the first. The softmax of the scores is the probability.
struct AwarenessRules: Sendable {
    /// The score of each level without any evidence.
    var bias: [Double]
    /// The contribution of each kind of evidence to the score of each level.
    var weights: [AdEvidence: [Double]]
    /// The divisor of the scores: the higher, the lower the confidence.
    var temperature: Double

    /// Returns the scores of the levels.
    ///
    /// - Parameter strengths: The strength of each kind of evidence, from 0 to 2.
    func scores(_ strengths: [AdEvidence: Double]) -> [Double] {
        var scores = bias
        for evidence in AdEvidence.allCases {
            guard let strength = strengths[evidence], let weights = weights[evidence] else { continue }
            for level in scores.indices { scores[level] += weights[level] * strength }
        }
        return scores
    }

    /// Returns the most probable level; of equal ones the lower.
    func level(of scores: [Double]) -> RatedLevel? {
        let highest = scores.max() ?? 0
        let powers = scores.map { exp(($0 - highest) / temperature) }
        guard let best = powers.indices.first(where: { powers[$0] == 1 }),
            let level = AwarenessLevel(rawValue: best)
        else { return nil }
        return RatedLevel(level, confidence: 1 / powers.reduce(0, +))
    }

    /// Returns the strength of a number of phrases: 0, 1, 1.5, 1.75 … below 2.
    static func strength(of count: Int) -> Double { 2 * (1 - pow(0.5, Double(count))) }
}

extension AwarenessRules {
    // Rows go from unaware to most aware. The weights are those of a multinomial logistic regression with a penalty towards
    // weights set by hand (quadratic, 10 on the distance), fitted on synthetic ads of the seeds 0 to 9. The influence of the
    // weights set by hand is what generalises to ads of other kinds.

    /// The rules for the ad's own words.
    static let copy = AwarenessRules(
        bias: [0.54, 1.12, -0.11, -0.96, -0.6], weights: copyWeights, temperature: 1)

    /// The rules for its landing page.
    static let landing = AwarenessRules(
        bias: [1.6, 0.56, 0.17, -0.55, -1.78], weights: landingWeights, temperature: 1)

    private static let copyWeights: [AdEvidence: [Double]] = [
        .story: [1.53, -0.14, -0.05, -0.08, -1.26],
        .identity: [1.64, 0.13, -0.45, -0.53, -0.8],
        .lifestyle: [1.04, -0.26, -0.35, -0.3, -0.13],
        .curiosity: [1.04, 0.52, 0.38, -0.91, -1.03],
        .pain: [-0.82, 1.35, 0.42, -0.13, -0.83],
        .consequence: [-0.46, 1.53, 0.15, -0.51, -0.71],
        .education: [-0.47, -0.62, 2.12, -0.15, -0.88],
        .remedy: [-0.9, 0.24, 1.46, -0.2, -0.59],
        .feature: [-0.71, -0.3, 0.13, 1.06, -0.17],
        .proof: [-0.78, -0.17, -0.2, 1.3, -0.15],
        .authority: [-0.78, -0.6, 0.4, 1.13, -0.14],
        .comparison: [-0.77, -0.58, 0.73, 1.07, -0.44],
        .guarantee: [-0.81, -0.46, -0.29, 0.92, 0.63],
        .price: [-0.99, -0.85, -0.19, 0.33, 1.7],
        .discount: [-0.99, -0.67, -0.4, -0.03, 2.09],
        .urgency: [-0.91, -0.38, -0.47, -0.47, 2.23],
        .availability: [-0.83, -0.84, -0.55, -0.21, 2.43],
        .order: [-0.7, -0.27, 0.13, 0.32, 0.53],
        .novelty: [-0.03, -0.2, -0.34, 0.7, -0.13],
        .benefit: [-0.42, -0.59, 0.77, 0.32, -0.08],
        .brand: [-0.6, -0.69, -0.92, 1.83, 0.38],
        .question: [0.1, 0.33, 0.07, -0.31, -0.19],
        .firstPerson: [-0.25, 0.08, 0.07, 0.49, -0.39],
        .reader: [0.38, 0.09, 0.17, -0.43, -0.2],
        .negation: [0.02, 0.89, -0.39, -0.14, -0.37],
        .number: [0.04, -0.14, -0.39, 0.03, 0.47],
        .anyQuestion: [0.02, 0.07, -0.05, 0.04, -0.08],
    ]

    private static let landingWeights: [AdEvidence: [Double]] = [
        .story: [1.97, 0.2, -0.64, -0.34, -1.18],
        .identity: [1.58, 0.02, -0.52, -0.27, -0.8],
        .lifestyle: [0.85, 0.29, -0.36, -0.25, -0.52],
        .curiosity: [2.02, -0.18, -0.07, -0.74, -1.02],
        .pain: [-0.5, 1.45, 0.48, -0.23, -1.2],
        .consequence: [-0.71, 1.71, 0.17, -0.38, -0.79],
        .education: [-0.62, -0.43, 2, -0.37, -0.58],
        .remedy: [-0.74, -0.14, 1.3, -0.13, -0.28],
        .feature: [-0.46, -0.36, 0.06, 0.55, 0.21],
        .proof: [-0.61, -0.11, 0.11, 0.68, -0.06],
        .authority: [-0.84, -0.51, 0.63, 1.12, -0.4],
        .comparison: [-0.94, -0.09, 1.02, 0.62, -0.62],
        .guarantee: [-0.92, -0.97, -0.28, 1.11, 1.05],
        .price: [-1.14, -0.34, -0.32, 0, 1.8],
        .discount: [-0.7, -0.62, -0.67, 0, 1.98],
        .urgency: [-0.83, -0.5, -0.3, -0.32, 1.95],
        .availability: [-0.85, -0.78, -0.51, -0.33, 2.47],
        .order: [-0.6, -0.82, 0.17, 0.33, 0.92],
        .novelty: [-0.17, 0.02, -0.36, 0.59, -0.08],
        .benefit: [-0.49, -0.21, 0.74, -0.01, -0.03],
        .brand: [-0.64, -0.87, -1.1, 1.93, 0.68],
        .question: [-0.03, 0.56, 0.23, -0.27, -0.49],
        .firstPerson: [0.03, 0.58, -0.65, 0.76, -0.71],
        .reader: [-0.35, 0.54, -0.16, -0.25, 0.22],
        .negation: [0.02, 0.44, 0.12, -0.05, -0.53],
        .number: [-0.37, 0.03, -0.26, -0.03, 0.63],
        .anyQuestion: [0.09, -0.27, 0.51, 0.24, -0.58],
    ]

    /// The contribution of a button's call to action to the scores of the ad.
    static let buttons: [CallToAction: [Double]] = [
        .shop: [-0.41, -0.35, -0.18, 0.39, 0.55],
        .getOffer: [-0.59, -0.19, -0.12, 0.18, 0.72],
        .tryFree: [-0.43, -0.55, -0.13, 0.71, 0.41],
        .signUp: [0.29, -0.34, -0.05, -0.27, 0.37],
        .learnMore: [0.29, 0.52, -0.24, -0.15, -0.42],
        .watch: [0.66, 0.07, -0.11, -0.23, -0.38],
        .download: [-0.2, -0.21, 0.38, 0.04, 0],
        .book: [0.01, -0.02, -0.02, -0.16, 0.19],
        .contact: [0, 0, 0, 0, 0],
    ]
}
