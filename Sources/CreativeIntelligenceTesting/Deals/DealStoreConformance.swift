public import CreativeModel
internal import CreativeStores
internal import StageCore
public import Testing

/// Conformance checks for stores of deals.
///
/// ```swift
/// @Test func conforms() async throws {
///     try await DealStoreConformance { MyStore() }.checkAll()
/// }
/// ```
public struct DealStoreConformance: Sendable {
    let makeStore: @Sendable () async throws -> any DealStore
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
        makeStore: @escaping @Sendable () async throws -> any DealStore
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
        try await checkRemoval()
        try await checkContent()
        try await checkManyDeals()
        try await checkRandomCalls()
    }
}

extension DealStoreConformance {
    /// Checks that random calls have the same effect as on `InMemoryStore`.
    func checkRandomCalls() async throws {
        for seed in options.seeds {
            var generator = SeededGenerator(seed: seed)
            let store = try await makeStore()
            let model = InMemoryStore()
            for step in 0..<options.callCount {
                let ids = (0..<generator.uniform(in: 0...5)).map { _ in "\(generator.uniform(in: 1...9))" }
                if generator.chance(0.3) {
                    try await store.removeDeals(ids)
                    await model.removeDeals(ids)
                } else {
                    let deals = ids.map { Self.deal($0, generator.element(of: ["one", "two"])) }
                    check.same(
                        try await store.add(deals), await model.add(deals), "seed \(seed), call \(step)")
                }
                check.same(
                    try await store.deals(), await model.deals(), "deals after seed \(seed), call \(step)")
            }
        }
    }

    static func deal(_ id: String, _ name: String? = nil) -> Deal {
        var deal = Deal(id: id)
        deal.name = name
        return deal
    }

    func deal(_ id: String, _ name: String? = nil) -> Deal { Self.deal(id, name) }

    /// Returns a deal with all values set.
    func fullDeal(_ id: String) -> Deal {
        var deal = deal(id, "name")
        deal.ssp = "ssp"
        deal.format = "video"
        deal.taxonomy = ContentTaxonomy(tier1: "1", tier2: "2", tier3: "3")
        deal.concepts = ["b", "a"]
        deal.safety = BrandSafety(risk: GARMRisk.allCases.last, isFamilySafe: false)
        deal.audience.segments = ["z", "y"]
        deal.audience.demographics = "25-34"
        deal.commercial.qualityTier = "premium"
        deal.commercial.volumeTier = "high"
        deal.commercial.floorPrice = Micros(rawValue: .max)
        deal.commercial.currency = CurrencyCode(rawValue: "EUR") ?? .unknown
        deal.publishers = ["nova.example"]
        return deal
    }
}

extension DealStoreConformance {
    /// Checks that a deal replaces the previous one with its ID completely, and that the last of repeated IDs counts, once.
    package func checkReplacement() async throws {
        let store = try await makeStore()
        try await expect([deal("b"), deal("a", "one"), deal("10")], into: store, new: 3, "new deals")
        check.same(
            try await store.deals().map(\.id), ["10", "a", "b"], "deals ordered by the text of their IDs")
        try await expect([deal("a", "one"), deal("b")], into: store, "equal deals")
        try await expect([], into: store, "no deals")
        var full = fullDeal("a")
        try await expect([full], into: store, changed: 1, "a deal with more values")
        full.name = nil
        full.concepts = []
        try await expect([full, deal("c")], into: store, new: 1, changed: 1, "a deal with fewer values")
        check.same(
            try await store.deals(), [deal("10"), full, deal("b"), deal("c")],
            "values omitted by a newer deal are removed")
        try await expect([deal("d", "one"), deal("d", "two")], into: store, new: 1, "a repeated new ID")
        try await expect(
            [deal("d", "one"), deal("d", "two")], into: store,
            "a repeated known ID, with the last deal unchanged")
        try await expect(
            [deal("d", "two"), deal("d", "one")], into: store, changed: 1, "a repeated known ID")
        check.same(try await store.deals().last, deal("d", "one"), "the last deal with an ID counts")
    }

    /// Checks that removed deals are gone, and that unknown IDs are ignored.
    package func checkRemoval() async throws {
        let store = try await makeStore()
        _ = try await store.add(["a", "b", "c"].map { deal($0) })
        try await store.removeDeals(["a", "x", "c", "a"])
        try await store.removeDeals([])
        check.same(try await store.deals(), [deal("b")], "deals after a removal")
        try await expect([deal("a")], into: store, new: 1, "adding a removed deal again")
    }

    /// Checks that every value and any text of a deal is returned.
    func checkContent() async throws {
        let store = try await makeStore()
        var deals = UnusualText.all.map { text in
            var deal = deal("id \(text)", text)
            deal.concepts = [text, "", text]
            deal.publishers = [text]
            deal.audience.demographics = text
            return deal
        }
        deals.append(fullDeal("full"))
        deals.append(deal("", nil))
        try await expect(deals, into: store, new: deals.count, "deals with unusual text")
        check.same(
            try await store.deals(), deals.sorted { $0.id < $1.id }, "deals with unusual text are returned")
        try await expect(deals, into: store, "adding deals with unusual text again")
        try await store.removeDeals(deals.dropLast().map(\.id))
        check.same(try await store.deals(), [deal("")], "deals with unusual text are removed by their IDs")
    }

    /// Checks many deals, added by several tasks concurrently.
    func checkManyDeals() async throws {
        let store = try await makeStore()
        let (tasks, count) = (options.taskCount, max(1, options.manyCount / options.taskCount))
        let new = try await withThrowingTaskGroup(of: Int.self) { group in
            for task in 0..<tasks {
                group.addTask {
                    var new = 0
                    for number in 0..<count {
                        let own = Self.deal("t\(task)/\(number)")
                        new += try await store.add([own, Self.deal("shared \(number)", "\(task)")]).new
                    }
                    return new
                }
            }
            return try await group.reduce(0, +)
        }
        check.same(new, (tasks + 1) * count, "new deals of all tasks, shared ones counted once")
        let deals = try await store.deals()
        check.same(deals.count, new, "deals after all tasks")
        check.holds(deals.map(\.id).isStrictlyIncreasing, "many deals are ordered by ID")
    }

    private func expect(
        _ deals: [Deal], into store: any DealStore, new: Int = 0, changed: Int = 0, _ what: String
    ) async throws {
        var expected = DealOutcome()
        (expected.new, expected.changed) = (new, changed)
        check.same(try await store.add(deals), expected, what)
    }
}
