internal import CreativeModel

extension CampaignStoreConformance {
    /// A creative is known by its own id and by the buyer's: imports under either are of one creative, and an id that is
    /// ambiguous, or another creative's own one, is not taken for it.
    package func checkBothIDs() async throws {
        try await checkBuyerIDs()
        try await checkOwnIDs()
        try await checkTakenIDs()
    }

    private func creative(_ number: Int, buyer: String?, page: String, seat: String = "a") -> Creative {
        var creative = Creative(key: key(number, seat: seat))
        creative.buyerCreativeID = buyer
        creative.landingURL = page
        return creative
    }

    private func rows(of id: String, seat: String = "a", clicks: Int64) -> [PerformanceRecord] {
        [row(CreativeKey(seat: seat, id: id), on(0), [.clicks: clicks])]
    }

    private func checkBuyerIDs() async throws {
        let store = try await makeStore()
        let first = creative(1, buyer: "b1", page: "https://one.example")
        let second = creative(2, buyer: "b2", page: "https://two.example")
        _ = try await store.add(ImportBatch(creatives: [first, second]))
        var outcome = try await store.add(ImportBatch([], rows(of: "b1", clicks: 3)))
        check.same(outcome.newCreatives, 0, "new creatives of performance under a buyer's id")
        check.same(outcome.newRows, 1, "rows of performance under a buyer's id")
        outcome = try await store.add(ImportBatch([], rows(of: first.key.id, clicks: 3)))
        check.holds(outcome.isUnchanged, "the same rows under the own id change nothing")
        outcome = try await store.add(ImportBatch([], rows(of: "b1", seat: "b", clicks: 5)))
        check.same(outcome.newRows, 1, "rows of the same id in another seat are new")
        check.same(try await store.creatives(), [first, second], "creatives after imports under either id")
        let reports = try await store.performance(of: [[first.key], [second.key]], in: .all)
        check.same(reports.map(\.totals.metrics.clicks), [3, nil], "performance under either id")
        // One import that has both.
        let other = try await makeStore()
        _ = try await other.add(
            ImportBatch(creatives: [first], performance: table(rows(of: "b1", clicks: 4))))
        check.same(try await other.creatives(), [first], "creatives of one import under both ids")
        let sums = try await other.performance(of: [[first.key]], in: .all)
        check.same(sums[0].totals.metrics.clicks, 4, "performance of one import under both ids")
        check.same(
            try await other.keys(of: ["b1", first.key.id, "b9"], seat: "a").map(\.id), [first.key.id, "b9"],
            "keys of both ids and an unknown one")
    }

    /// What was met under the buyer's id first is the same creative when its own id comes.
    private func checkOwnIDs() async throws {
        let store = try await makeStore()
        let buyer = CreativeKey(seat: "a", id: "b1")
        _ = try await store.add(ImportBatch([buyer], rows(of: "b1", clicks: 3)))
        var known = creative(1, buyer: "b1", page: "https://one.example")
        let outcome = try await store.add(ImportBatch(creatives: [known]))
        check.same(outcome.newCreatives, 0, "new creatives where the own id comes later")
        check.holds(
            try await store.add(ImportBatch([], rows(of: known.key.id, clicks: 3))).isUnchanged,
            "rows under an own id that came later are those of the buyer's id")
        known.key = buyer
        check.same(try await store.creatives(), [known], "a creative whose own id came later")
        check.same(
            try await store.keys(of: ["b1", key(1).id], seat: "a"), [buyer], "both ids of such a creative")
    }

    private func checkTakenIDs() async throws {
        let store = try await makeStore()
        // The buyer's ids are those of others, and one is that of two.
        let crossed = [
            creative(1, buyer: key(2).id, page: "https://one.example"),
            creative(2, buyer: key(1).id, page: "https://two.example"),
            creative(3, buyer: "both", page: "https://three.example"),
            creative(4, buyer: "both", page: "https://four.example"),
        ]
        _ = try await store.add(ImportBatch(creatives: crossed))
        check.holds(
            try await store.add(ImportBatch(creatives: crossed)).isUnchanged,
            "crossed ids come again unchanged")
        _ = try await store.add(
            ImportBatch([], rows(of: key(1).id, clicks: 1) + rows(of: "both", clicks: 9)))
        let sums = try await store.performance(of: crossed.map { [$0.key] }, in: .all)
        check.same(
            sums.map(\.totals.metrics.clicks), [1, nil, nil, nil],
            "an own id goes before a buyer's, and the id of two is nobody's")
        // Another description under a buyer's id is of another creative.
        let stranger = creative(9, buyer: nil, page: "https://nine.example")
        var renamed = stranger
        renamed.key = CreativeKey(seat: "a", id: "b8")
        _ = try await store.add(
            ImportBatch(creatives: [creative(8, buyer: "b8", page: "https://eight.example")]))
        check.same(
            try await store.add(ImportBatch(creatives: [renamed])).newCreatives, 1,
            "what says something else under a buyer's id is another creative")
    }
}
