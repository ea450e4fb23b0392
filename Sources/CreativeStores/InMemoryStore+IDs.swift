public import CreativeModel

/// The own IDs of creatives whose key holds a different ID.
struct CreativeIDRecord: Sendable {
    private(set) var ownIDs: [CreativeKey: String] = [:]
    private(set) var keysByOwnID: [CreativeKey: CreativeKey] = [:]

    /// Adds own IDs, by the key of their creative.
    mutating func note(_ learned: [CreativeKey: String]) {
        for (key, id) in learned {
            ownIDs[key] = id
            keysByOwnID[CreativeKey(seat: key.seat, id: id)] = key
        }
    }
}

extension InMemoryStore {
    /// Returns the batch with each creative under the key by which the store knows it.
    public func resolve(_ batch: ImportBatch) -> ImportBatch { resolved(batch).batch }

    func resolved(_ batch: ImportBatch) -> ResolvedBatch {
        let known = KnownIDs(creatives: book.creatives, performance: performance, record: idRecord)
        // Nothing in memory throws.
        return (try? batch.resolved(in: known)) ?? ResolvedBatch(batch: batch)
    }

    private struct KnownIDs: KnownCreativeIDs {
        let creatives: KnownCreatives
        let performance: PerformanceTable
        let record: CreativeIDRecord

        var isEmpty: Bool { creatives.creatives.isEmpty && performance.isEmpty }

        func stored(_ key: CreativeKey) -> Creative? {
            if let creative = creatives[key] { return creative }
            let index = performance.creatives.index(of: key)
            return index.flatMap { performance.ledgers[$0].list.isEmpty ? nil : Creative(key: key) }
        }

        func creative(ownID: CreativeKey) -> CreativeKey? { record.keysByOwnID[ownID] }
        func ownID(of key: CreativeKey) -> String? { record.ownIDs[key] }
        func creatives(buyerID: CreativeKey) -> [CreativeKey] {
            creatives.keys(ofBuyerID: buyerID)
        }
    }
}
