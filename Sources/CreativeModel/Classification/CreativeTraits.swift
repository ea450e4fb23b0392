/// The angle from which an ad approaches its audience.
public enum AdAngle: String, CaseIterable, Sendable, Codable {
    /// A pain or frustration.
    case painPoint = "pain_point"
    /// A benefit.
    case benefit
    /// The opinion of other customers.
    case socialProof = "social_proof"
    /// An authority: experts, studies, awards.
    case authority
    /// The price, or a discount on it.
    case offer
    /// A personal story.
    case story
    /// A comparison with alternatives.
    case comparison
    /// Something to learn.
    case education
    /// A new product or feature.
    case novelty
    /// A limited time or quantity.
    case urgency
}

/// The type of opening of an ad.
public enum HookType: String, CaseIterable, Sendable, Codable {
    /// A question.
    case question
    /// A number.
    case statistic
    /// A bold claim.
    case boldClaim = "bold_claim"
    /// A personal story.
    case story
    /// A problem.
    case problem
    /// A customer's statement.
    case testimonial
    /// Instructions for a task.
    case howTo = "how_to"
    /// An offer.
    case offer
    /// An open question that creates curiosity.
    case curiosity
    /// The product itself.
    case direct
}

/// The action that an ad asks for.
public enum CallToAction: String, CaseIterable, Sendable, Codable {
    /// Buy.
    case shop
    /// Claim an offer.
    case getOffer = "get_offer"
    /// Try for free.
    case tryFree = "try_free"
    /// Sign up or subscribe.
    case signUp = "sign_up"
    /// Learn more.
    case learnMore = "learn_more"
    /// Watch.
    case watch
    /// Download an app or a file.
    case download
    /// Book or reserve.
    case book
    /// Contact the advertiser.
    case contact
}

/// The delivery status of an ad, as reported by its source, in lower case: an open set.
public struct CreativeStatus: RawRepresentable, Hashable, Sendable, Codable {
    /// The status, in lower case.
    public let rawValue: String

    /// Creates a status from any text.
    public init(rawValue: String) { self.rawValue = rawValue.lowercased() }

    /// The ad is running.
    public static let active = CreativeStatus(rawValue: "active")
    /// The ad was paused.
    public static let paused = CreativeStatus(rawValue: "paused")
    /// The ad was deleted.
    public static let deleted = CreativeStatus(rawValue: "deleted")
    /// The ad was archived.
    public static let archived = CreativeStatus(rawValue: "archived")
    /// The platform rejected the ad.
    public static let disapproved = CreativeStatus(rawValue: "disapproved")

    /// A Boolean value indicating whether the ad is definitely not running. Unknown words count as running.
    ///
    /// Spaces, hyphens and underscores are equivalent. The recognised last words are: paused, deleted, removed,
    /// archived, disapproved, rejected, not approved, inactive, not delivering, disabled, stopped, off, ended, expired,
    /// cancelled. The status of a container of the ad counts too: `campaign_paused`, `Ad group paused`, `Ad set off`.
    /// `completed` and `finished` count alone, after `recently`, and after the name of a container: `review_completed`
    /// says nothing about delivery.
    package var isStopped: Bool {
        let words = rawValue.split { $0.isWhitespace || "-_‐‑–".contains($0) }
        guard let last = words.last else { return false }
        let before = words.dropLast().last
        if Self.stops.contains(last) { return before != "not" }
        if Self.ends.contains(last) { return before.map(Self.holders.contains) ?? true }
        return before == "not" && (last == "delivering" || last == "approved")
    }

    private static let stops: Set<Substring> = [
        "paused", "deleted", "removed", "archived", "disapproved", "rejected", "inactive", "disabled",
        "stopped", "off", "ended", "expired",
        "cancelled", "canceled",
    ]
    private static let ends: Set<Substring> = ["completed", "finished"]
    private static let holders: Set<Substring> = [
        "recently", "campaign", "adset", "adgroup", "set", "group", "ad", "item", "order", "account",
    ]
}
