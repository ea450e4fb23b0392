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
