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
        try ids.flatMap { try described("WHERE id = ? AND is_described", $0).map(\.creative) }.inKeyOrder
    }

    private func described(
        _ conditions: String, _ parameters: Int64...
    ) throws -> [(id: Int64, creative: Creative)] {
        var found: [(id: Int64, creative: Creative)] = []
        try database.forEach(CreativeRow.table.selection + " " + conditions, parameters) { row in
            let row: CreativeRow = try row.record()
            found.append((row.id, row.creative(inSeat: try seats.name(of: row.seat))))
        }
        return found
    }

    /// Returns the creative with a key, its number, and whether it has a description.
    package func description(of key: CreativeKey) throws -> (
        id: Int64, creative: Creative, isDescribed: Bool
    )? {
        guard let seat = try seats.id(of: key.seat),
            let row = try database.first(CreativeRow.self, Self.byKey, seat, key.id.canonical)
        else { return nil }
        let creative = row.creative(inSeat: try seats.name(of: row.seat))
        // A damaged index can return a row with another key.
        guard creative.key == key else {
            throw database.damage("creative \(quoted(key)) is found under the key \(quoted(creative.key))")
        }
        return (row.id, creative, row.isDescribed)
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
        try keys.compactMap { key in try id(of: key).map { (key, $0) } }
    }

    // MARK: Writing

    /// Returns the number of a creative. A creative that is referenced before it is described gets a row without a
    /// description.
    package func findOrInsertID(of key: CreativeKey) throws -> Int64 {
        try id(of: key) ?? insert(Creative(key: key), isDescribed: false)
    }

    private func insert(_ creative: Creative, isDescribed: Bool) throws -> Int64 {
        try database.insertNew(
            CreativeRow(creative, seat: seats.findOrInsertID(of: creative.key.seat), isDescribed: isDescribed)
        )
    }

    /// Inserts the first creatives of a store at once, if the database can. One look-up and one insertion for each of them
    /// would be two round trips to the server.
    ///
    /// - Parameter creatives: The creatives, whose keys differ from each other.
    /// - Returns: Their numbers in order; `nil` if nothing was inserted.
    func insertFirst(_ creatives: [Creative]) throws -> ClosedRange<Int64>? {
        guard !creatives.isEmpty, database.connection is any SQLBulkConnection,
            try !database.exists("SELECT id FROM creatives LIMIT 1")
        else { return nil }
        let rows = try creatives.enumerated().map { index, creative in
            var row = CreativeRow(
                creative, seat: try seats.findOrInsertID(of: creative.key.seat), isDescribed: true)
            row.id = Int64(index) + 1
            return row
        }
        try database.upsertAll(rows)
        let table = CreativeRow.table
        for sql in database.dialect.keyAdjustment(table.name, table.key[0]) { try database.run(sql) }
        return 1...Int64(creatives.count)
    }

    /// Inserts or updates the description of a creative.
    ///
    /// - Returns: The number of the creative, whether its description is new or changed, and whether it had no row.
    package func describe(_ creative: Creative) throws -> (
        id: Int64, isNew: Bool, isChanged: Bool, isAdded: Bool
    ) {
        guard let known = try description(of: creative.key) else {
            return (try insert(creative, isDescribed: true), true, false, true)
        }
        var updated = known.creative
        updated.update(with: creative)
        guard updated != known.creative || !known.isDescribed else { return (known.id, false, false, false) }
        var row = CreativeRow(
            updated, seat: try seats.findOrInsertID(of: updated.key.seat), isDescribed: true)
        row.id = known.id
        try database.update(row)
        return (known.id, !known.isDescribed, known.isDescribed, false)
    }
}

extension [Creative] {
    fileprivate var inKeyOrder: Self { sorted { $0.key < $1.key } }
}

/// A row of `creatives`. Its first eleven columns are those of another system whose files can be imported.
struct CreativeRow: SQLRecord {
    var id: Int64 = 0
    var seat: Int64 = 0
    var key = ""
    /// The canonical spelling of the key if it differs. Look-ups use it.
    var canonicalKey: String?
    /// Whether the creative has a description. Plans, edits and performance can refer to creatives without one.
    var isDescribed = true
    /// The description. The table fills in its key, which contains the name of the seat.
    var creative = Creative(key: CreativeKey(seat: "", id: ""))
    private var width: Int?
    private var height: Int?

    init() {}

    init(_ creative: Creative, seat: Int64, isDescribed: Bool) {
        self.creative = creative
        self.seat = seat
        self.isDescribed = isDescribed
        key = creative.key.id
        canonicalKey = key.otherCanonical
        width = creative.size?.width
        height = creative.size?.height
    }

    static let table = SQLTable<CreativeRow>("creatives", key: "id")

    mutating func code(_ row: inout some SQLRowCoder) throws {
        try row.column("id", &id, "PRIMARY KEY")
        try row.column("buyer_creative_id", &key, "NULL")
        try row.column("detected_url", &creative.landingURL)
        try row.column("detected_domain", &creative.declaredDomain)
        try row.column("width", &width)
        try row.column("height", &height)
        try row.column("format", &creative.format, as: WordFormat.self)
        try row.column("detected_advertiser", &creative.advertiser)
        try row.column("file_hash", &creative.fileHash)
        try row.column("created_at", &creative.createdAt, as: TimeTextFormat.self)
        try row.column("seat_id", &seat, "NULL REFERENCES seats(id)")
        try row.column("canonical_id", &canonicalKey)
        try row.column("is_described", &isDescribed, "DEFAULT 1")
        try row.column("buyer_reference", &creative.buyerCreativeID)
        try row.column("name", &creative.name)
        try row.column("text", &creative.text)
        try row.column("agency", &creative.agency)
        try row.column("asset_url", &creative.assetURL)
        try row.column("asset_path", &creative.assetPath)
        try row.column("file_name", &creative.fileName)
        try row.column("country", &creative.country)
        try row.column("starts_at", &creative.startsAt, as: TimeTextFormat.self)
        try row.column("ends_at", &creative.endsAt, as: TimeTextFormat.self)
        try row.column("headline", &creative.headline)
        try row.column("call_to_action", &creative.callToAction)
        try row.column("asset_text", &creative.assetText)
        try row.column("landing_text", &creative.landingText)
        try row.column("status", &creative.status, as: WordFormat.self)
        try row.column("platform_campaign", &creative.platformCampaign)
        try row.column("platform_ad_group", &creative.platformAdGroup)
    }

    /// Returns the creative with the name of its seat.
    func creative(inSeat name: String) -> Creative {
        var creative = creative
        creative.key = CreativeKey(seat: name, id: key)
        if let width, let height { creative.size = CreativeSize(width: width, height: height) }
        return creative
    }
}
