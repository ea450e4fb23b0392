/// From which side an ad comes at its reader.
public enum AdAngle: String, CaseIterable, Sendable, Codable {
    /// What hurts.
    case painPoint = "pain_point"
    /// What gets better.
    case benefit
    /// What others say.
    case socialProof = "social_proof"
    /// What those say who know: experts, studies, awards.
    case authority
    /// What it costs, and how much less than usual.
    case offer
    /// Somebody's story.
    case story
    /// How it compares.
    case comparison
    /// What there is to learn.
    case education
    /// What is new.
    case novelty
    /// What is about to be missed.
    case urgency
}

/// With what an ad begins.
public enum HookType: String, CaseIterable, Sendable, Codable {
    /// A question.
    case question
    /// A number.
    case statistic
    /// A claim.
    case boldClaim = "bold_claim"
    /// Somebody's story.
    case story
    /// A problem.
    case problem
    /// What a customer says.
    case testimonial
    /// How to do something.
    case howTo = "how_to"
    /// An offer.
    case offer
    /// Something left open.
    case curiosity
    /// The product, without detour.
    case direct
}

/// What an ad asks for.
public enum CallToAction: String, CaseIterable, Sendable, Codable {
    /// Buy.
    case shop
    /// Take an offer.
    case getOffer = "get_offer"
    /// Try for nothing.
    case tryFree = "try_free"
    /// Register or subscribe.
    case signUp = "sign_up"
    /// Read on.
    case learnMore = "learn_more"
    /// Watch.
    case watch
    /// Load an app or a file.
    case download
    /// Book or reserve.
    case book
    /// Ask, call, write.
    case contact
}

/// Whether an ad runs, as its source says it, lower-cased: an open set.
public struct CreativeStatus: RawRepresentable, Hashable, Sendable, Codable {
    /// The word, lower-cased.
    public let rawValue: String

    /// Makes a status of any text.
    public init(rawValue: String) { self.rawValue = rawValue.lowercased() }

    /// It runs.
    public static let active = CreativeStatus(rawValue: "active")
    /// Somebody paused it.
    public static let paused = CreativeStatus(rawValue: "paused")
    /// Somebody deleted it.
    public static let deleted = CreativeStatus(rawValue: "deleted")
    /// Somebody put it away.
    public static let archived = CreativeStatus(rawValue: "archived")
    /// The platform refused it.
    public static let disapproved = CreativeStatus(rawValue: "disapproved")

    /// Whether it clearly does not run; a word that is not known counts as running.
    ///
    /// Spaces, hyphens and underscores are alike. Known are, with what stands before them: paused, deleted, removed, archived, disapproved,
    /// rejected, not approved, inactive, not delivering, disabled, stopped, off, ended, expired, cancelled. The status of what holds an ad
    /// counts too: `campaign_paused`, `Ad group paused`, `Ad set off`. `completed` and `finished` count alone, after `recently`, and after
    /// what holds an ad: `review_completed` says nothing of delivery.
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
