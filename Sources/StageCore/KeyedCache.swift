/// A cache that lives as long as the process. If it is bounded, the least recently used values are evicted first.
///
/// ```swift
/// let cache = InMemoryCache(byteLimit: 256 << 20)
/// ```
public actor InMemoryCache: KeyedCache {
    /// The maximum total size of keys and values in bytes, or `nil` for no limit. Values below 0 count as 0.
    let byteLimit: Int?

    /// The current total size of keys and values in bytes.
    package private(set) var byteCount = 0

    private var entries: [String: Entry] = [:]
    /// The uses in order. A use is obsolete once a later use of the same key follows.
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

    /// Creates an empty cache.
    public init(byteLimit: Int? = nil) {
        self.byteLimit = byteLimit.map { max(0, $0) }
    }

    /// The number of values.
    package var count: Int { entries.count }

    /// Returns the values that are present. Each counts as used.
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

    /// Saves values. A value larger than the limit is not saved.
    ///
    /// - Complexity: O(`values.count` log `values.count`) on average.
    public func keep(_ values: [String: [UInt8]]) {
        // In the order of the keys: the order of a dictionary differs between runs, and would determine which values
        // are evicted.
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

/// A cache of bytes by key. Values may disappear at any time.
///
/// ## Implementation guidance
///
/// A returned value must be the one last saved under its key. A cache that cannot verify this, such as for a truncated
/// file, returns nothing for the key. Several tasks may use a cache at once, as may several processes if its values
/// outlive the process.
public protocol KeyedCache: Sendable {
    /// Returns the values that are present, by key. Missing keys are omitted.
    func values(for keys: [String]) async throws -> [String: [UInt8]]

    /// Saves values, replacing older ones with the same keys.
    func keep(_ values: [String: [UInt8]]) async throws
}
