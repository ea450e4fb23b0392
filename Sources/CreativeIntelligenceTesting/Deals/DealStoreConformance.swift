public import CreativeModel
internal import CreativeStores
internal import StageCore
public import Testing

/// What every store of deals promises, as checks for your own one.
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

    /// Makes the checks of a store.
    ///
    /// - Parameters:
    ///   - options: How much is checked.
    ///   - sourceLocation: Where issues are shown; the call's own place by default.
    ///   - makeStore: Makes an empty store; each check asks for its own one.
    public init(
        options: StoreConformanceOptions = StoreConformanceOptions(),
        sourceLocation: SourceLocation = #_sourceLocation,
        makeStore: @escaping @Sendable () async throws -> any DealStore
    ) {
        self.makeStore = makeStore
        self.options = options
        check = Checker(sourceLocation: sourceLocation)
    }

    /// Makes all checks.
    ///
    /// - Throws: What the store throws.
    public func checkAll() async throws {
        try await checkReplacement()
        try await checkRemoval()
        try await checkContent()
        try await checkManyDeals()
        try await checkRandomCalls()
    }
}

extension DealStoreConformance {
    /// Random calls do what they do to `InMemoryStore`.
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

    /// A deal of which everything is known.
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
    /// A deal replaces the known one of its id whole, and the last of an id counts, once.
    package func checkReplacement() async throws {
        let store = try await makeStore()
        try await expect([deal("b"), deal("a", "one"), deal("10")], into: store, new: 3, "new deals")
        check.same(try await store.deals().map(\.id), ["10", "a", "b"], "deals by the text of their ids")
        try await expect([deal("a", "one"), deal("b")], into: store, "equal deals")
        try await expect([], into: store, "no deals")
        var full = fullDeal("a")
        try await expect([full], into: store, changed: 1, "a fuller deal")
        full.name = nil
        full.concepts = []
        try await expect([full, deal("c")], into: store, new: 1, changed: 1, "a deal with less")
        check.same(
            try await store.deals(), [deal("10"), full, deal("b"), deal("c")],
            "what a newer deal leaves out is no longer known")
        try await expect([deal("d", "one"), deal("d", "two")], into: store, new: 1, "a new id twice")
        try await expect(
            [deal("d", "one"), deal("d", "two")], into: store, "a known id twice, the last as it is")
        try await expect([deal("d", "two"), deal("d", "one")], into: store, changed: 1, "a known id twice")
        check.same(try await store.deals().last, deal("d", "one"), "the last of an id counts")
    }

    /// Removed deals are gone; ids that are not known are passed over.
    package func checkRemoval() async throws {
        let store = try await makeStore()
        _ = try await store.add(["a", "b", "c"].map { deal($0) })
        try await store.removeDeals(["a", "x", "c", "a"])
        try await store.removeDeals([])
        check.same(try await store.deals(), [deal("b")], "deals after a removal")
        try await expect([deal("a")], into: store, new: 1, "a deal that was removed")
    }

    /// Every value and any text of a deal comes back.
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
        try await expect(deals, into: store, new: deals.count, "deals of any text")
        check.same(try await store.deals(), deals.sorted { $0.id < $1.id }, "deals of any text come back")
        try await expect(deals, into: store, "deals of any text again")
        try await store.removeDeals(deals.dropLast().map(\.id))
        check.same(try await store.deals(), [deal("")], "deals of any text are removed by their ids")
    }

    /// Many deals, from several tasks at once.
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
        check.same(new, (tasks + 1) * count, "new deals over all tasks, those of all of them once")
        let deals = try await store.deals()
        check.same(deals.count, new, "deals after all tasks")
        check.holds(deals.map(\.id).isStrictlyIncreasing, "many deals are in the order of their ids")
    }

    private func expect(
        _ deals: [Deal], into store: any DealStore, new: Int = 0, changed: Int = 0, _ what: String
    ) async throws {
        var expected = DealOutcome()
        (expected.new, expected.changed) = (new, changed)
        check.same(try await store.add(deals), expected, what)
    }
}
