internal import CreativeModel

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
