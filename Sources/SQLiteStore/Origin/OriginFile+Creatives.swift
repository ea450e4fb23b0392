internal import CreativeModel
internal import SQLStores

/// Finds the creative of a row of performance by either of its IDs. Creatives that only performance mentions are created.
struct OriginOwners {
    /// The keys of all creatives by row ID, including those that were created.
    private(set) var keys: [Int64: CreativeKey] = [:]
    private let tables: StoreTables
    private var byBuyerID: [String: [(id: Int64, seat: Int64)]] = [:]
    private var made: [Name: Int64] = [:]

    private struct Name: Hashable {
        var text: String
        var seat: Int64?
    }

    /// - Complexity: O(creatives).
    init(_ tables: StoreTables) throws {
        self.tables = tables
        try tables.database.forEach(
            """
            SELECT id, seat_id, buyer_creative_id, coalesce(buyer_reference, buyer_creative_id) AS reference FROM creatives
            """
        ) { row in
            let (id, seat): (Int64, Int64) = (try row.value("id"), try row.value("seat_id"))
            keys[id] = CreativeKey(
                seat: try tables.seats.name(of: seat), id: try row.value("buyer_creative_id"))
            byBuyerID[try row.value("reference"), default: []].append((id, seat))
        }
    }

    /// Returns the row ID of a creative.
    ///
    /// - Parameters:
    ///   - ownID: The `creative_id` of the row: the row ID of a creative, or its buyer's ID.
    ///   - buyerID: The `buyer_creative_id` of the row.
    ///   - seat: The row ID of the seat, if the row has one.
    /// - Returns: The row ID, or `nil` if the row has no ID.
    mutating func creative(ownID: String?, buyerID: String?, seat: Int64?) throws -> Int64? {
        if let ownID, let number = Int64(ownID), keys[number] != nil { return number }
        let names = [ownID, buyerID].compactMap { $0.flatMap { $0.isEmpty ? nil : $0 } }
        for name in names {
            var found = byBuyerID[name, default: []]
            // A buyer's ID that two creatives share does not identify either of them.
            if found.count > 1, let seat { found.removeAll { $0.seat != seat } }
            if found.count == 1 { return found[0].id }
        }
        return try names.first.map { try add(Name(text: $0, seat: seat)) }
    }

    private mutating func add(_ name: Name) throws -> Int64 {
        if let id = made[name] { return id }
        let key = CreativeKey(seat: try seatName(of: name), id: name.text)
        let id = try tables.creatives.describe([Creative(key: key)])[0].id
        try tables.planning.note([id], changedAt: 0)
        keys[id] = key
        made[name] = id
        return id
    }

    /// Returns the seat of the row, or the only seat of the file.
    private func seatName(of name: Name) throws -> String {
        guard let number = name.seat else {
            let names = try tables.seats.all()
            return names.count == 1 ? names.values.first! : CreativeKey.defaultSeat
        }
        return try tables.seats.all()[number] ?? String(number)
    }
}

/// The creatives of an imported file, and their IDs.
extension OriginFile {
    /// Adds the creatives that campaigns refer to.
    static func addCreatives(_ connection: SQLiteConnection) throws {
        try connection.run(
            """
            INSERT INTO creatives (id, buyer_creative_id)
                SELECT DISTINCT creative_id, CAST(creative_id AS TEXT) FROM creative_campaigns
                WHERE creative_id NOT IN (SELECT id FROM creatives)
            """)
    }

    /// Assigns each creative a seat and a unique ID.
    static func nameCreatives(_ connection: SQLiteConnection) throws {
        // A creative has the seat of its campaign, because campaigns do not span seats.
        try connection.run(
            """
            UPDATE creatives SET seat_id = coalesce(
                (SELECT c.seat_id FROM creative_campaigns AS a JOIN campaigns AS c ON c.id = a.campaign_id
                    WHERE a.creative_id = creatives.id),
                seat_id, (SELECT id FROM seats WHERE seat = 'default'))
            """)
        try connection.run(
            """
            UPDATE creatives SET buyer_reference = coalesce(buyer_reference, nullif(buyer_creative_id, ''))
            """)
        // An ID that equals the row ID of another creative is not used: rows of performance mean the other creative.
        try connection.run(
            """
            UPDATE creatives SET buyer_creative_id = CAST(id AS TEXT)
            WHERE buyer_creative_id IS NULL OR buyer_creative_id = '' OR EXISTS (
                SELECT 1 FROM creatives AS o WHERE o.id = CAST(creatives.buyer_creative_id AS INTEGER)
                    AND CAST(o.id AS TEXT) = CAST(creatives.buyer_creative_id AS TEXT)
                    AND o.id <> creatives.id AND o.seat_id = creatives.seat_id)
            """)
        try addCanonicalIDs(connection)
        try numberSharedIDs(connection)
        try connection.run("UPDATE creative_campaigns SET assigned_by = 'user' WHERE manually_assigned")
    }

    /// Keeps the row IDs of creatives whose key is another ID, because exports refer to creatives by row ID.
    static func keepOwnIDs(_ connection: SQLiteConnection) throws {
        try connection.run(
            """
            INSERT INTO creative_ids (seat_id, id, is_own, creative_id)
                SELECT seat_id, CAST(id AS TEXT), 1, id FROM creatives
                WHERE CAST(id AS TEXT) <> coalesce(canonical_id, buyer_creative_id)
            """)
    }

    /// Sets the canonical spelling of IDs that have another spelling or are not text.
    private static func addCanonicalIDs(_ connection: SQLiteConnection) throws {
        let rows = try connection.prepare(
            "SELECT id, buyer_creative_id, typeof(buyer_creative_id) = 'text' FROM creatives")
        var found: [(id: Int64, canonical: String)] = []
        while try rows.step() {
            let isText = rows.integer(2) != 0
            guard !isText || !rows.withBytes(1, { $0.allSatisfy { $0 < 0x80 } }) else { continue }
            // Invalid text is repaired when it is read, and so several values can become the same ID.
            let canonical = rows.text(1).canonical
            guard !isText || !rows.withBytes(1, { $0.elementsEqual(canonical.utf8) }) else { continue }
            found.append((rows.integer(0), canonical))
        }
        let update = try connection.prepare("UPDATE creatives SET canonical_id = ? WHERE id = ?")
        for (id, canonical) in found {
            try update.bind(canonical, at: 1)
            try update.bind(id, at: 2)
            try update.run()
        }
    }

    /// Appends the row ID to the ID of all but the first of several creatives that share an ID in a seat.
    private static func numberSharedIDs(_ connection: SQLiteConnection) throws {
        // A new ID may equal that of another creative, and so the update is repeated. It terminates: new IDs differ from each
        // other, and are longer than before.
        repeat {
            try connection.run(
                """
                UPDATE creatives SET buyer_reference = coalesce(buyer_reference, buyer_creative_id),
                    buyer_creative_id = buyer_creative_id || ' (' || id || ')',
                    canonical_id = canonical_id || ' (' || id || ')'
                WHERE id IN (SELECT id FROM (
                    SELECT id, row_number() OVER (
                        PARTITION BY seat_id, coalesce(canonical_id, buyer_creative_id) ORDER BY id) AS number
                    FROM creatives) WHERE number > 1)
                """)
        } while try connection.integer("SELECT changes()") > 0
    }
}
