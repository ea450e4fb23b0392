/// The ids of a store's creatives that are not in their keys.
struct CreativeIDRecord: Sendable {
    private(set) var ownIDs: [CreativeKey: String] = [:]
    private(set) var keysByOwnID: [CreativeKey: CreativeKey] = [:]
    private(set) var keysByBuyerID: [CreativeKey: Set<CreativeKey>] = [:]
    private var buyerIDs: [CreativeKey: CreativeKey] = [:]

    /// Takes the ids of a batch over that was added.
    mutating func note(_ resolved: ResolvedBatch, creatives: [CreativeKey: Creative]) {
        for (key, id) in resolved.ownIDs {
            ownIDs[key] = id
            keysByOwnID[CreativeKey(seat: key.seat, id: id)] = key
        }
        for key in resolved.batch.creatives.map(\.key) {
            let buyer = creatives[key]?.otherID
            guard buyerIDs[key] != buyer else { continue }
            if let old = buyerIDs[key] { keysByBuyerID[old]?.remove(key) }
            if let buyer { keysByBuyerID[buyer, default: []].insert(key) }
            buyerIDs[key] = buyer
        }
    }
}

extension InMemoryStore {
    /// The batch with each creative under the key by which the store knows it.
    public func resolve(_ batch: ImportBatch) -> ImportBatch { resolved(batch).batch }

    func resolved(_ batch: ImportBatch) -> ResolvedBatch {
        let known = KnownIDs(creatives: creativesByKey, performance: performance, record: idRecord)
        // Nothing in memory throws.
        return (try? batch.resolved(in: known)) ?? ResolvedBatch(batch: batch)
    }

    private struct KnownIDs: KnownCreativeIDs {
        let creatives: [CreativeKey: Creative]
        let performance: PerformanceTable
        let record: CreativeIDRecord

        func stored(_ key: CreativeKey) -> Creative? {
            if let creative = creatives[key] { return creative }
            let index = performance.creatives.index(of: key)
            return index.flatMap { performance.ledgers[$0].rows.isEmpty ? nil : Creative(key: key) }
        }

        func creative(ownID: CreativeKey) -> CreativeKey? { record.keysByOwnID[ownID] }
        func ownID(of key: CreativeKey) -> String? { record.ownIDs[key] }
        func creatives(buyerID: CreativeKey) -> [CreativeKey] {
            Array(record.keysByBuyerID[buyerID, default: []])
        }
    }
}
