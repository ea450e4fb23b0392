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
        // Creatives that only plans or edits name have no performance rows.
        let hasPerformance = try database.exists(
            """
            SELECT creative_id FROM performance_pages WHERE creative_id = ?1
            UNION ALL SELECT creative_id FROM performance_lifetimes WHERE creative_id = ?1 LIMIT 1
            """, found.id)
        return hasPerformance ? found.creative : nil
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

    /// Replaces the buyer's ID of a creative with its current one.
    package func replaceBuyerID(of creative: Creative, id: Int64) throws {
        guard creative.buyerCreativeID != nil,
            let stored = try creatives.description(of: creative.key)?.creative
        else { return }
        try database.run("DELETE FROM creative_ids WHERE creative_id = ? AND NOT is_own", id)
        if let other = stored.otherID { try insert(id: other.id, isOwn: false, of: id, seat: other.seat) }
    }

    /// Inserts the buyer's IDs of new creatives.
    func insertBuyerIDs(of new: [Creative], ids: ClosedRange<Int64>) throws {
        try database.upsertAll(
            zip(new, ids).compactMap { creative, id in
                try creative.otherID.map { other in
                    CreativeIDRow(
                        seat: try creatives.seats.findOrInsertID(of: other.seat), id: other.id.canonical,
                        isOwn: false, creative: id)
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

/// The IDs of a store without creatives, which need no look-ups.
struct NoCreativeIDs: KnownCreativeIDs {
    var isEmpty: Bool { true }
    func stored(_ key: CreativeKey) -> Creative? { nil }
    func creative(ownID: CreativeKey) -> CreativeKey? { nil }
    func ownID(of key: CreativeKey) -> String? { nil }
    func creatives(buyerID: CreativeKey) -> [CreativeKey] { [] }
}

/// A row of `seats`.
struct SeatRow: SQLRecord {
    var id: Int64 = 0
    var seat = ""

    static let table = SQLTable<SeatRow>("seats", key: "id")

    mutating func code(_ row: inout some SQLRowCoder) throws {
        try row.column("id", &id, "PRIMARY KEY")
        try row.column("seat", &seat, "UNIQUE")
    }
}

/// The seats of a database by number.
///
/// Seats are never changed or removed, so cached rows stay valid, unless the transaction that added them failed.
package final class SeatTable {
    private let database: SQLDatabase
    private var ids: [String: Int64] = [:]
    private var names: [Int64: String] = [:]
    private var last = Int64.min

    package init(_ database: SQLDatabase) { self.database = database }

    /// Clears the cache after a failed transaction, which may have added seats.
    package func forget() {
        ids = [:]
        names = [:]
        last = .min
    }

    /// Returns the names of all seats, by number.
    package func all() throws -> [Int64: String] {
        try readNew()
        return names
    }

    /// Returns the number of a seat, or `nil` if the database does not contain it.
    package func id(of seat: String) throws -> Int64? {
        if let known = ids[seat] { return known }
        try readNew()
        return ids[seat]
    }

    /// Returns the number of a seat, inserting it if necessary.
    package func findOrInsertID(of seat: String) throws -> Int64 {
        if let id = try id(of: seat) { return id }
        let id = try database.insertNew(SeatRow(seat: seat))
        add(SeatRow(id: id, seat: seat))
        return id
    }

    /// Returns the name of a seat.
    package func name(of id: Int64) throws -> String {
        if let known = names[id] { return known }
        try readNew()
        guard let name = names[id] else { throw database.damage("seat number \(id) does not exist") }
        return name
    }

    private func readNew() throws {
        for row in try database.rows(SeatRow.self, "WHERE id > ? ORDER BY id", last) { add(row) }
    }

    private func add(_ row: SeatRow) {
        // If several seats have equivalent spellings, the oldest is used.
        if ids[row.seat] == nil { ids[row.seat] = row.id }
        names[row.id] = row.seat
        last = max(last, row.id)
    }
}
