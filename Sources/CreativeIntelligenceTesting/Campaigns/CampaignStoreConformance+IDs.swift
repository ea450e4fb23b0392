internal import CreativeModel

extension CampaignStoreConformance {
    /// Checks that a creative is known by its own ID and by the buyer's: imports under either ID refer to one creative. An ID
    /// that is ambiguous, or another creative's own ID, does not identify it.
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
        check.same(outcome.newCreatives, 0, "new creatives from performance under a buyer's ID")
        check.same(outcome.newRows, 1, "new rows from performance under a buyer's ID")
        outcome = try await store.add(ImportBatch([], rows(of: first.key.id, clicks: 3)))
        check.holds(outcome.isUnchanged, "the same rows under the own ID change nothing")
        outcome = try await store.add(ImportBatch([], rows(of: "b1", seat: "b", clicks: 5)))
        check.same(outcome.newRows, 1, "rows of the same ID in another seat are new")
        check.same(try await store.creatives(), [first, second], "creatives after imports under either ID")
        let reports = try await store.performance(of: [[first.key], [second.key]], in: .all)
        check.same(reports.map(\.totals.metrics.clicks), [3, nil], "performance under either ID")
        // One import with both IDs.
        let other = try await makeStore()
        _ = try await other.add(
            ImportBatch(creatives: [first], performance: table(rows(of: "b1", clicks: 4))))
        check.same(try await other.creatives(), [first], "creatives of one import under both IDs")
        let sums = try await other.performance(of: [[first.key]], in: .all)
        check.same(sums[0].totals.metrics.clicks, 4, "performance of one import under both IDs")
        check.same(
            try await other.keys(of: ["b1", first.key.id, "b9"], seat: "a").map(\.id), [first.key.id, "b9"],
            "keys of both IDs and an unknown one")
    }

    /// Checks that a creative first seen under the buyer's ID remains the same when its own ID arrives.
    private func checkOwnIDs() async throws {
        let store = try await makeStore()
        let buyer = CreativeKey(seat: "a", id: "b1")
        _ = try await store.add(ImportBatch([buyer], rows(of: "b1", clicks: 3)))
        var known = creative(1, buyer: "b1", page: "https://one.example")
        let outcome = try await store.add(ImportBatch(creatives: [known]))
        check.same(outcome.newCreatives, 0, "new creatives when the own ID arrives later")
        check.holds(
            try await store.add(ImportBatch([], rows(of: known.key.id, clicks: 3))).isUnchanged,
            "rows under a later own ID replace those of the buyer's ID")
        known.key = buyer
        check.same(try await store.creatives(), [known], "a creative whose own ID arrived later")
        check.same(
            try await store.keys(of: ["b1", key(1).id], seat: "a"), [buyer],
            "keys of both IDs of such a creative")
    }

    private func checkTakenIDs() async throws {
        let store = try await makeStore()
        // Buyer IDs that are own IDs of other creatives, and one shared by two creatives.
        let crossed = [
            creative(1, buyer: key(2).id, page: "https://one.example"),
            creative(2, buyer: key(1).id, page: "https://two.example"),
            creative(3, buyer: "both", page: "https://three.example"),
            creative(4, buyer: "both", page: "https://four.example"),
        ]
        _ = try await store.add(ImportBatch(creatives: crossed))
        check.holds(
            try await store.add(ImportBatch(creatives: crossed)).isUnchanged,
            "importing crossed IDs again changes nothing")
        _ = try await store.add(
            ImportBatch([], rows(of: key(1).id, clicks: 1) + rows(of: "both", clicks: 9)))
        let sums = try await store.performance(of: crossed.map { [$0.key] }, in: .all)
        check.same(
            sums.map(\.totals.metrics.clicks), [1, nil, nil, nil],
            "an own ID takes precedence, and a shared buyer's ID identifies no creative")
        // Another description under a buyer's ID belongs to another creative.
        let stranger = creative(9, buyer: nil, page: "https://nine.example")
        var renamed = stranger
        renamed.key = CreativeKey(seat: "a", id: "b8")
        _ = try await store.add(
            ImportBatch(creatives: [creative(8, buyer: "b8", page: "https://eight.example")]))
        check.same(
            try await store.add(ImportBatch(creatives: [renamed])).newCreatives, 1,
            "a different description under a buyer's ID is another creative")
    }
}
