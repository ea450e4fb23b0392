package import CreativeModel

extension CreativeTable {
    /// Returns the number of a creative. A creative that is referenced before it is described gets a row without a
    /// description.
    package func findOrInsertID(of key: CreativeKey) throws -> Int64 {
        if let id = try id(of: key) { return id }
        return try insert([Creative(key: key)], areDescribed: false)[0]
    }

    /// Returns the numbers of creatives, inserting rows without a description for those that have none.
    ///
    /// - Parameter keys: The keys, which differ from each other.
    package func findOrInsertIDs(of keys: [CreativeKey]) throws -> [CreativeKey: Int64] {
        var ids = try ids(of: keys)
        let missing = keys.filter { ids[$0] == nil }
        for (key, id) in zip(missing, try insert(missing.map { Creative(key: $0) }, areDescribed: false)) {
            ids[key] = id
        }
        return ids
    }

    /// Inserts creatives that have no rows.
    ///
    /// - Returns: Their numbers, in order.
    private func insert(_ creatives: [Creative], areDescribed: Bool) throws -> [Int64] {
        var rows = try creatives.map {
            CreativeRow($0, seat: try seats.findOrInsertID(of: $0.key.seat), isDescribed: areDescribed)
        }
        guard database.bulkConnection(for: rows.count) != nil else {
            return try rows.map { try database.insertNew($0) }
        }
        // Only transactions that change the store insert creatives, and they are serial.
        let last = try database.value("SELECT max(id) FROM creatives", as: Int64.self) ?? 0
        for index in rows.indices { rows[index].id = last + Int64(index) + 1 }
        try database.insertAll(rows)
        let table = CreativeRow.table
        for sql in database.dialect.keyAdjustment(table.name, table.key[0]) { try database.run(sql) }
        return rows.map(\.id)
    }

    /// The result of describing a creative.
    package struct Described {
        package var id: Int64
        /// Whether the description is new.
        package var isNew: Bool
        /// Whether the description is changed.
        package var isChanged: Bool
        /// Whether the creative had no row.
        package var isAdded: Bool
        /// The description as it is stored now.
        package var creative: Creative
    }

    /// Inserts or updates the descriptions of creatives.
    ///
    /// - Parameter creatives: The creatives, whose keys differ from each other.
    /// - Returns: The results, in order.
    package func describe(_ creatives: [Creative]) throws -> [Described] {
        let stored = try descriptions(of: creatives.map(\.key))
        let new = creatives.filter { stored[$0.key] == nil }
        var numbers = try insert(new, areDescribed: true).makeIterator()
        var changed: [CreativeRow] = []
        let results = try creatives.map { creative in
            guard let known = stored[creative.key] else {
                guard let id = numbers.next() else { throw database.damage("a new creative has no number") }
                return Described(id: id, isNew: true, isChanged: false, isAdded: true, creative: creative)
            }
            var updated = known.creative
            updated.update(with: creative)
            let isSame = updated == known.creative && known.isDescribed
            if !isSame {
                var row = CreativeRow(
                    updated, seat: try seats.findOrInsertID(of: updated.key.seat), isDescribed: true)
                row.id = known.id
                changed.append(row)
            }
            return Described(
                id: known.id, isNew: !known.isDescribed, isChanged: !isSame && known.isDescribed,
                isAdded: false,
                creative: updated)
        }
        try database.upsertAll(changed)
        return results
    }
}
