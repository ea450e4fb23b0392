package import CreativeModel
internal import CreativeStores

/// A row of `creative_ids`: another ID of a creative besides its key, in its canonical spelling.
struct CreativeIDRow: SQLRecord {
    var seat: Int64 = 0
    var id = ""
    /// Whether the ID is one of this system rather than of the buyer.
    var isOwn = false
    var creative: Int64 = 0

    static let table = SQLTable<CreativeIDRow>(
        "creative_ids", key: "seat_id", "id", "is_own", "creative_id", options: "WITHOUT ROWID")

    mutating func code(_ row: inout some SQLRowCoder) throws {
        try row.column("seat_id", &seat, "REFERENCES seats(id)")
        try row.column("id", &id)
        try row.column("is_own", &isOwn)
        try row.column("creative_id", &creative, "REFERENCES creatives(id)")
    }
}

/// Finds creatives by any of their IDs.
package struct CreativeIDTable: KnownCreativeIDs {
    let database: SQLDatabase
    let creatives: CreativeTable

    package var isEmpty: Bool {
        get throws { try !database.exists("SELECT id FROM creatives LIMIT 1") }
    }

    package func stored(_ key: CreativeKey) throws -> Creative? {
        guard let found = try creatives.description(of: key) else { return nil }
        if found.isDescribed { return found.creative }
        return try creativesWithPerformance(among: [found.id]).isEmpty ? nil : found.creative
    }

    /// Returns those of some creatives that have performance rows. Creatives that only plans or edits name have none.
    func creativesWithPerformance(among ids: [Int64]) throws -> [Int64] {
        try database.values(
            """
            SELECT id FROM creatives WHERE id = \(database.dialect.each(Int64.self))
                AND (EXISTS (SELECT 1 FROM performance_pages WHERE creative_id = creatives.id)
                    OR EXISTS (SELECT 1 FROM performance_lifetimes WHERE creative_id = creatives.id))
            """, as: Int64.self, each: ids)
    }

    package func creative(ownID: CreativeKey) throws -> CreativeKey? {
        try keys(of: ownID, isOwn: true).first
    }

    package func creatives(buyerID: CreativeKey) throws -> [CreativeKey] {
        try keys(of: buyerID, isOwn: false)
    }

    package func ownID(of key: CreativeKey) throws -> String? {
        guard let id = try creatives.id(of: key) else { return nil }
        return try database.value("SELECT id FROM creative_ids WHERE creative_id = ? AND is_own", id)
    }

    /// Returns at most two keys: two are enough to show that an ID is ambiguous.
    private func keys(of id: CreativeKey, isOwn: Bool) throws -> [CreativeKey] {
        guard let seat = try creatives.seats.id(of: id.seat) else { return [] }
        return try database.values(
            """
            SELECT c.buyer_creative_id FROM creative_ids AS i JOIN creatives AS c ON c.id = i.creative_id
            WHERE i.seat_id = ? AND i.id = ? AND i.is_own = ? ORDER BY i.creative_id LIMIT 2
            """, as: String.self, seat, id.id.canonical, isOwn
        ).map { CreativeKey(seat: try creatives.seats.name(of: seat), id: $0) }
    }

    /// Adds an own ID to a creative.
    package func insert(ownID: String, of id: Int64, seat: String) throws {
        try insert(id: ownID, isOwn: true, of: id, seat: seat)
    }

    /// Replaces the buyer's IDs of creatives with their current ones.
    package func replaceBuyerIDs(of described: [CreativeTable.Described]) throws {
        let described = described.filter { $0.creative.buyerCreativeID != nil }
        try database.run(
            "DELETE FROM creative_ids WHERE creative_id = \(database.dialect.each(Int64.self)) AND NOT is_own",
            each: described.filter { !$0.isAdded }.map(\.id))
        try database.insertAll(
            described.compactMap { described in
                try described.creative.otherID.map { other in
                    CreativeIDRow(
                        seat: try creatives.seats.findOrInsertID(of: other.seat), id: other.id.canonical,
                        isOwn: false, creative: described.id)
                }
            })
    }

    private func insert(id: String, isOwn: Bool, of creative: Int64, seat: String) throws {
        try database.upsert(
            CreativeIDRow(
                seat: creatives.seats.findOrInsertID(of: seat), id: id.canonical, isOwn: isOwn,
                creative: creative))
    }
}
