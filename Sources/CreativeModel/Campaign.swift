public import Foundation
internal import StageCore

/// The identifier of a campaign in a store: an integer, written as text.
public struct CampaignID: RawRepresentable, Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The integer, counted from 1 in each store.
    public let rawValue: Int

    /// Creates an ID.
    public init(rawValue: Int) {
        self.rawValue = rawValue
    }

    /// The integer as text.
    public var description: String { String(rawValue) }

    /// Orders IDs by age.
    public static func < (left: CampaignID, right: CampaignID) -> Bool { left.rawValue < right.rawValue }
}

extension CampaignID: Codable {
    /// Decodes an ID from its text form.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let number = Int(text) else {
            throw DecodingError.dataCorruptedError(
                in: container,
                debugDescription: "expected a campaign ID such as \"12\", found \(quoted(text))")
        }
        self.init(rawValue: number)
    }

    /// Encodes the ID in its text form.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

/// A named group of creatives that belong together.
public struct Campaign: Hashable, Sendable, Codable, Identifiable {
    /// The running state of a campaign.
    public enum Status: String, Sendable, Codable, CaseIterable {
        /// The campaign is running.
        case active
        /// The campaign is paused.
        case paused
        /// The campaign has ended and is kept for reference. No plan adds or removes creatives, but a person may.
        case archived
    }

    /// The ID, stable across planning runs.
    public var id: CampaignID
    /// The seat. A campaign holds creatives of one seat only.
    public var seat: String
    /// The name, unique within the seat. Names chosen by a machine have at most 60 characters.
    public var name: String
    /// A description written by a person.
    public var summary: String?
    /// The running state.
    public var status: Status = .active
    /// The rule by which most of its creatives were grouped.
    public var method: ClusteringMethod
    /// The confidence of the machine, in 0...1; `nil` if a person created the campaign.
    public var confidence: Double?
    /// The source of the name.
    ///
    /// A person's name is never replaced by a machine. A model's name is replaced only after its decision is forgotten
    /// (``CampaignStore/forgetModelDecisions(of:)``). A rule's name can be replaced by a model's.
    public var namedBy: Assigner = .rule
    /// The time of creation.
    public var createdAt: Date
    /// The time of the last change.
    public var updatedAt: Date

    /// Creates a campaign.
    public init(
        id: CampaignID, seat: String, name: String, method: ClusteringMethod, confidence: Double? = nil,
        namedBy: Assigner = .rule, createdAt: Date
    ) {
        self.id = id
        self.seat = seat
        self.name = name
        self.method = method
        self.confidence = confidence
        self.namedBy = namedBy
        self.createdAt = createdAt
        self.updatedAt = createdAt
    }
}

extension Campaign {
    /// A Boolean value indicating whether a person created, named or described the campaign, or set its status.
    ///
    /// Machines never end such a campaign or merge it into another. Stores also keep a campaign from which a person
    /// removed a creative, as recorded by an ``Exclusion``.
    public var isPersonal: Bool {
        method == .manual || namedBy == .user || summary != nil || status != .active
    }
}

/// The way in which the creatives of a campaign were grouped: the name of the rule that most of them match.
///
/// This is an open set, with the usual methods as constants.
public struct ClusteringMethod: RawRepresentable, Hashable, Sendable, Codable, CustomStringConvertible {
    /// The name, such as `domain`.
    public let rawValue: String

    /// Creates a method with any name.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// Creatives of one app.
    public static let app = ClusteringMethod(rawValue: "app")
    /// Creatives with the same campaign hint in the landing URL.
    public static let url = ClusteringMethod(rawValue: "url")
    /// Creatives whose names, or those of their platform's campaigns, mean one campaign.
    public static let name = ClusteringMethod(rawValue: "name")
    /// Creatives of one registrable domain.
    public static let domain = ClusteringMethod(rawValue: "domain")
    /// Creatives of one advertiser.
    public static let advertiser = ClusteringMethod(rawValue: "advertiser")
    /// Creatives made in the same week.
    public static let week = ClusteringMethod(rawValue: "week")
    /// Creatives of an account that names no advertiser, grouped by their words.
    public static let words = ClusteringMethod(rawValue: "words")
    /// Creatives grouped by a language model.
    public static let model = ClusteringMethod(rawValue: "ai")
    /// Creatives grouped by a person.
    public static let manual = ClusteringMethod(rawValue: "manual")

    /// The name.
    public var description: String { rawValue }
}

/// The source of a decision.
public enum Assigner: String, Sendable, Codable {
    /// A deterministic rule or algorithm.
    case rule
    /// A language model.
    case model
    /// A person. A person's decisions take precedence.
    case user
}

/// One reason for assigning a creative to a campaign, in words that a person can verify.
public struct Evidence: Hashable, Sendable, Codable {
    /// The kind of reason, such as `app`, `launch` or `user`: stable, for programs.
    public var kind: String
    /// The reason in words, such as "landing page example.com/summer".
    public var detail: String

    /// Creates a reason.
    public init(kind: String, detail: String) {
        self.kind = kind
        self.detail = detail
    }
}

/// The membership of a creative in a campaign. A creative is in at most one campaign.
public struct Assignment: Hashable, Sendable, Codable {
    /// The creative.
    public var creative: CreativeKey
    /// The campaign, of the same seat.
    public var campaign: CampaignID
    /// The source of the assignment.
    public var assignedBy: Assigner
    /// The time of the assignment.
    public var assignedAt: Date
    /// The reasons for the assignment.
    public var evidence: [Evidence]

    /// Creates an assignment.
    public init(
        creative: CreativeKey, campaign: CampaignID, assignedBy: Assigner, assignedAt: Date,
        evidence: [Evidence]
    ) {
        self.creative = creative
        self.campaign = campaign
        self.assignedBy = assignedBy
        self.assignedAt = assignedAt
        self.evidence = evidence
    }
}

/// The record that a person removed a creative from a campaign. No machine puts it back.
public struct Exclusion: Hashable, Sendable, Codable {
    /// The creative.
    public var creative: CreativeKey
    /// The campaign from which it was removed.
    public var campaign: CampaignID

    /// Creates an exclusion.
    public init(creative: CreativeKey, campaign: CampaignID) {
        self.creative = creative
        self.campaign = campaign
    }
}
