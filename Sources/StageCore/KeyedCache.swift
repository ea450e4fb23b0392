/// A cache that lives as long as the process, and may be bounded: what was used longest ago goes first.
///
/// ```swift
/// let cache = InMemoryCache(byteLimit: 256 << 20)
/// ```
public actor InMemoryCache: KeyedCache {
    /// The most bytes of keys and values that are kept, or `nil` for any number. Values below 0 count as 0.
    let byteLimit: Int?

    /// How many bytes keys and values have now.
    package private(set) var byteCount = 0

    private var entries: [String: Entry] = [:]
    /// Uses in their order; those that a later use of the key followed count no more.
    private var uses: [Use] = []
    private var firstUse = 0
    private var clock = 0

    private struct Entry {
        var value: [UInt8]
        var lastUse: Int
    }

    private struct Use {
        var key: String
        var time: Int
    }

    /// Makes an empty cache.
    public init(byteLimit: Int? = nil) {
        self.byteLimit = byteLimit.map { max(0, $0) }
    }

    /// How many values there are.
    package var count: Int { entries.count }

    /// The values that are there; each counts as used.
    ///
    /// - Complexity: O(`keys.count`) on average.
    public func values(for keys: [String]) -> [String: [UInt8]] {
        var found: [String: [UInt8]] = [:]
        for key in keys {
            guard let value = entries[key]?.value else { continue }
            found[key] = value
            noteUse(of: key)
        }
        return found
    }

    /// Keeps values; one that is larger than the limit is not kept.
    ///
    /// - Complexity: O(`values.count` log `values.count`) on average.
    public func keep(_ values: [String: [UInt8]]) {
        // In the order of keys, because that of a dictionary, which differs between runs, would choose what goes first.
        for (key, value) in values.sorted(by: { $0.key < $1.key }) {
            forget(key)
            byteCount += key.utf8.count + value.count
            entries[key] = Entry(value: value, lastUse: 0)
            noteUse(of: key)
            forgetOldest()
        }
    }

    private func noteUse(of key: String) {
        guard byteLimit != nil else { return }
        clock += 1
        entries[key]?.lastUse = clock
        uses.append(Use(key: key, time: clock))
        guard uses.count > 2 * entries.count + 64 else { return }
        uses = uses[firstUse...].filter { entries[$0.key]?.lastUse == $0.time }
        firstUse = 0
    }

    private func forgetOldest() {
        guard let byteLimit else { return }
        while byteCount > byteLimit, firstUse < uses.count {
            let use = uses[firstUse]
            firstUse += 1
            if entries[use.key]?.lastUse == use.time { forget(use.key) }
        }
    }

    private func forget(_ key: String) {
        guard let entry = entries.removeValue(forKey: key) else { return }
        byteCount -= key.utf8.count + entry.value.count
    }
}

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
