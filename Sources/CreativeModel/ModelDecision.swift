public import Foundation

/// A decision of a language model about creatives, kept as knowledge.
///
/// A decision is weaker than a person's edit and stronger than a rule: every later plan follows it, whether a model can
/// be asked or not, until people moved most of its creatives elsewhere or somebody forgets it
/// (``CampaignStore/forgetModelDecisions(of:)``). Each creative is in at most one decision of a store; a later decision
/// takes its creatives over.
public struct ModelDecision: Hashable, Sendable, Codable {
    /// What a model decided about the creatives.
    public enum Kind: String, Sendable, Codable, CaseIterable {
        /// Groups that rules keep apart are one campaign.
        case merged
        /// The creatives are a campaign of their own, apart from others that rules put with them.
        case split
        /// The creatives are a campaign as rules found them; only the name is the model's.
        case named
    }

    /// What was decided.
    public var kind: Kind
    /// The seat of all creatives.
    public var seat: String
    /// The creatives that the model saw, by key; at least one.
    public var creatives: [CreativeKey]
    /// The name that the model gave, checked and at most 60 characters, or `nil` for none.
    public var name: String?
    /// How sure the model was, in 0...1, or `nil` where it gave no usable value.
    public var confidence: Double?
    /// Why, in the model's words, cleaned and on one line; may be empty.
    public var reason: String
    /// The model's identifier, such as `openai:gpt-5.4-mini`.
    public var model: String
    /// When a store took the decision over, in whole milliseconds; `nil` before that.
    public var decidedAt: Date?

    /// Makes a decision.
    ///
    /// - Parameters:
    ///   - kind: What was decided.
    ///   - seat: The seat of all creatives.
    ///   - creatives: The creatives that the model saw; sorted here.
    ///   - name: The name that the model gave.
    ///   - confidence: How sure the model was, in 0...1.
    ///   - reason: Why, in the model's words; empty unless given.
    ///   - model: The model's identifier.
    ///   - decidedAt: When a store took the decision over.
    public init(
        kind: Kind, seat: String, creatives: [CreativeKey], name: String? = nil, confidence: Double? = nil,
        reason: String = "", model: String, decidedAt: Date? = nil
    ) {
        self.kind = kind
        self.seat = seat
        self.creatives = creatives.sorted()
        self.name = name
        self.confidence = confidence
        self.reason = reason
        self.model = model
        self.decidedAt = decidedAt
    }

    /// Whether the decision says which creatives belong together: a `named` one leaves that to the rules.
    package var bindsCreatives: Bool { kind != .named }
}

/// A decision of a language model that a store keeps, and the campaign that it is about.
public struct CampaignDecision: Hashable, Sendable, Codable {
    /// The campaign that holds more than half of the decision's creatives, or `nil` where none does.
    public var campaign: CampaignID?
    /// The decision.
    public var decision: ModelDecision

    /// Makes one.
    public init(campaign: CampaignID?, decision: ModelDecision) {
        self.campaign = campaign
        self.decision = decision
    }

    /// Finds the campaign of a decision.
    ///
    /// - Parameter campaignOf: Where a creative is.
    package init(_ decision: ModelDecision, in campaignOf: (CreativeKey) -> CampaignID?) {
        var counts: [CampaignID: Int] = [:]
        for creative in decision.creatives {
            if let id = campaignOf(creative) { counts[id, default: 0] += 1 }
        }
        self.decision = decision
        campaign = counts.first { $0.value * 2 > decision.creatives.count }?.key
    }
}
