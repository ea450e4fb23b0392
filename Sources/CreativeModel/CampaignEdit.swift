public import Foundation

/// One change of campaigns by a person, or one name that a language model gave: kept for the record, and to learn from.
///
/// A person's edit can be undone (``CampaignStore/undoLastEdit(in:)``); it then stays in the log, with the time at which it
/// was undone.
public struct CampaignEdit: Hashable, Sendable, Codable, Identifiable {
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
        /// Decisions of language models were forgotten.
        case modelForgotten
    }

    /// The number of the edit in its store, from 1; 0 before a store has it.
    public var id: Int
    /// What was done.
    public var kind: Kind
    /// When.
    public var at: Date
    /// Who did it: a person, or a model whose name a campaign took.
    public var by: Assigner
    /// The seat of the campaign; `nil` where a change of several seats or an earlier release says none.
    public var seat: String?
    /// The campaign; it may be gone by now. `nil` where the change was about all campaigns.
    public var campaign: CampaignID?
    /// The creatives concerned, by key.
    public var creatives: [CreativeKey]
    /// In words for people: what it was and what it is now.
    public var detail: String
    /// When it was undone; `nil` where it was not.
    public var undoneAt: Date?

    /// Makes an edit.
    ///
    /// - Parameters:
    ///   - id: The number of the edit in its store.
    ///   - kind: What was done.
    ///   - at: When.
    ///   - by: Who did it; a person unless given.
    ///   - seat: The seat of the campaign.
    ///   - campaign: The campaign, or `nil` for all.
    ///   - creatives: The creatives concerned, by key.
    ///   - detail: In words for people.
    ///   - undoneAt: When it was undone.
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

    /// Reads an edit; those of earlier releases have no number and were all made by people.
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
