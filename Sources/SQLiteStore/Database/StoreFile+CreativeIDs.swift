internal import CreativeModel

extension StoreFile: KnownCreativeIDs {
    func stored(_ key: CreativeKey) throws -> Creative? {
        guard let found = try description(of: key) else { return nil }
        if found.isDescribed { return found.creative }
        // Plans and edits may name creatives of which nothing is known: those have no rows of performance.
        let row = try statement(
            """
            SELECT EXISTS (SELECT 1 FROM performance_pages WHERE creative_id = ?1)
                OR EXISTS (SELECT 1 FROM performance_lifetimes WHERE creative_id = ?1)
            """)
        try row.bind(found.id, at: 1)
        guard try row.step() else { return nil }
        defer { row.reset() }
        return row.integer(0) != 0 ? found.creative : nil
    }

    func creative(ownID: CreativeKey) throws -> CreativeKey? {
        guard let seat = try seatID(ownID.seat) else { return nil }
        return try creatives(ofID: ownID.id, seat: seat, isOwn: true).first
    }

    func creatives(buyerID: CreativeKey) throws -> [CreativeKey] {
        guard let seat = try seatID(buyerID.seat) else { return [] }
        return try creatives(ofID: buyerID.id, seat: seat, isOwn: false)
    }

    func ownID(of key: CreativeKey) throws -> String? {
        guard let id = try number(of: key)?.id else { return nil }
        let row = try statement("SELECT id FROM creative_ids WHERE creative_id = ? AND is_own")
        try row.bind(id, at: 1)
        guard try row.step() else { return nil }
        defer { row.reset() }
        return row.text(0)
    }

    /// At most two: more are as ambiguous.
    private func creatives(ofID id: String, seat: Int64, isOwn: Bool) throws -> [CreativeKey] {
        let rows = try statement(
            """
            SELECT c.buyer_creative_id FROM creative_ids AS i JOIN creatives AS c ON c.id = i.creative_id
            WHERE i.seat_id = ? AND i.id = ? AND i.is_own = ? LIMIT 2
            """)
        try rows.bind(seat, at: 1)
        try rows.bind(id.canonical, at: 2)
        try rows.bind(Int64(isOwn ? 1 : 0), at: 3)
        var keys: [CreativeKey] = []
        while try rows.step() { keys.append(CreativeKey(seat: try seatName(seat), id: rows.text(0))) }
        return keys
    }

    /// Keeps an own id beside a key.
    func note(ownID: String, of id: Int64, seat: String) throws {
        try insert(id: ownID, isOwn: true, of: id, seat: seat)
    }

    /// Keeps the buyer's id that a creative has now.
    func noteBuyerID(of creative: Creative, id: Int64) throws {
        guard creative.buyerCreativeID != nil, let stored = try description(of: creative.key)?.creative else {
            return
        }
        let delete = try statement("DELETE FROM creative_ids WHERE creative_id = ? AND NOT is_own")
        try delete.bind(id, at: 1)
        try delete.run()
        if let other = stored.otherID { try insert(id: other.id, isOwn: false, of: id, seat: other.seat) }
    }

    private func insert(id: String, isOwn: Bool, of creative: Int64, seat: String) throws {
        let insert = try statement(CreativeIDTable.insertion)
        try insert.bind(madeSeatID(seat), at: 1)
        try insert.bind(id.canonical, at: 2)
        try insert.bind(Int64(isOwn ? 1 : 0), at: 3)
        try insert.bind(creative, at: 4)
        try insert.run()
    }
}
