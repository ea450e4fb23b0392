public import StageCore
public import Testing

/// Conformance checks for implementations of `KeyedCache`.
///
/// The cache must not evict entries while the checks run, and needs room for about 40 MB.
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

    /// Creates the checks for a cache. Their keys begin with `conformance/`.
    public init(
        _ cache: any KeyedCache, options: Options = Options(),
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        self.cache = cache
        self.options = options
        self.sourceLocation = sourceLocation
    }

    /// The options of the checks. Every option has a default.
    public struct Options: Sendable {
        /// The size of the large value in bytes; the default is 16 MiB.
        public var largeValueByteCount = 16 << 20

        /// The number of keys stored at once; the default is 5,000.
        public var keyCount = 5_000

        /// The number of tasks that use the cache concurrently; the default is 8.
        public var taskCount = 8

        /// Creates the default options.
        public init() {}
    }

    /// Runs all checks.
    public func checkAll() async throws {
        try await checkKeeping()
        try await checkUnusualKeys()
        try await checkSizes()
        try await checkManyKeys()
        try await checkConcurrentUse()
    }

    func expect(_ values: [String: [UInt8]], for keys: [String], _ what: String) async throws {
        let found = try await cache.values(for: keys)
        // Without the values, which may be long.
        checker.holds(found == values, what)
    }

    private var checker: Checker { Checker(sourceLocation: sourceLocation) }
}

extension KeyedCacheConformance {
    /// Checks that stored values are found, later values replace earlier ones, and missing keys have no value.
    package func checkKeeping() async throws {
        let (a, b, c) = ("conformance/a", "conformance/b", "conformance/c")
        try await expect([:], for: [a, b, c], "a new cache is empty")
        try await expect([:], for: [], "an empty list of keys returns no values")
        try await cache.keep([:])
        try await cache.keep([a: [1, 2, 3], b: [0, 255]])
        try await expect(
            [a: [1, 2, 3], b: [0, 255]], for: [a, b, c], "only stored values are returned")
        try await expect([b: [0, 255]], for: [b, b], "a key may be requested twice")
        try await cache.keep([a: [9], c: [7]])
        try await expect(
            [a: [9], b: [0, 255], c: [7]], for: [a, b, c], "the last stored value replaces earlier ones")
    }

    /// Checks that similar keys are distinct.
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
        try await expect(["": [1]], for: [""], "the empty key is a valid key")
    }

    /// Checks that values may be empty or large, and that an empty value differs from a missing one.
    package func checkSizes() async throws {
        let (empty, large) = ("conformance/empty", "conformance/large")
        let bytes = (0..<options.largeValueByteCount).map { UInt8(truncatingIfNeeded: $0 &* 31 ^ ($0 >> 8)) }
        try await cache.keep([empty: [], large: bytes])
        try await expect([empty: [], large: bytes], for: [empty, large], "values may have any size")
        try await cache.keep([empty: [1], large: []])
        try await expect([empty: [1], large: []], for: [empty, large], "the size of a value may change")
    }

    /// Checks that many values are stored and found in one call.
    func checkManyKeys() async throws {
        let values = Dictionary(
            uniqueKeysWithValues: (0..<options.keyCount).map { number in
                ("conformance/many/\(number)", withUnsafeBytes(of: number) { Array($0) })
            })
        try await cache.keep(values)
        let missing = (0..<100).map { "conformance/missing/\($0)" }
        try await expect(values, for: missing + values.keys, "all of many values are found")
    }

    /// Checks that concurrent tasks find their own values, and one complete value for a key that all tasks store.
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
        checker.expect(counts == 0, "complete values during concurrent writes, found \(counts) that are not")
    }
}
