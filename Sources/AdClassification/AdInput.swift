public import CreativeModel

/// What a classifier is shown of an ad. Text is untrusted.
public struct AdInput: Hashable, Sendable {
    /// The ad.
    public var creative: CreativeKey
    /// The brand; empty where none is known.
    public var brand: String
    /// The line that stands out.
    public var headline: String?
    /// What it says.
    public var copy: String?
    /// The words of its button.
    public var callToAction: String?
    /// What is said or written in its asset.
    public var assetText: String?
    /// The text of its landing page.
    public var landingText: String?
    /// The kind of creative, where its source says.
    public var format: CreativeFormat?
    /// What tells its asset from others: a path or a hash of its content, never a signed address.
    public var assetIdentity: String?
}

/// What a classifier found.
public struct AdFindings: Hashable, Sendable {
    /// The awareness that the ad as a whole speaks to.
    public var creativeLevel: RatedLevel?
    /// That of its copy.
    public var copyLevel: RatedLevel?
    /// That of its landing page.
    public var landingLevel: RatedLevel?
    /// The kind of creative.
    public var format: CreativeFormat?
    /// From which side it comes.
    public var angle: AdAngle?
    /// With what it begins.
    public var hook: HookType?
    /// What it asks for.
    public var callToAction: CallToAction?
    /// How well its parts agree.
    public var congruence: [CongruenceComponent] = []
    /// The answer as it came; `nil` where there is none.
    public var rawAnswer: String?

    /// Makes findings of nothing.
    public init() {}
}
