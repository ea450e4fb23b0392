public import CreativeModel

/// What new names stand beside.
public struct NamingSurroundings: Sendable {
    /// A campaign that keeps its name, with the creatives that are planned for it.
    public struct NamedDraft: Sendable {
        /// The creatives.
        public var draft: CampaignDraft
        /// The name.
        public var name: String

        /// Makes a named draft.
        public init(draft: CampaignDraft, name: String) {
            self.draft = draft
            self.name = name
        }
    }

    /// By seat, names that other campaigns have; those of ``named`` are among them.
    public var taken: [String: Set<String>]
    /// Campaigns that keep their names, from which new ones are told apart.
    public var named: [NamedDraft]
    /// Where the performance of the creatives is, or `nil` where it is unknown.
    public var performance: (any PerformanceStore)?

    /// Makes surroundings.
    ///
    /// - Parameters:
    ///   - taken: By seat, names that other campaigns have.
    ///   - named: Campaigns that keep their names; none unless given.
    ///   - performance: Where the performance of the creatives is; unknown unless given.
    public init(
        taken: [String: Set<String>], named: [NamedDraft] = [], performance: (any PerformanceStore)? = nil
    ) {
        self.taken = taken
        self.named = named
        self.performance = performance
    }
}
