public import CreativeModel

/// What a classifier found.
public struct AdFindings: Hashable, Sendable {
    /// The awareness that the ad as a whole speaks to; `nil` where nothing tells.
    public var creativeLevel: RatedLevel?
    /// That of its own words: of all of them, also those of its asset and its button. `nil` without headline and copy, or where nothing
    /// tells.
    public var copyLevel: RatedLevel?
    /// That of its landing page; `nil` without its text, or where nothing tells.
    public var landingLevel: RatedLevel?
    /// The kind of creative.
    public var format: CreativeFormat?
    /// From which side it comes.
    public var angle: AdAngle?
    /// With what it begins.
    public var hook: HookType?
    /// What it asks for.
    public var callToAction: CallToAction?
    /// How well its parts agree: at most one component for each dimension.
    public var congruence: [CongruenceComponent] = []
    /// The answer as it came; untrusted. `nil` where there is none.
    public var rawAnswer: String?
    /// What a person should know, such as values of a model that were left out; usually empty.
    public var warnings: [String] = []

    /// Makes findings of nothing.
    public init() {}
}
