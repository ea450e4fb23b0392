public import CreativeModel

/// The campaign that names mean in the naming convention of an account.
public struct NamedCampaign: Hashable, Sendable {
    /// The key of the campaign within its seat and owner.
    public var key: String
    /// The campaign in words; untrusted.
    public var label: String
    /// Whether the name of the platform's campaign states it, in words other than audiences and objectives.
    public var isStated: Bool
}

extension ClusteringRule where Self == NameRule {
    /// A rule that groups creatives by the campaign that the names of their platform's campaigns state.
    public static var platformCampaign: NameRule { NameRule(needsStatement: true) }

    /// A rule that groups creatives by the campaign that the names of ads, ad sets and campaigns mean, if they lead to no
    /// page of their own.
    public static var name: NameRule { NameRule(needsStatement: false) }
}

/// A rule that groups creatives by name: see ``ClusteringRule/platformCampaign`` and ``ClusteringRule/name``.
///
/// Names that differ only in facets such as size, language or hook, in copies or typing errors mean one campaign; see
/// ``CreativeFacet``.
public struct NameRule: ClusteringRule {
    /// `name`.
    public var method: ClusteringMethod { .name }

    /// Whether only names of the platform's campaigns with words of their own count.
    let needsStatement: Bool

    /// Returns the campaign that the names mean.
    public func match(_ signals: CreativeSignals) -> RuleMatch? {
        guard let named = signals.namedCampaign else { return nil }
        let platform = signals.creative.platformCampaign
        if needsStatement {
            guard named.isStated || platform.map({ signals.repeats($0) }) ?? false else { return nil }
        } else if platform == nil, signals.app != nil || signals.page?.segments.isEmpty == false {
            // The page says more than the name of the ad alone.
            return nil
        }
        let source =
            platform.map { "platform campaign “\($0)”" } ?? "name “\(signals.creative.name ?? named.label)”"
        let meaning =
            FoldedText.letters(of: platform ?? "") == FoldedText.letters(of: named.label)
            ? "" : ", campaign “\(named.label)”"
        return RuleMatch(
            key: named.key, evidence: Evidence(kind: "name", detail: source + meaning), reach: .campaign,
            name: named.label)
    }
}

extension CreativeSignals {
    /// Whether the link names the platform's campaign.
    fileprivate func repeats(_ campaign: String) -> Bool {
        hint.map { FoldedText.letters(of: $0.text) == FoldedText.letters(of: campaign) } ?? false
    }
}
