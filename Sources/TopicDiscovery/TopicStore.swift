/// A place that keeps topics between runs.
///
/// Implementation guidance: ``save(_:replacing:)`` is one transaction, and refuses to replace topics that another run
/// saved in the meantime.
public protocol TopicStore: Sendable {
    /// Returns the saved topics with their revision, or `nil` if there are none.
    func topics() async throws -> (set: TopicSet, revision: Int)?

    /// Saves topics.
    ///
    /// - Parameters:
    ///   - set: The topics.
    ///   - revision: The revision that the topics continue; `nil` if there were none.
    /// - Throws: ``TopicDiscoveryError`` with code `outdated` if another revision is saved. The store is then unchanged.
    func save(_ set: TopicSet, replacing revision: Int?) async throws
}
