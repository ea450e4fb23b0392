public import Foundation
internal import StageCore

/// Names one campaign in a store: an integer, shown as text.
public struct CampaignID: RawRepresentable, Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The integer; the first campaign of a store is 1.
    public let rawValue: Int

    /// Makes an id.
    public init(rawValue: Int) {
        self.rawValue = rawValue
    }

    /// The integer as text.
    public var description: String { String(rawValue) }

    /// Orders by age.
    public static func < (left: CampaignID, right: CampaignID) -> Bool { left.rawValue < right.rawValue }
}

extension CampaignID: Codable {
    /// Reads the text form.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let number = Int(text) else {
            throw DecodingError.dataCorruptedError(
                in: container,
                debugDescription: "expected a campaign id such as \"12\", found \(quoted(text))")
        }
        self.init(rawValue: number)
    }

    /// Writes the text form.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

/// Creatives that belong together, under a name that people recognise.
public struct Campaign: Hashable, Sendable, Codable, Identifiable {
    /// Whether a campaign runs.
    public enum Status: String, Sendable, Codable, CaseIterable {
        /// It runs.
        case active
        /// It rests.
        case paused
        /// It is over, and kept for reference: no plan puts creatives in or takes any out, but a person may.
        case archived
    }

    /// The id, which stays over all runs.
    public var id: CampaignID
    /// The seat; a campaign holds creatives of one seat only.
    public var seat: String
    /// At most 60 characters where a machine chose it; unique within the seat.
    public var name: String
    /// What a person wrote about it.
    public var summary: String?
    /// Whether it runs.
    public var status: Status = .active
    /// How its creatives were found.
    public var method: ClusteringMethod
    /// How sure the machine is, in 0...1; `nil` where a person made the campaign.
    public var confidence: Double?
    /// Who chose the name: a person's choice is never replaced by a machine, a model's not before it is forgotten
    /// (``CampaignStore/forgetModelDecisions(of:)``), and a rule's by a model's.
    public var namedBy: Assigner = .rule
    /// When it was made.
    public var createdAt: Date
    /// When it was last changed.
    public var updatedAt: Date

    /// Makes a campaign.
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
    /// Whether a person made, named or described it, or said whether it runs: no machine ends such a campaign, or lets
    /// another one take it over. Stores do not end one either out of which a person ever took a creative, which an
    /// ``Exclusion`` says.
    public var isPersonal: Bool {
        method == .manual || namedBy == .user || summary != nil || status != .active
    }
}

/// How the creatives of a campaign were found: the name of the rule that most of them follow, an open
/// set with the usual ones as constants.
public struct ClusteringMethod: RawRepresentable, Hashable, Sendable, Codable, CustomStringConvertible {
    /// The name, such as `domain`.
    public let rawValue: String

    /// Makes a method of any name.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// One app.
    public static let app = ClusteringMethod(rawValue: "app")
    /// A campaign hint in the landing URL.
    public static let url = ClusteringMethod(rawValue: "url")
    /// One registrable domain.
    public static let domain = ClusteringMethod(rawValue: "domain")
    /// One advertiser.
    public static let advertiser = ClusteringMethod(rawValue: "advertiser")
    /// One week of creation.
    public static let week = ClusteringMethod(rawValue: "week")
    /// A language model's proposal.
    public static let model = ClusteringMethod(rawValue: "ai")
    /// A person's work.
    public static let manual = ClusteringMethod(rawValue: "manual")

    /// The name.
    public var description: String { rawValue }
}

/// Who decided something.
public enum Assigner: String, Sendable, Codable {
    /// A deterministic rule or algorithm.
    case rule
    /// A language model.
    case model
    /// A person, whose decisions win.
    case user
}

/// Why a creative is where it is: one reason, in words that a person can check.
public struct Evidence: Hashable, Sendable, Codable {
    /// What kind of reason, such as `app`, `launch` or `user`: stable, for programs.
    public var kind: String
    /// The reason in words: "landing page example.com/summer".
    public var detail: String

    /// Makes a reason.
    public init(kind: String, detail: String) {
        self.kind = kind
        self.detail = detail
    }
}

/// That a creative is in a campaign. A creative is in at most one.
public struct Assignment: Hashable, Sendable, Codable {
    /// The creative.
    public var creative: CreativeKey
    /// The campaign, of the same seat.
    public var campaign: CampaignID
    /// Who put it there.
    public var assignedBy: Assigner
    /// When.
    public var assignedAt: Date
    /// Why.
    public var evidence: [Evidence]

    /// Makes an assignment.
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

/// That a person took a creative out of a campaign: no machine puts it back there.
public struct Exclusion: Hashable, Sendable, Codable {
    /// The creative.
    public var creative: CreativeKey
    /// The campaign that it was taken out of.
    public var campaign: CampaignID

    /// Makes an exclusion.
    public init(creative: CreativeKey, campaign: CampaignID) {
        self.creative = creative
        self.campaign = campaign
    }
}
