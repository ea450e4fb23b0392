internal import CreativeModel
internal import Foundation

/// From evidence to a level and its probability.
///
/// Each kind of evidence adds to the score of every level what its weights say, times how much there is of it: a second and third phrase
/// count less than the first. The softmax of the scores is the probability.
struct AwarenessRules: Sendable {
    /// A score of each level without any evidence.
    var bias: [Double]
    /// What each kind of evidence adds to the score of each level.
    var weights: [AdEvidence: [Double]]
    /// What scores are divided by: the higher, the less sure.
    var temperature: Double

    /// The scores of the levels.
    ///
    /// - Parameter strengths: How much there is of each kind of evidence, from 0 to 2.
    func scores(_ strengths: [AdEvidence: Double]) -> [Double] {
        var scores = bias
        for evidence in AdEvidence.allCases {
            guard let strength = strengths[evidence], let weights = weights[evidence] else { continue }
            for level in scores.indices { scores[level] += weights[level] * strength }
        }
        return scores
    }

    /// The most probable level; of equal ones the lower.
    func level(of scores: [Double]) -> RatedLevel? {
        let highest = scores.max() ?? 0
        let powers = scores.map { exp(($0 - highest) / temperature) }
        guard let best = powers.indices.first(where: { powers[$0] == 1 }),
            let level = AwarenessLevel(rawValue: best)
        else { return nil }
        return RatedLevel(level, confidence: 1 / powers.reduce(0, +))
    }

    /// How much a number of phrases is: 0, 1, 1.5, 1.75 … below 2.
    static func strength(of count: Int) -> Double { 2 * (1 - pow(0.5, Double(count))) }
}
