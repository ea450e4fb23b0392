internal import CreativeModel
internal import CreativeStores

/// The IDs of a store without creatives, which need no look-ups.
struct NoCreativeIDs: KnownCreativeIDs {
    var isEmpty: Bool { true }
    func stored(_ key: CreativeKey) -> Creative? { nil }
    func creative(ownID: CreativeKey) -> CreativeKey? { nil }
    func ownID(of key: CreativeKey) -> String? { nil }
    func creatives(buyerID: CreativeKey) -> [CreativeKey] { [] }
}

/// The IDs that a batch asks for, read by one statement for all of them. Others are looked up.
struct PreparedCreativeIDs: KnownCreativeIDs {
    private let table: CreativeIDTable
    private let asked: Set<CreativeKey>
    private var storedByKey: [CreativeKey: Creative] = [:]
    private var keyOfOwnID: [CreativeKey: CreativeKey] = [:]
    private var ownIDOfKey: [CreativeKey: String] = [:]
    private var keysOfBuyerID: [CreativeKey: [CreativeKey]] = [:]

    var isEmpty: Bool { get throws { try table.isEmpty } }

    init(for batch: ImportBatch, in table: CreativeIDTable) throws {
        self.table = table
        asked = Set(batch.creatives.map(\.key)).union(batch.creatives.compactMap(\.otherID))
            .union(batch.performance.creativeKeys)
        let database = table.database
        let descriptions = try table.creatives.descriptions(of: asked.sorted())
        let bare = descriptions.values.filter { !$0.isDescribed }.map(\.id)
        let withPerformance = Set(try table.creativesWithPerformance(among: bare))
        for (key, found) in descriptions where found.isDescribed || withPerformance.contains(found.id) {
            storedByKey[key] = found.creative
        }
        let keyOfID = Dictionary(uniqueKeysWithValues: descriptions.map { ($0.value.id, $0.key) })
        try database.forEach(
            "SELECT creative_id, id FROM creative_ids WHERE creative_id = \(database.dialect.each(Int64.self)) AND is_own",
            each: keyOfID.keys.sorted()
        ) { row in
            if let key = keyOfID[try row.value("creative_id")] { ownIDOfKey[key] = try row.value("id") }
        }
        try readIDs()
    }

    /// Reads the creatives that have one of the keys as another ID.
    private mutating func readIDs() throws {
        let database = table.database
        for (name, keys) in Dictionary(grouping: asked, by: \.seat).sorted(by: { $0.key < $1.key }) {
            guard let seat = try table.creatives.seats.id(of: name) else { continue }
            try database.forEach(
                """
                SELECT i.id, i.is_own, c.seat_id, c.buyer_creative_id
                FROM creative_ids AS i JOIN creatives AS c ON c.id = i.creative_id
                WHERE i.seat_id = ? AND i.id = \(database.dialect.each(String.self)) ORDER BY i.creative_id
                """, seat, each: keys.map(\.id.canonical)
            ) { row in
                let id = CreativeKey(seat: name, id: try row.value("id"))
                let key = CreativeKey(seat: name, id: try row.value("buyer_creative_id"))
                if try !row.value("is_own") {
                    // Two are enough to show that an ID is ambiguous.
                    if keysOfBuyerID[id, default: []].count < 2 { keysOfBuyerID[id, default: []].append(key) }
                } else if keyOfOwnID[id] == nil {
                    keyOfOwnID[id] = key
                }
            }
        }
    }

    func stored(_ key: CreativeKey) throws -> Creative? {
        asked.contains(key) ? storedByKey[key] : try table.stored(key)
    }

    func creative(ownID: CreativeKey) throws -> CreativeKey? {
        asked.contains(ownID) ? keyOfOwnID[ownID] : try table.creative(ownID: ownID)
    }

    func ownID(of key: CreativeKey) throws -> String? {
        asked.contains(key) ? ownIDOfKey[key] : try table.ownID(of: key)
    }

    func creatives(buyerID: CreativeKey) throws -> [CreativeKey] {
        asked.contains(buyerID) ? keysOfBuyerID[buyerID] ?? [] : try table.creatives(buyerID: buyerID)
    }
}
