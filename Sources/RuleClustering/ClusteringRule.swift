public import CreativeModel

/// What a rule says of a creative: the bucket it belongs in, and why.
public struct RuleMatch: Hashable, Sendable {
    /// The bucket. Equal keys of one rule mean one group, inside one seat and owner.
    public var key: String
    /// Why, for people.
    public var evidence: Evidence
    /// How much the key says.
    public var reach: RuleReach
    /// What people call the bucket, where the rule knows: a word for namers, untrusted like all text.
    public var name: String?

    /// Makes a match.
    public init(key: String, evidence: Evidence, reach: RuleReach, name: String? = nil) {
        self.key = key
        self.evidence = evidence
        self.reach = reach
        self.name = name
    }
}

/// How much the key of a rule says about campaigns.
public enum RuleReach: String, Sendable, Codable {
    /// It names one campaign for good: refinement neither splits nor merges those of two such keys.
    case campaign
    /// It names a campaign that may come again: `/summer` of two years is two campaigns.
    case occasion
    /// It says only whose the creatives are, as a domain does: refinement splits them.
    case owner
}

/// Recognises creatives of one campaign by an obvious mark.
///
/// Implementation guidance: a rule looks at one creative alone, so that its answer never depends on what
/// else is there. Return `nil` where the mark is missing, and the next rule is asked. Seats and owners need
/// no care: ``RuleClusterer`` never joins creatives across them, whatever the key.
///
/// ```swift
/// struct SeasonRule: ClusteringRule {
///     let method = ClusteringMethod(rawValue: "season")
///     func match(_ signals: CreativeSignals) -> RuleMatch? {
///         guard let name = signals.creative.name, name.hasPrefix("XMAS") else { return nil }
///         return RuleMatch(
///             key: "xmas", evidence: Evidence(kind: "season", detail: "named \(name)"), reach: .campaign, name: "Christmas")
///     }
/// }
/// ```
public protocol ClusteringRule: Sendable {
    /// The name of the rule, shown as the campaign's method.
    var method: ClusteringMethod { get }

    /// The bucket of a creative, or `nil` where the rule does not apply.
    func match(_ signals: CreativeSignals) -> RuleMatch?
}
