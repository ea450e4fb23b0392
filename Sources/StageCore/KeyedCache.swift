/// The role of a cache: bytes under keys, which may be forgotten at any time.
///
/// ## Implementation guidance
///
/// A value that is found must be the one that was last kept under the key; a cache that cannot tell (a file cut short)
/// gives nothing. Several tasks, and where values outlive the process several processes, may use one cache at once.
public protocol KeyedCache: Sendable {
    /// The values that are there, by key; of the others, nothing.
    func values(for keys: [String]) async throws -> [String: [UInt8]]

    /// Keeps values, in place of older ones under the same keys.
    func keep(_ values: [String: [UInt8]]) async throws
}
