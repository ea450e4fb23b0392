internal import CreativeModel

extension CampaignStoreConformance where Store: TransactionalStore {
    /// Checks that a transaction is applied entirely or not at all, sees its own edits, and excludes all other changes.
    ///
    /// - Throws: Unexpected errors of the store.
    public func checkTransactions() async throws {
        let store = try await store(of: 4)
        let one = try await store.transaction { edits in
            let one = try edits.createCampaign(named: "One", seat: "a").id
            try edits.place([key(1), key(2)], in: one)
            _ = try edits.updateCampaign(one, name: nil, summary: "S", status: nil)
            return one
        }
        let kinds = try await store.edits(limit: .max).map(\.kind)
        check.same(kinds, [.described, .placed, .created], "the log after a transaction")
        let seen = try await store.transaction { edits in
            try edits.remove([key(1)], from: one)
            return (
                try edits.campaign(one).summary, try edits.assignments(of: one).map(\.creative),
                try edits.edits(limit: 1).map(\.kind)
            )
        }
        check.same(seen.0, "S", "a campaign within a transaction")
        check.same(seen.1, [key(2)], "assignments within a transaction after a removal")
        check.same(seen.2, [.removed], "the log within a transaction after a removal")

        let before = try await store.snapshot()
        let log = try await store.edits(limit: .max)
        await check.refuses(.unknownCreative, "a transaction whose last edit is refused") {
            try await store.transaction { edits in
                try edits.place([key(3)], in: one)
                _ = try edits.createCampaign(named: "Two", seat: "a")
                try edits.place([key(9)], in: one)
            }
        }
        check.same(try await store.snapshot(), before, "the store after a refused transaction")
        check.same(try await store.edits(limit: .max), log, "the log after a refused transaction")
        await check.refuses(.unknownCampaign, "reading an unknown campaign in a transaction") {
            _ = try await store.transaction { try $0.campaign(CampaignID(rawValue: one.rawValue + 9)) }
        }
        try await checkExclusion(store, one)
    }

    /// Checks that of edits which depend on the same state, one is made.
    private func checkExclusion(_ store: Store, _ id: CampaignID) async throws {
        let made = try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 0..<8 {
                group.addTask {
                    try await store.transaction { edits in
                        guard try edits.campaign(id).name == "One" else { return false }
                        _ = try edits.updateCampaign(id, name: "Uno \(number)", summary: nil, status: nil)
                        return true
                    }
                }
            }
            return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        check.same(made, 1, "the edits that found the name that they require")
    }
}
