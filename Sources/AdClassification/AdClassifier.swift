public import CreativeModel

/// A classifier of ads: takes an ad and returns its awareness levels and traits.
///
/// ```swift
/// let findings = try await classifier.findings(about: AdInput(creative))
/// print(findings.creativeLevel?.level.title ?? "no evidence")
/// ```
///
/// ## Implementation guidance
///
/// Equal ads get equal findings, as far as a model can guarantee it. Results are reused under ``identifier``,
/// ``promptVersion`` and ``schemaVersion``, so change one of them whenever findings may change. A classifier that does not
/// read pictures must not report anything about them.
public protocol AdClassifier: Sendable {
    /// The identity of the classifier: the identifier of a model or of a set of rules.
    var identifier: String { get }
    /// The version of the prompt.
    var promptVersion: String { get }
    /// The version of the answer's form.
    var schemaVersion: String { get }

    /// Returns the findings about an ad.
    ///
    /// - Parameter ad: The data of the ad; untrusted.
    /// - Throws: Any error that prevents an answer. Nothing is stored then.
    func findings(about ad: AdInput) async throws -> AdFindings

    /// Returns the language of an ad that the classifier cannot read, in English, such as `Polish`, or `unknown language`;
    /// `nil` if it can, or if the language cannot be determined. The default is `nil`, since a language model reads any
    /// language.
    ///
    /// - Parameter ad: The data of the ad; untrusted.
    func unreadLanguage(of ad: AdInput) -> String?
}

extension AdClassifier {
    /// Returns `nil`.
    public func unreadLanguage(of ad: AdInput) -> String? { nil }

    /// Returns the key under which the findings about an ad are stored.
    ///
    /// - Parameter ad: The data of the ad.
    /// - Complexity: O(length of the ad's texts).
    package func key(for ad: AdInput) -> CreativeClassification.Key {
        CreativeClassification.Key(
            creative: ad.creative, brand: ad.brand, inputHash: ad.inputHash, promptVersion: promptVersion,
            schemaVersion: schemaVersion, model: identifier)
    }
}

/// The findings of a classifier about an ad.
public struct AdFindings: Hashable, Sendable {
    /// The awareness level addressed by the entire ad; `nil` without evidence.
    public var creativeLevel: RatedLevel?
    /// The level of the ad's own words, including those of its asset and its button. `nil` without headline and copy, or
    /// without evidence.
    public var copyLevel: RatedLevel?
    /// The level of the landing page; `nil` without its text, or without evidence.
    public var landingLevel: RatedLevel?
    /// The format of the creative.
    public var format: CreativeFormat?
    /// The angle of the ad.
    public var angle: AdAngle?
    /// The hook: how the ad begins.
    public var hook: HookType?
    /// The call to action.
    public var callToAction: CallToAction?
    /// The agreement of the ad's parts: at most one component for each dimension.
    public var congruence: [CongruenceComponent] = []
    /// The raw answer of the model; untrusted. `nil` if there is none.
    public var rawAnswer: String?
    /// Notices for the user, such as dropped values of a model; usually empty.
    public var warnings: [String] = []

    /// Creates empty findings.
    public init() {}
}
