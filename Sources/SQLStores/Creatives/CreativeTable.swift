package import CreativeModel
internal import StageCore

/// The creatives of a database, by number and by key.
package struct CreativeTable {
    let database: SQLDatabase
    let seats: SeatTable

    // MARK: Reading

    /// Returns all described creatives, by key.
    package func all() throws -> [Creative] {
        try described("WHERE is_described").map(\.creative).inKeyOrder
    }

    /// Returns the described creatives of a seat with their numbers, by key.
    package func numbered(ofSeat seat: String) throws -> [(id: Int64, creative: Creative)] {
        guard let number = try seats.id(of: seat) else { return [] }
        return try described("WHERE seat_id = ? AND is_described", number)
            .sorted { $0.creative.key < $1.creative.key }
    }

    /// Returns the creatives with some numbers, by key. Creatives without a description are omitted.
    package func creatives(numbered ids: some Sequence<Int64>) throws -> [Creative] {
        try database.rows(
            CreativeRow.self, "WHERE id = \(database.dialect.each(Int64.self)) AND is_described",
            each: Array(ids)
        ).map { try creative(in: $0) }.inKeyOrder
    }

    private func described(
        _ conditions: String, _ parameters: Int64...
    ) throws -> [(id: Int64, creative: Creative)] {
        var found: [(id: Int64, creative: Creative)] = []
        try database.forEach(CreativeRow.table.selection + " " + conditions, parameters) { row in
            let row: CreativeRow = try row.record()
            found.append((row.id, try creative(in: row)))
        }
        return found
    }

    private func creative(in row: CreativeRow) throws -> Creative {
        row.creative(inSeat: try seats.name(of: row.seat))
    }

    /// Returns the creative with a key, its number, and whether it has a description.
    package func description(of key: CreativeKey) throws -> (
        id: Int64, creative: Creative, isDescribed: Bool
    )? {
        guard let seat = try seats.id(of: key.seat),
            let row = try database.first(CreativeRow.self, Self.byKey, seat, key.id.canonical)
        else { return nil }
        let creative = try creative(in: row)
        // A damaged index can return a row with another key.
        guard creative.key == key else {
            throw database.damage("creative \(quoted(key)) is found under the key \(quoted(creative.key))")
        }
        return (row.id, creative, row.isDescribed)
    }

    /// A stored creative with its number.
    package typealias Description = (id: Int64, creative: Creative, isDescribed: Bool)

    /// Returns the stored ones of some creatives.
    ///
    /// - Parameter keys: The keys, which differ from each other.
    package func descriptions(of keys: [CreativeKey]) throws -> [CreativeKey: Description] {
        var found: [CreativeKey: Description] = [:]
        found.reserveCapacity(keys.count)
        try forEachRow(of: keys, CreativeRow.table.selection) { row in
            let row: CreativeRow = try row.record()
            let creative = try creative(in: row)
            // A damaged index can return a row with another key.
            guard found.updateValue((row.id, creative, row.isDescribed), forKey: creative.key) == nil else {
                throw database.damage(
                    "creative \(quoted(creative.key)) is found under the key of another one")
            }
        }
        return found
    }

    /// Returns the numbers of the stored ones of some creatives.
    ///
    /// - Parameter keys: The keys, which differ from each other.
    package func ids(of keys: [CreativeKey]) throws -> [CreativeKey: Int64] {
        var ids: [CreativeKey: Int64] = [:]
        ids.reserveCapacity(keys.count)
        try forEachRow(of: keys, "SELECT id, seat_id, buyer_creative_id FROM creatives") { row in
            ids[try key(in: row)] = try row.value("id")
        }
        return ids
    }

    /// Calls a closure with the rows of some creatives.
    ///
    /// - Parameters:
    ///   - keys: The keys, which differ from each other.
    ///   - selection: A statement that selects from `creatives`, with other tables if each has at most one row for a
    ///     creative.
    ///   - alias: The name of `creatives` in the statement.
    func forEachRow(
        of keys: [CreativeKey], _ selection: String, alias: String = "creatives",
        body: (SQLRow) throws -> Void
    ) throws {
        let byKey = """
            WHERE \(alias).seat_id = ?
                AND coalesce(\(alias).canonical_id, \(alias).buyer_creative_id) = \(database.dialect.each(String.self))
            """
        for (name, keys) in Dictionary(grouping: keys, by: \.seat).sorted(by: { $0.key < $1.key }) {
            guard let seat = try seats.id(of: name) else { continue }
            try database.forEach("\(selection) \(byKey)", seat, each: keys.map(\.id.canonical), body: body)
        }
    }

    /// Returns the number of a creative, or `nil` if the database does not contain the key.
    package func id(of key: CreativeKey) throws -> Int64? {
        guard let seat = try seats.id(of: key.seat) else { return nil }
        return try database.value("SELECT id FROM creatives " + Self.byKey, seat, key.id.canonical)
    }

    private static let byKey = "WHERE seat_id = ? AND coalesce(canonical_id, buyer_creative_id) = ?"

    /// Returns the key of a creative, or `nil` if there is none with that number.
    package func key(of id: Int64) throws -> CreativeKey? {
        try keys("SELECT seat_id, buyer_creative_id FROM creatives WHERE id = ?", id).first
    }

    /// Returns the keys in the rows of a statement that selects `seat_id` and `buyer_creative_id`.
    func keys(_ sql: String, _ parameters: Int64...) throws -> [CreativeKey] {
        var keys: [CreativeKey] = []
        try database.forEach(sql, parameters) { keys.append(try key(in: $0)) }
        return keys
    }

    /// Returns the key in a row with `seat_id` and `buyer_creative_id`.
    func key(in row: SQLRow) throws -> CreativeKey {
        CreativeKey(seat: try seats.name(of: row.value("seat_id")), id: try row.value("buyer_creative_id"))
    }

    /// Returns the keys that exist in the database, with their numbers.
    package func numbered(_ keys: [CreativeKey]) throws -> [(key: CreativeKey, id: Int64)] {
        let ids = try ids(of: Array(Set(keys)))
        return keys.compactMap { key in ids[key].map { (key, $0) } }
    }
}

extension [Creative] {
    fileprivate var inKeyOrder: Self { sorted { $0.key < $1.key } }
}
