public import CreativeModel
public import Testing

/// Conformance checks for stores of package proposals.
///
/// ```swift
/// @Test func conforms() async throws {
///     try await PackageStoreConformance { MyStore() }.checkAll()
/// }
/// ```
public struct PackageStoreConformance: Sendable {
    let makeStore: @Sendable () async throws -> any PackageStore
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
        makeStore: @escaping @Sendable () async throws -> any PackageStore
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
        try await checkContent()
        try await checkConcurrentUse()
    }

    /// Checks that a save replaces all proposals and keeps their order.
    package func checkReplacement() async throws {
        let store = try await makeStore()
        check.same(try await store.packages(), [], "the proposals of a new store")
        let packages = ["Wine", "Auto", "Wine"].map { proposal($0) }
        try await store.savePackages(packages)
        check.same(try await store.packages(), packages, "proposals are returned in order")
        try await store.savePackages([packages[1]])
        check.same(try await store.packages(), [packages[1]], "a save replaces all proposals")
        try await store.savePackages([])
        check.same(try await store.packages(), [], "saving no proposals removes all")
    }

    /// Checks that every value and any text of a proposal is returned, and that its deals may be unknown.
    func checkContent() async throws {
        let store = try await makeStore()
        let packages = UnusualText.all.map { proposal($0) } + [proposal("")]
        try await store.savePackages(packages)
        check.same(try await store.packages(), packages, "proposals with unusual text are returned")
        let many = (0..<options.manyCount).map { proposal("Package \($0 * 7 % options.manyCount)") }
        try await store.savePackages(many)
        check.same(try await store.packages(), many, "many proposals are returned in order")
    }

    /// Checks that a reader sees the proposals of a single save, never a mixture.
    func checkConcurrentUse() async throws {
        let store = try await makeStore()
        let mixtures = try await withThrowingTaskGroup(of: Int.self) { group in
            for task in 0..<options.taskCount {
                group.addTask {
                    var mixtures = 0
                    for _ in 0..<20 {
                        try await store.savePackages(
                            (0..<task + 1).map { _ in Self.proposal("of \(task)", "of \(task)") })
                        let found = try await store.packages()
                        let isWhole =
                            Set(found.map(\.name)).count == 1 && found[0].name == "of \(found.count - 1)"
                        if !isWhole { mixtures += 1 }
                    }
                    return mixtures
                }
            }
            return try await group.reduce(0, +)
        }
        check.same(mixtures, 0, "reads that found proposals of several saves")
    }

    private func proposal(_ name: String) -> PackageProposal { Self.proposal(name, name) }

    private static func proposal(_ name: String, _ text: String) -> PackageProposal {
        var deals = [Deal(id: "z"), Deal(id: text)]
        deals[0].ssp = text
        deals[0].safety = BrandSafety(risk: GARMRisk.allCases.first, isFamilySafe: true)
        deals[0].commercial.floorPrice = Micros(rawValue: 1_500_000)
        deals[0].audience.segments = [text]
        deals[0].publishers = [text]
        return PackageProposal(
            name: name, dealIDs: deals.map(\.id), reasoning: text,
            source: .offline, facts: PackageFacts(of: deals))
    }
}
