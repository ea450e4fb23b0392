public import CreativeModel

/// The role of a classifier of ads: what an ad is in, what it speaks to out.
///
/// ```swift
/// let findings = try await classifier.findings(about: AdInput(creative))
/// print(findings.creativeLevel?.level.title ?? "nothing tells")
/// ```
///
/// ## Implementation guidance
///
/// Equal ads get equal findings, as far as a model can promise that: results are reused under ``identifier``,
/// ``promptVersion`` and ``schemaVersion``, so one of them changes whenever findings may. A classifier that reads no
/// pictures says nothing of them.
public protocol AdClassifier: Sendable {
    /// Who answers: a model's identifier, or that of a set of rules.
    var identifier: String { get }
    /// Which wording asks.
    var promptVersion: String { get }
    /// Which form the answer has.
    var schemaVersion: String { get }

    /// What an ad speaks to.
    ///
    /// - Parameter ad: What is known of the ad; untrusted.
    /// - Throws: Whatever keeps it from an answer; nothing is kept then.
    func findings(about ad: AdInput) async throws -> AdFindings

    /// The language of an ad that the classifier cannot read, in English, such as `Polish`, or `unknown language`; `nil` where it can, or
    /// nobody can tell. That is the default: a language model reads any.
    ///
    /// - Parameter ad: What is known of the ad; untrusted.
    func unreadLanguage(of ad: AdInput) -> String?
}

extension AdClassifier {
    /// None.
    public func unreadLanguage(of ad: AdInput) -> String? { nil }

    /// Under what its findings about an ad are kept.
    ///
    /// - Parameter ad: What it is shown.
    /// - Complexity: O(length of the ad's texts).
    package func key(for ad: AdInput) -> CreativeClassification.Key {
        CreativeClassification.Key(
            creative: ad.creative, brand: ad.brand, inputHash: ad.inputHash, promptVersion: promptVersion,
            schemaVersion: schemaVersion, model: identifier)
    }
}

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
