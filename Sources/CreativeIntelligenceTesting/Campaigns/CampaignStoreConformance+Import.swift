internal import CreativeModel
internal import Foundation

extension CampaignStoreConformance {
    /// Checks that imports report their changes, that later descriptions keep values they omit, and that an import without
    /// changes keeps the revision.
    package func checkImports() async throws {
        try await checkImportOutcomes()
        try await checkDescriptions()
        try await checkSeatsApart()
    }

    private func checkImportOutcomes() async throws {
        let store = try await makeStore()
        try await expectState(of: store, StoreSnapshot(creatives: []), "a new store is empty")
        try await expectImport(ImportBatch(), into: store, "an empty import")
        let rows = [
            row(key(1), on(0), [.clicks: 1]), row(key(1), on(1), [.clicks: 2]),
            row(key(1), on(0), geo: "FR", [.clicks: 3]),
        ]
        let first = ImportBatch([key(2), key(1)], rows)
        try await expectImport(first, into: store, new: 2, newRows: 3, "a first import")
        try await expectImport(first, into: store, "the same import again")
        let second = ImportBatch(
            [key(1), key(3)],
            [row(key(1), on(0), [.clicks: 9]), rows[1], row(key(3), on(0), [.clicks: 0])])
        try await expectImport(
            second, into: store, new: 1, newRows: 1, changedRows: 1, "an overlapping import")
        try await expectState(
            of: store,
            StoreSnapshot(revision: 2, creatives: [1, 2, 3].map { Creative(key: key($0)) }),
            "the revision after two imports with a change")
        let performanceOnly = ImportBatch([], [row(key(2), on(5), [.spend: 1])])
        try await expectImport(performanceOnly, into: store, newRows: 1, "an import of performance alone")
        check.same(try await store.snapshot().revision, 3, "the revision after three imports with a change")

        let some = try await store.creatives([key(3), key(9), key(1), key(3)])
        check.same(some.map(\.key), [key(1), key(3)], "creatives of some keys, one unknown and one repeated")
        let none = try await store.creatives([])
        check.same(none, [], "creatives of no keys")
    }

    private func checkDescriptions() async throws {
        let store = try await makeStore()
        let full = fullCreative(key(1))
        try await expectImport(ImportBatch(creatives: [full]), into: store, new: 1, "a full description")
        check.same(try await store.creatives(), [full], "a full description is returned")
        try await expectImport(
            ImportBatch([key(1)]), into: store, "a description with only a key")
        check.same(try await store.creatives(), [full], "values omitted by a later description are kept")

        var later = Creative(key: key(1))
        later.name = ""
        later.country = "FR"
        later.size = CreativeSize(width: 1, height: 2)
        try await expectImport(ImportBatch([key(2)]), into: store, new: 1, "another creative")
        try await expectImport(
            ImportBatch(creatives: [Creative(key: key(2)), later]), into: store, changed: 1,
            "a later description and one without changes")
        var expected = full
        expected.update(with: later)
        check.same(
            try await store.creatives([key(1)]), [expected], "a later description replaces the values it has")

        var bare = try await makeStore()
        _ = try await bare.add(ImportBatch([key(1)]))
        _ = try await bare.add(ImportBatch(creatives: [full]))
        check.same(try await bare.creatives(), [full], "a creative with only a key takes over every value")
        bare = try await makeStore()
        _ = try await bare.add(ImportBatch([key(1)]))
        check.same(try await bare.creatives(), [Creative(key: key(1))], "unknown values are nil")
    }

    private func checkSeatsApart() async throws {
        let store = try await makeStore()
        var named = Creative(key: key(1, seat: "b"))
        named.name = "of b"
        let rows = [row(key(1), on(0), [.clicks: 1]), row(key(1, seat: "b"), on(0), [.clicks: 10])]
        let batch = ImportBatch(creatives: [named, Creative(key: key(1))], performance: table(rows))
        try await expectImport(batch, into: store, new: 2, newRows: 2, "one ID in two seats")
        check.same(try await store.creatives(), [Creative(key: key(1)), named], "creatives of two seats")
        let reports = try await store.performance(of: [[key(1)], [key(1, seat: "b")]], in: .all)
        check.same(reports.map(\.totals.metrics.clicks), [1, 10], "performance of one ID in two seats")
    }

    /// Adds a batch and checks the reported changes and the revision.
    private func expectImport(
        _ batch: ImportBatch, into store: Store, new: Int = 0, changed: Int = 0, newRows: Int = 0,
        changedRows: Int = 0, _ what: String
    ) async throws {
        var expected = ImportOutcome()
        expected.newCreatives = new
        expected.changedCreatives = changed
        expected.newRows = newRows
        expected.changedRows = changedRows
        let before = try await store.snapshot().revision
        check.same(try await store.add(batch), expected, what)
        check.same(
            try await store.snapshot().revision, before + (expected.isUnchanged ? 0 : 1),
            "the revision after \(what)")
    }

    func expectState(of store: Store, _ expected: StoreSnapshot, _ what: String) async throws {
        check.same(try await store.snapshot(), expected, what)
    }

    /// Returns a store with the creatives 1 to `count` of each seat.
    func store(of count: Int, seats: [String] = ["a"], _ rows: [PerformanceRecord] = []) async throws -> Store
    {
        let store = try await makeStore()
        let keys = seats.flatMap { seat in (0..<count).map { key($0 + 1, seat: seat) } }
        _ = try await store.add(ImportBatch(keys, rows))
        return store
    }
}
