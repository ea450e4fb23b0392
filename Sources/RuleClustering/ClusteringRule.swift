public import CreativeModel
internal import Foundation

/// The result of a rule for a creative: its bucket, and the evidence.
public struct RuleMatch: Hashable, Sendable {
    /// The key of the bucket. Creatives with equal keys of one rule form one group, within a seat and
    /// owner.
    public var key: String
    /// The reason for the match, for people.
    public var evidence: Evidence
    /// The reach of the key.
    public var reach: RuleReach
    /// The bucket's name, if the rule knows one. Namers may use it; it is untrusted, like all text.
    public var name: String?

    /// Creates a match.
    public init(key: String, evidence: Evidence, reach: RuleReach, name: String? = nil) {
        self.key = key
        self.evidence = evidence
        self.reach = reach
        self.name = name
    }
}

/// The relation between the key of a rule and campaigns.
public enum RuleReach: String, Sendable, Codable {
    /// The key identifies one campaign: refinement neither splits it nor merges it with another such
    /// key.
    case campaign
    /// The key identifies a recurring campaign: `/summer` in two years is two campaigns.
    case occasion
    /// The key identifies only the owner of the creatives, as a domain does: refinement splits the
    /// bucket.
    case owner
}

/// A rule that recognises creatives of the same campaign by a common mark.
///
/// ## Implementation guidance
///
/// A rule must look at one creative alone, so that its result does not depend on other creatives.
/// Return `nil` if the mark is missing; the next rule is then tried. A rule need not handle seats and
/// owners: ``RuleClusterer`` never joins creatives across them, regardless of the key.
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
    /// The name of the rule, shown as the method of the campaign.
    var method: ClusteringMethod { get }

    /// Returns the match of a creative, or `nil` if the rule does not apply.
    func match(_ signals: CreativeSignals) -> RuleMatch?
}

extension ClusteringRule where Self == AppRule {
    /// A rule that groups creatives by app, with both stores of an app together, and by the campaign
    /// that the link names.
    public static var app: AppRule { AppRule() }
}

extension ClusteringRule where Self == HintRule {
    /// A rule that groups creatives by the campaign that the landing page names: see ``CampaignHint``.
    public static var hint: HintRule { HintRule() }
}

extension ClusteringRule where Self == DomainRule {
    /// A rule that groups creatives by registrable domain.
    public static var domain: DomainRule { DomainRule() }
}

extension ClusteringRule where Self == AdvertiserRule {
    /// A rule that groups creatives by advertiser.
    public static var advertiser: AdvertiserRule { AdvertiserRule() }
}

extension ClusteringRule where Self == WeekRule {
    /// A rule that groups creatives by the ISO week of their launch, in UTC.
    public static var week: WeekRule { WeekRule() }
}

/// A rule that groups creatives by app: see ``ClusteringRule/app``.
public struct AppRule: ClusteringRule {
    /// `app`.
    public var method: ClusteringMethod { .app }

    /// Returns the app, with the hint if the link names a campaign.
    public func match(_ signals: CreativeSignals) -> RuleMatch? {
        guard let app = signals.app else { return nil }
        let named = signals.hint.map { ", campaign “\($0.text)”" } ?? ""
        return RuleMatch(
            key: signals.hint.map { "\(app)/\($0.text)" } ?? "\(app)",
            evidence: Evidence(kind: "app", detail: "leads to app \(app.id)\(named)"),
            reach: signals.hint?.reach ?? .owner)
    }
}

/// A rule that groups creatives by campaign hint: see ``ClusteringRule/hint``.
public struct HintRule: ClusteringRule {
    /// `url`.
    public var method: ClusteringMethod { .url }

    /// Returns the hint within its registrable domain: `summer` of two shops is two campaigns.
    public func match(_ signals: CreativeSignals) -> RuleMatch? {
        guard let hint = signals.hint, let page = signals.page else { return nil }
        guard let location = signals.domain ?? page.opaqueLink.map({ _ in "" }) else { return nil }
        let origin = hint.origin == .path ? "path" : "campaign parameter"
        return RuleMatch(
            key: "\(location)/\(hint.text)",
            evidence: Evidence(
                kind: "url",
                detail: "\(origin) “\(hint.text)” on \(location.isEmpty ? "a tracker" : location)"),
            reach: hint.reach)
    }
}

/// A rule that groups creatives by registrable domain: see ``ClusteringRule/domain``.
public struct DomainRule: ClusteringRule {
    /// `domain`.
    public var method: ClusteringMethod { .domain }

    /// Returns the registrable domain of the landing page.
    public func match(_ signals: CreativeSignals) -> RuleMatch? {
        guard let domain = signals.domain else { return nil }
        return RuleMatch(
            key: domain, evidence: Evidence(kind: "domain", detail: "leads to \(domain)"), reach: .owner)
    }
}

/// A rule that groups creatives by advertiser: see ``ClusteringRule/advertiser``.
public struct AdvertiserRule: ClusteringRule {
    /// `advertiser`.
    public var method: ClusteringMethod { .advertiser }

    /// Returns the folded name of the advertiser.
    public func match(_ signals: CreativeSignals) -> RuleMatch? {
        guard let advertiser = signals.advertiser else { return nil }
        return RuleMatch(
            key: advertiser.folded,
            evidence: Evidence(kind: "advertiser", detail: "paid by \(signals.creative.advertiser ?? "")"),
            reach: .owner)
    }
}

/// A rule that groups creatives by week: see ``ClusteringRule/week``.
public struct WeekRule: ClusteringRule {
    /// `week`.
    public var method: ClusteringMethod { .week }

    /// Returns the ISO week of the launch, such as `2025-W01`. Copy of an account says more than its week.
    public func match(_ signals: CreativeSignals) -> RuleMatch? {
        guard signals.owner != .account, let launch = signals.creative.launchedAt else { return nil }
        let week = ISOWeek(Day(launch, in: .gmt))
        return RuleMatch(
            key: week.description,
            evidence: Evidence(kind: "week", detail: "launched in week \(week), nothing else is known"),
            reach: .campaign)
    }
}

extension CampaignHint {
    /// A parameter names one campaign; a path may be reused the next year.
    fileprivate var reach: RuleReach { origin == .parameter ? .campaign : .occasion }
}
