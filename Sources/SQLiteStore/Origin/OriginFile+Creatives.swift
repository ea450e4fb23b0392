internal import CreativeModel
internal import SQLStores

/// Finds whose rows of performance are, by either id of a creative; a creative that only performance names is made.
struct OriginOwners {
    /// The creatives by number, those that were made included.
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

    /// The number of a creative.
    ///
    /// - Parameters:
    ///   - ownID: What the row's `creative_id` says: the number of a creative, else its buyer's id.
    ///   - buyerID: What its `buyer_creative_id` says.
    ///   - seat: The number of its seat, where the row says it.
    /// - Returns: `nil` where there is no id.
    mutating func creative(ownID: String?, buyerID: String?, seat: Int64?) throws -> Int64? {
        if let ownID, let number = Int64(ownID), keys[number] != nil { return number }
        let names = [ownID, buyerID].compactMap { $0.flatMap { $0.isEmpty ? nil : $0 } }
        for name in names {
            var found = byBuyerID[name, default: []]
            // A buyer's id of two creatives says of neither that the row is its.
            if found.count > 1, let seat { found.removeAll { $0.seat != seat } }
            if found.count == 1 { return found[0].id }
        }
        return try names.first.map { try add(Name(text: $0, seat: seat)) }
    }

    private mutating func add(_ name: Name) throws -> Int64 {
        if let id = made[name] { return id }
        let key = CreativeKey(seat: try seatName(of: name), id: name.text)
        let id = try tables.creatives.describe(Creative(key: key)).id
        try tables.planning.note(id, changedAt: 0)
        keys[id] = key
        made[name] = id
        return id
    }

    /// The seat that the row says, else the only one that there is.
    private func seatName(of name: Name) throws -> String {
        guard let number = name.seat else {
            let names = try tables.seats.all()
            return names.count == 1 ? names.values.first! : CreativeKey.defaultSeat
        }
        return try tables.seats.all()[number] ?? String(number)
    }
}

/// Creatives of such a file, and their ids.
extension OriginFile {
    /// Makes the creatives that campaigns name.
    static func addCreatives(_ connection: SQLiteConnection) throws {
        try connection.run(
            """
            INSERT INTO creatives (id, buyer_creative_id)
                SELECT DISTINCT creative_id, CAST(creative_id AS TEXT) FROM creative_campaigns
                WHERE creative_id NOT IN (SELECT id FROM creatives)
            """)
    }

    /// Gives each creative its seat and an id of its own.
    static func nameCreatives(_ connection: SQLiteConnection) throws {
        // A creative's seat is its campaign's: nothing crosses a seat.
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
        // What is another creative's own number is no name: rows of performance mean that one.
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

    /// Keeps the numbers of creatives that are called otherwise: exports name creatives by them.
    static func keepOwnIDs(_ connection: SQLiteConnection) throws {
        try connection.run(
            """
            INSERT INTO creative_ids (seat_id, id, is_own, creative_id)
                SELECT seat_id, CAST(id AS TEXT), 1, id FROM creatives
                WHERE CAST(id AS TEXT) <> coalesce(canonical_id, buyer_creative_id)
            """)
    }

    /// Sets the canonical spelling of ids where it is another than theirs, or theirs is no text.
    private static func addCanonicalIDs(_ connection: SQLiteConnection) throws {
        let rows = try connection.prepare(
            "SELECT id, buyer_creative_id, typeof(buyer_creative_id) = 'text' FROM creatives")
        var found: [(id: Int64, canonical: String)] = []
        while try rows.step() {
            let isText = rows.integer(2) != 0
            guard !isText || !rows.withBytes(1, { $0.allSatisfy { $0 < 0x80 } }) else { continue }
            // Bytes that are no text are repaired when they are read, and so several can be one id.
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

    /// Calls, of several creatives that share an id in a seat, all but the first by their number.
    private static func numberSharedIDs(_ connection: SQLiteConnection) throws {
        // What is made may be another's id. Rounds come to an end: two that are made differ, and each is longer than before.
        repeat {
            try connection.run(
                """
                UPDATE creatives SET buyer_reference = coalesce(buyer_reference, buyer_creative_id),
                    buyer_creative_id = buyer_creative_id || ' (' || id || ')',
                    canonical_id = canonical_id || ' (' || id || ')'
                WHERE id IN (SELECT id FROM (
                    SELECT id, row_number() OVER (
                        PARTITION BY seat_id, coalesce(canonical_id, buyer_creative_id) ORDER BY id) AS place
                    FROM creatives) WHERE place > 1)
                """)
        } while try connection.integer("SELECT changes()") > 0
    }
}
