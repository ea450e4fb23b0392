public import CreativeModel
internal import Foundation

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

extension ClusteringRule where Self == AppRule {
    /// Groups by app, the two stores of one app together, and by the campaign that its link names.
    public static var app: AppRule { AppRule() }
}

extension ClusteringRule where Self == HintRule {
    /// Groups by the campaign that the landing page names: see ``CampaignHint``.
    public static var hint: HintRule { HintRule() }
}

extension ClusteringRule where Self == DomainRule {
    /// Groups by registrable domain.
    public static var domain: DomainRule { DomainRule() }
}

extension ClusteringRule where Self == AdvertiserRule {
    /// Groups by advertiser.
    public static var advertiser: AdvertiserRule { AdvertiserRule() }
}

extension ClusteringRule where Self == WeekRule {
    /// Groups by ISO week of launch, in UTC.
    public static var week: WeekRule { WeekRule() }
}

/// Groups by app: see ``ClusteringRule/app``.
public struct AppRule: ClusteringRule {
    /// `app`.
    public var method: ClusteringMethod { .app }

    /// The app, and its hint where its link names a campaign.
    public func match(_ signals: CreativeSignals) -> RuleMatch? {
        guard let app = signals.app else { return nil }
        let named = signals.hint.map { ", campaign “\($0.text)”" } ?? ""
        return RuleMatch(
            key: signals.hint.map { "\(app)/\($0.text)" } ?? "\(app)",
            evidence: Evidence(kind: "app", detail: "leads to app \(app.id)\(named)"),
            reach: signals.hint?.reach ?? .owner)
    }
}

/// Groups by campaign hint: see ``ClusteringRule/hint``.
public struct HintRule: ClusteringRule {
    /// `url`.
    public var method: ClusteringMethod { .url }

    /// The hint inside its registrable domain: `summer` of two shops is two campaigns.
    public func match(_ signals: CreativeSignals) -> RuleMatch? {
        guard let hint = signals.hint, let page = signals.page else { return nil }
        guard let place = signals.domain ?? page.opaqueLink.map({ _ in "" }) else { return nil }
        let origin = hint.origin == .path ? "path" : "campaign parameter"
        return RuleMatch(
            key: "\(place)/\(hint.text)",
            evidence: Evidence(
                kind: "url", detail: "\(origin) “\(hint.text)” on \(place.isEmpty ? "a tracker" : place)"),
            reach: hint.reach)
    }
}

/// Groups by registrable domain: see ``ClusteringRule/domain``.
public struct DomainRule: ClusteringRule {
    /// `domain`.
    public var method: ClusteringMethod { .domain }

    /// The registrable domain of the landing page.
    public func match(_ signals: CreativeSignals) -> RuleMatch? {
        guard let domain = signals.domain else { return nil }
        return RuleMatch(
            key: domain, evidence: Evidence(kind: "domain", detail: "leads to \(domain)"), reach: .owner)
    }
}

/// Groups by advertiser: see ``ClusteringRule/advertiser``.
public struct AdvertiserRule: ClusteringRule {
    /// `advertiser`.
    public var method: ClusteringMethod { .advertiser }

    /// The advertiser's folded name.
    public func match(_ signals: CreativeSignals) -> RuleMatch? {
        guard let advertiser = signals.advertiser else { return nil }
        return RuleMatch(
            key: advertiser.folded,
            evidence: Evidence(kind: "advertiser", detail: "paid by \(signals.creative.advertiser ?? "")"),
            reach: .owner)
    }
}

/// Groups by week: see ``ClusteringRule/week``.
public struct WeekRule: ClusteringRule {
    /// `week`.
    public var method: ClusteringMethod { .week }

    /// The ISO week of launch, `2025-W01`.
    public func match(_ signals: CreativeSignals) -> RuleMatch? {
        guard let launch = signals.creative.launchedAt else { return nil }
        let week = ISOWeek(Day(launch, in: .gmt))
        return RuleMatch(
            key: week.description,
            evidence: Evidence(kind: "week", detail: "launched in week \(week), nothing else is known"),
            reach: .campaign)
    }
}

extension CampaignHint {
    /// A parameter was written to name one campaign; a path is used again next year.
    fileprivate var reach: RuleReach { origin == .parameter ? .campaign : .occasion }
}
