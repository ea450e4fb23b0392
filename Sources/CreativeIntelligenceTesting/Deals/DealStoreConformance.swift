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
