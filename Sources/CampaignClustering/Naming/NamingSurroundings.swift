public import CreativeModel

/// The context of new names.
public struct NamingSurroundings: Sendable {
    /// A campaign that keeps its name, with its planned creatives.
    public struct NamedDraft: Sendable {
        /// The creatives.
        public var draft: CampaignDraft
        /// The name.
        public var name: String

        /// Creates a named draft.
        public init(draft: CampaignDraft, name: String) {
            self.draft = draft
            self.name = name
        }
    }

    /// The names of other campaigns by seat, including those of ``named``.
    public var taken: [String: Set<String>]
    /// The campaigns that keep their names, which new names must be distinct from.
    public var named: [NamedDraft]
    /// The store with the performance of the creatives, or `nil` if it is unknown.
    public var performance: (any PerformanceStore)?

    /// Creates surroundings.
    ///
    /// - Parameters:
    ///   - taken: The names of other campaigns, by seat.
    ///   - named: The campaigns that keep their names. The default is none.
    ///   - performance: The store with the performance of the creatives. The default is `nil`.
    public init(
        taken: [String: Set<String>], named: [NamedDraft] = [], performance: (any PerformanceStore)? = nil
    ) {
        self.taken = taken
        self.named = named
        self.performance = performance
    }
}
