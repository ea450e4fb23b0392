internal import CreativeModel
internal import Foundation

extension CampaignStoreConformance {
    /// Imports count what they change, later descriptions leave in place what they do not know, and what changes
    /// nothing leaves the revision alone.
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
            "two imports changed something")
        let performanceOnly = ImportBatch([], [row(key(2), on(5), [.spend: 1])])
        try await expectImport(performanceOnly, into: store, newRows: 1, "an import of performance alone")
        check.same(try await store.snapshot().revision, 3, "the revision after three imports with a change")

        let some = try await store.creatives([key(3), key(9), key(1), key(3)])
        check.same(some.map(\.key), [key(1), key(3)], "creatives of some keys, one unknown, one twice")
        let none = try await store.creatives([])
        check.same(none, [], "creatives of no keys")
    }

    private func checkDescriptions() async throws {
        let store = try await makeStore()
        let full = fullCreative(key(1))
        try await expectImport(ImportBatch(creatives: [full]), into: store, new: 1, "a full description")
        check.same(try await store.creatives(), [full], "a full description comes back")
        try await expectImport(
            ImportBatch([key(1)]), into: store, "a description of which only the key is known")
        check.same(try await store.creatives(), [full], "what a later description leaves out stays")

        var later = Creative(key: key(1))
        later.name = ""
        later.country = "FR"
        later.size = CreativeSize(width: 1, height: 2)
        try await expectImport(ImportBatch([key(2)]), into: store, new: 1, "another creative")
        try await expectImport(
            ImportBatch(creatives: [Creative(key: key(2)), later]), into: store, changed: 1,
            "a later description beside one that changes nothing")
        var expected = full
        expected.update(with: later)
        check.same(try await store.creatives([key(1)]), [expected], "a later description wins where it knows")

        var bare = try await makeStore()
        _ = try await bare.add(ImportBatch([key(1)]))
        _ = try await bare.add(ImportBatch(creatives: [full]))
        check.same(try await bare.creatives(), [full], "a bare creative takes every value over")
        bare = try await makeStore()
        _ = try await bare.add(ImportBatch([key(1)]))
        check.same(try await bare.creatives(), [Creative(key: key(1))], "a value that nobody knows is nil")
    }

    private func checkSeatsApart() async throws {
        let store = try await makeStore()
        var named = Creative(key: key(1, seat: "b"))
        named.name = "of b"
        let rows = [row(key(1), on(0), [.clicks: 1]), row(key(1, seat: "b"), on(0), [.clicks: 10])]
        let batch = ImportBatch(creatives: [named, Creative(key: key(1))], performance: table(rows))
        try await expectImport(batch, into: store, new: 2, newRows: 2, "one id in two seats")
        check.same(try await store.creatives(), [Creative(key: key(1)), named], "creatives of two seats")
        let reports = try await store.performance(of: [[key(1)], [key(1, seat: "b")]], in: .all)
        check.same(reports.map(\.totals.metrics.clicks), [1, 10], "performance of one id in two seats")
    }

    /// Adds a batch and compares what it changed, the revision included.
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

    /// A store of the creatives 1 to `count` of each seat.
    func store(of count: Int, seats: [String] = ["a"], _ rows: [PerformanceRecord] = []) async throws -> Store
    {
        let store = try await makeStore()
        let keys = seats.flatMap { seat in (0..<count).map { key($0 + 1, seat: seat) } }
        _ = try await store.add(ImportBatch(keys, rows))
        return store
    }
}
