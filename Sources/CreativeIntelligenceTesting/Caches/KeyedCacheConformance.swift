public import StageCore
public import Testing

/// What every cache promises, as checks for your own one. They need a cache that forgets nothing while they run, with
/// room for some 40 MB.
///
/// ```swift
/// @Test func conforms() async throws {
///     try await KeyedCacheConformance(MyCache()).checkAll()
/// }
/// ```
public struct KeyedCacheConformance: Sendable {
    let cache: any KeyedCache
    let options: Options
    let sourceLocation: SourceLocation

    /// Makes the checks of a cache; the keys they keep begin with `conformance/`.
    public init(
        _ cache: any KeyedCache, options: Options = Options(),
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        self.cache = cache
        self.options = options
        self.sourceLocation = sourceLocation
    }

    /// What is checked; every value has a default.
    public struct Options: Sendable {
        /// The size of the large value, in bytes; default 16 MiB.
        public var largeValueByteCount = 16 << 20

        /// How many keys are kept at once; default 5,000.
        public var keyCount = 5_000

        /// How many tasks use the cache at once; default 8.
        public var taskCount = 8

        /// Makes options with their defaults.
        public init() {}
    }

    /// Makes all checks.
    public func checkAll() async throws {
        try await checkKeeping()
        try await checkUnusualKeys()
        try await checkSizes()
        try await checkManyKeys()
        try await checkConcurrentUse()
    }

    func expect(_ values: [String: [UInt8]], for keys: [String], _ what: Comment) async throws {
        let found = try await cache.values(for: keys)
        // Not in the expectation itself, which would print all bytes.
        let isSame = found == values
        #expect(isSame, what, sourceLocation: sourceLocation)
    }
}

extension KeyedCacheConformance {
    /// What was kept is found, what was kept later replaces it, and what was not kept is not there.
    package func checkKeeping() async throws {
        let (a, b, c) = ("conformance/a", "conformance/b", "conformance/c")
        try await expect([:], for: [a, b, c], "nothing was kept yet")
        try await expect([:], for: [], "no keys have no values")
        try await cache.keep([:])
        try await cache.keep([a: [1, 2, 3], b: [0, 255]])
        try await expect(
            [a: [1, 2, 3], b: [0, 255]], for: [a, b, c], "what was kept is found, and no more")
        try await expect([b: [0, 255]], for: [b, b], "a key may be asked for twice")
        try await cache.keep([a: [9], c: [7]])
        try await expect([a: [9], b: [0, 255], c: [7]], for: [a, b, c], "the last value counts")
    }

    /// Keys are told apart however alike they are.
    func checkUnusualKeys() async throws {
        let keys = [
            "", " ", "\0", "a\0b", "a", "A", "a ", "%", "_", "'\"; --", "キー", "👩‍👩‍👧",
            String(repeating: "k", count: 4_096),
        ]
        var values: [String: [UInt8]] = [:]
        for (number, key) in keys.enumerated() { values["conformance/key/\(key)"] = [UInt8(number)] }
        try await cache.keep(values)
        try await expect(values, for: Array(values.keys), "each key has its own value")
        try await cache.keep(["": [1]])
        try await expect(["": [1]], for: [""], "an empty key is a key")
    }

    /// A value may be empty or large; an empty one is there.
    package func checkSizes() async throws {
        let (empty, large) = ("conformance/empty", "conformance/large")
        let bytes = (0..<options.largeValueByteCount).map { UInt8(truncatingIfNeeded: $0 &* 31 ^ ($0 >> 8)) }
        try await cache.keep([empty: [], large: bytes])
        try await expect([empty: [], large: bytes], for: [empty, large], "a value has any size")
        try await cache.keep([empty: [1], large: []])
        try await expect([empty: [1], large: []], for: [empty, large], "sizes may change")
    }

    /// Many values are kept and found in one call.
    func checkManyKeys() async throws {
        let values = Dictionary(
            uniqueKeysWithValues: (0..<options.keyCount).map { number in
                ("conformance/many/\(number)", withUnsafeBytes(of: number) { Array($0) })
            })
        try await cache.keep(values)
        let missing = (0..<100).map { "conformance/missing/\($0)" }
        try await expect(values, for: missing + values.keys, "each of many values is found")
    }

    /// Tasks that use the cache at once find what they kept, and of a key that all of them keep one whole value.
    func checkConcurrentUse() async throws {
        let (cache, shared) = (cache, "conformance/shared")
        let counts = try await withThrowingTaskGroup(of: Int.self) { group in
            for task in 0..<options.taskCount {
                group.addTask {
                    var mistakes = 0
                    for round in 0..<20 {
                        let key = "conformance/task/\(task)/\(round)"
                        let value = [UInt8](repeating: UInt8(truncatingIfNeeded: task), count: 100 + round)
                        try await cache.keep([key: value, shared: value])
                        let found = try await cache.values(for: [key, shared])
                        let sharedValue = found[shared] ?? []
                        let isWhole = sharedValue.count >= 100 && Set(sharedValue).count == 1
                        if found[key] != value || !isWhole { mistakes += 1 }
                    }
                    return mistakes
                }
            }
            return try await group.reduce(0, +)
        }
        #expect(counts == 0, "values are whole while others are kept", sourceLocation: sourceLocation)
    }
}
