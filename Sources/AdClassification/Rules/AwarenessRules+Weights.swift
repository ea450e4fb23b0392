internal import CreativeModel

extension AwarenessRules {
    /// What the ad's own words say.
    static let copy = AwarenessRules(bias: [0, 0, 0, 0, 0], weights: standardWeights, temperature: 1)

    /// What its landing page says.
    static let landing = AwarenessRules(bias: [0, 0, 0, 0, 0], weights: standardWeights, temperature: 1)

    /// By level, from unaware to most aware.
    private static let standardWeights: [AdEvidence: [Double]] = [
        .story: [2, 0.3, -0.3, -0.2, -1],
        .identity: [1.6, 0.2, -0.2, 0, -0.6],
        .lifestyle: [1.4, -0.3, -0.3, 0, -0.4],
        .curiosity: [1.2, 0.4, 0.4, -0.3, -0.8],
        .pain: [-0.3, 2, 0.3, -0.2, -0.8],
        .consequence: [-0.3, 1.5, 0.2, -0.3, -0.6],
        .education: [0, 0.2, 2, -0.3, -0.8],
        .remedy: [-0.6, 0.2, 1.4, 0.3, -0.4],
        .feature: [-0.8, -0.5, 0.1, 1.2, 0],
        .proof: [-0.8, -0.5, -0.2, 1.6, 0.2],
        .authority: [-0.5, -0.2, 0.3, 1.2, -0.1],
        .comparison: [-0.8, -0.5, 0.9, 1.2, -0.3],
        .guarantee: [-0.8, -0.5, -0.2, 1.2, 0.5],
        .price: [-0.8, -0.7, -0.4, 0.1, 1.3],
        .discount: [-1, -0.8, -0.5, -0.1, 2],
        .urgency: [-0.8, -0.6, -0.5, -0.2, 1.7],
        .availability: [-0.8, -0.8, -0.5, 0.1, 1.8],
        .order: [-0.8, -0.7, -0.5, 0.2, 1.2],
        .novelty: [-0.2, -0.3, -0.1, 0.6, 0.1],
        .benefit: [0, 0, 0.3, 0.4, 0],
        .brand: [-0.8, -0.6, -0.4, 0.9, 0.5],
        .question: [0.2, 0.5, 0.2, -0.2, -0.3],
        .firstPerson: [0.8, 0.2, -0.2, 0.1, -0.5],
    ]

    /// What a button's words add.
    static let buttons: [CallToAction: [Double]] = [
        .shop: [-0.4, -0.3, -0.2, 0.3, 0.6],
        .getOffer: [-0.8, -0.6, -0.4, 0, 1.4],
        .tryFree: [-0.5, -0.3, 0, 0.7, 0.4],
        .learnMore: [0.3, 0.4, 0.5, 0, -0.5],
        .watch: [0.5, 0.2, 0.1, 0, -0.3],
        .download: [-0.1, 0, 0.4, 0.2, 0],
    ]
}
