public import Foundation

/// One thing that a person did with campaigns: kept for the record, and to learn from.
public struct CampaignEdit: Hashable, Sendable, Codable {
    /// What was done.
    public enum Kind: String, Sendable, Codable, CaseIterable {
        /// A campaign was made by hand.
        case created
        /// It got another name.
        case renamed
        /// It got another description.
        case described
        /// It was paused, archived or set going.
        case statusChanged
        /// Creatives were put into it.
        case placed
        /// Creatives were taken out of it.
        case removed
        /// Other campaigns became part of it.
        case merged
        /// It was made of a part of another one.
        case split
        /// It was deleted.
        case deleted
    }

    /// What was done.
    public var kind: Kind
    /// When.
    public var at: Date
    /// The campaign; it may be gone by now.
    public var campaign: CampaignID
    /// The creatives concerned, by key.
    public var creatives: [CreativeKey]
    /// In words for people: what it was and what it is now.
    public var detail: String

    /// Makes an edit.
    public init(kind: Kind, at: Date, campaign: CampaignID, creatives: [CreativeKey] = [], detail: String) {
        self.kind = kind
        self.at = at
        self.campaign = campaign
        self.creatives = creatives
        self.detail = detail
    }
}
