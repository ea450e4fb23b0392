public import Foundation

/// A decision of a language model about creatives, kept for later plans.
///
/// A decision is weaker than a person's edit and stronger than a rule. Every later plan follows it, with or without a
/// model, until people have moved most of its creatives elsewhere or a person forgets it
/// (``CampaignStore/forgetModelDecisions(of:)``). Each creative is in at most one decision of a store; a later decision
/// takes over its creatives from earlier ones.
public struct ModelDecision: Hashable, Sendable, Codable {
    /// The kinds of decisions.
    public enum Kind: String, Sendable, Codable, CaseIterable {
        /// Groups that rules keep apart form one campaign.
        case merged
        /// The creatives form their own campaign, separate from others that rules group with them.
        case split
        /// The creatives form a campaign as found by rules. Only the name is the model's.
        case named
    }

    /// The kind of decision.
    public var kind: Kind
    /// The seat of all creatives.
    public var seat: String
    /// The creatives shown to the model, by key; at least one.
    public var creatives: [CreativeKey]
    /// The name chosen by the model, validated and at most 60 characters, or `nil` if there is none.
    public var name: String?
    /// The confidence of the model, in 0...1; `nil` if it gave no valid value.
    public var confidence: Double?
    /// The model's reason, sanitised and on one line; may be empty.
    public var reason: String
    /// The model's identifier, such as `openai:gpt-5.4-mini`.
    public var model: String
    /// The time at which a store saved the decision, in whole milliseconds; `nil` before that.
    public var decidedAt: Date?

    /// Creates a decision.
    ///
    /// - Parameters:
    ///   - kind: The kind of decision.
    ///   - seat: The seat of all creatives.
    ///   - creatives: The creatives shown to the model, in any order.
    ///   - name: The name chosen by the model.
    ///   - confidence: The confidence of the model, in 0...1.
    ///   - reason: The model's reason; empty by default.
    ///   - model: The model's identifier.
    ///   - decidedAt: The time at which a store saved the decision.
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

    /// A Boolean value indicating whether the decision determines which creatives belong together. A `named` decision
    /// leaves that to the rules.
    package var bindsCreatives: Bool { kind != .named }
}

/// A language model's decision in a store, with the campaign it concerns.
public struct CampaignDecision: Hashable, Sendable, Codable {
    /// The campaign that holds more than half of the decision's creatives, or `nil` if there is none.
    public var campaign: CampaignID?
    /// The decision.
    public var decision: ModelDecision

    /// Creates a value from a campaign and a decision.
    public init(campaign: CampaignID?, decision: ModelDecision) {
        self.campaign = campaign
        self.decision = decision
    }

    /// Creates a value, determining the campaign of the decision.
    ///
    /// - Parameter campaignOf: Returns the campaign of a creative.
    package init(_ decision: ModelDecision, in campaignOf: (CreativeKey) -> CampaignID?) {
        var counts: [CampaignID: Int] = [:]
        for creative in decision.creatives {
            if let id = campaignOf(creative) { counts[id, default: 0] += 1 }
        }
        self.decision = decision
        campaign = counts.first { $0.value * 2 > decision.creatives.count }?.key
    }
}
