public import Foundation

/// A log entry for one change to campaigns: an edit by a person, or a name chosen by a language model.
///
/// A person's edit can be undone (``CampaignStore/undoLastEdit(in:)``). It then stays in the log, with the time at
/// which it was undone.
public struct CampaignEdit: Hashable, Sendable, Codable, Identifiable {
    /// The kinds of edits.
    public enum Kind: String, Sendable, Codable, CaseIterable {
        /// A campaign was created by hand.
        case created
        /// The campaign was renamed.
        case renamed
        /// The description was changed.
        case described
        /// The status was changed.
        case statusChanged
        /// Several of name, description and status were changed.
        case updated
        /// Creatives were added to the campaign.
        case placed
        /// Creatives were removed from the campaign.
        case removed
        /// Other campaigns were merged into it.
        case merged
        /// The campaign was split off from another one.
        case split
        /// The campaign was deleted.
        case deleted
        /// Decisions of language models were forgotten.
        case modelForgotten
    }

    /// The number of the edit in its store, from 1; 0 until a store assigns one.
    public var id: Int
    /// The kind of edit.
    public var kind: Kind
    /// The time of the edit.
    public var at: Date
    /// The author: a person, or a model if a campaign took a name from it.
    public var by: Assigner
    /// The seat of the campaign; `nil` for a change to several seats, and where an earlier release recorded none.
    public var seat: String?
    /// The campaign, which may no longer exist; `nil` if the change affected all campaigns.
    public var campaign: CampaignID?
    /// The affected creatives, by key.
    public var creatives: [CreativeKey]
    /// A description for people of the state before and after.
    public var detail: String
    /// The time at which the edit was undone; `nil` if it was not.
    public var undoneAt: Date?

    /// Creates an edit.
    ///
    /// - Parameters:
    ///   - id: The number of the edit in its store.
    ///   - kind: The kind of edit.
    ///   - at: The time of the edit.
    ///   - by: The author; a person by default.
    ///   - seat: The seat of the campaign.
    ///   - campaign: The campaign, or `nil` for all.
    ///   - creatives: The affected creatives, by key.
    ///   - detail: A description for people.
    ///   - undoneAt: The time at which the edit was undone.
    public init(
        id: Int = 0, kind: Kind, at: Date, by: Assigner = .user, seat: String? = nil, campaign: CampaignID?,
        creatives: [CreativeKey] = [], detail: String, undoneAt: Date? = nil
    ) {
        self.id = id
        self.kind = kind
        self.at = at
        self.by = by
        self.seat = seat
        self.campaign = campaign
        self.creatives = creatives
        self.detail = detail
        self.undoneAt = undoneAt
    }

    /// Decodes an edit. Edits of earlier releases have no number and were all made by people.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        id = try container.decodeIfPresent(Int.self, forKey: .id) ?? 0
        kind = try container.decode(Kind.self, forKey: .kind)
        at = try container.decode(Date.self, forKey: .at)
        by = try container.decodeIfPresent(Assigner.self, forKey: .by) ?? .user
        seat = try container.decodeIfPresent(String.self, forKey: .seat)
        campaign = try container.decodeIfPresent(CampaignID.self, forKey: .campaign)
        creatives = try container.decode([CreativeKey].self, forKey: .creatives)
        detail = try container.decode(String.self, forKey: .detail)
        undoneAt = try container.decodeIfPresent(Date.self, forKey: .undoneAt)
    }
}
