public import CreativeModel
internal import CreativeStores
internal import Foundation
internal import StageCore
public import Testing

/// Conformance checks for stores of classifications.
///
/// ```swift
/// @Test func conforms() async throws {
///     try await ClassificationStoreConformance { MyStore() }.checkAll()
/// }
/// ```
///
/// Times are whole milliseconds and must be returned equal. The checks use no text with NUL. Parts of keys that differ only
/// in their Unicode normalisation are equal in Swift, and therefore form one key.
public struct ClassificationStoreConformance: Sendable {
    let makeStore: @Sendable () async throws -> any ClassificationStore
    let options: StoreConformanceOptions
    let check: Checker

    /// Creates the checks for a store.
    ///
    /// - Parameters:
    ///   - options: The extent of the checks.
    ///   - sourceLocation: The location to report issues at; the default is that of the call.
    ///   - makeStore: Returns an empty store. Each check creates its own store.
    public init(
        options: StoreConformanceOptions = StoreConformanceOptions(),
        sourceLocation: SourceLocation = #_sourceLocation,
        makeStore: @escaping @Sendable () async throws -> any ClassificationStore
    ) {
        self.makeStore = makeStore
        self.options = options
        check = Checker(sourceLocation: sourceLocation)
    }

    /// Runs all checks.
    ///
    /// - Throws: The errors of the store.
    public func checkAll() async throws {
        try await checkReplacement()
        try await checkLookUps()
        try await checkContent()
        try await checkUnusualText()
        try await checkRuns()
        try await checkManyClassifications()
        try await checkRandomCalls()
    }
}

extension ClassificationStoreConformance {
    /// Checks that random calls have the same effect as on `InMemoryStore`.
    package func checkRandomCalls() async throws {
        for seed in options.seeds {
            var generator = SeededGenerator(seed: seed)
            let store = try await makeStore()
            let model = InMemoryStore()
            for step in 0..<options.callCount {
                let what = "seed \(seed), call \(step)"
                if generator.chance(0.3) {
                    let run = ClassificationSamples.run(&generator)
                    try await store.keep(run)
                    await model.keep(run)
                } else {
                    let found = (0..<generator.uniform(in: 0...4)).map { _ in
                        ClassificationSamples.classification(&generator)
                    }
                    try await store.keep(found)
                    await model.keep(found)
                }
                guard try await compare(store, model, &generator, what) else { break }
            }
        }
    }

    /// Returns whether both stores give the same answers, and records the first difference.
    private func compare(
        _ store: any ClassificationStore, _ model: InMemoryStore, _ generator: inout SeededGenerator,
        _ what: String
    ) async throws -> Bool {
        let keys = (0..<generator.uniform(in: 0...12)).map { _ in ClassificationSamples.key(&generator) }
        let creatives = (0..<generator.uniform(in: 0...3)).map { _ in
            ClassificationSamples.creative(&generator)
        }
        let limit = generator.uniform(in: -1...12)
        guard
            check.same(
                try await store.classifications(keys), await model.classifications(keys),
                "classifications of some keys after \(what)"),
            check.same(
                try await store.classifications(of: creatives), await model.classifications(of: creatives),
                "classifications of some creatives after \(what)")
        else { return false }
        return check.same(
            try await store.classificationRuns(limit: limit), await model.classificationRuns(limit: limit),
            "the latest \(limit) runs after \(what)")
    }
}
