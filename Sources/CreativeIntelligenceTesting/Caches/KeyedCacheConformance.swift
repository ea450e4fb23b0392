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
