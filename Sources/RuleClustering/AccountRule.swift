public import CreativeModel

extension ClusteringRule where Self == AccountRule {
    /// A rule that groups creatives of an account whose export names no advertiser, if they have words by which refinement
    /// can divide them.
    public static var account: AccountRule { AccountRule() }
}

/// A rule that groups creatives for which only text is known: see ``ClusteringRule/account``.
public struct AccountRule: ClusteringRule {
    /// `words`.
    public var method: ClusteringMethod { .words }

    /// Returns the account of a creative with words and without any other mark.
    public func match(_ signals: CreativeSignals) -> RuleMatch? {
        guard signals.owner == .account else { return nil }
        return RuleMatch(
            key: "account",
            evidence: Evidence(kind: "account", detail: "of an account that names no advertiser"),
            reach: .owner)
    }

    /// Whether a creative without an owner has copy.
    static func applies(to creative: Creative) -> Bool {
        creative.text != nil || creative.headline != nil
    }
}
