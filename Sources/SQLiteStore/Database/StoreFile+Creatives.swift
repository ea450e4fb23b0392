internal import CreativeModel
internal import Foundation

extension String {
    /// The one spelling of all that Swift takes for equal.
    var canonical: String {
        utf8.allSatisfy { $0 < 0x80 } ? self : precomposedStringWithCanonicalMapping
    }

    /// The canonical spelling where it is another, byte by byte.
    var otherCanonical: String? {
        let canonical = canonical
        return canonical.utf8.elementsEqual(utf8) ? nil : canonical
    }
}

extension StoreFile {
    /// The columns that describe a creative, in the order in which they are read and bound.
    private static let descriptionColumns = """
        buyer_reference, name, text, detected_advertiser, agency, detected_url, detected_domain, asset_url,
        asset_path, file_name, file_hash, width, height, format, country, created_at, starts_at, ends_at,
        headline, call_to_action, asset_text, landing_text, status
        """

    private static let update: String = {
        let columns = descriptionColumns.split { $0 == "," || $0.isWhitespace }.map { "\($0) = ?" }
        return "UPDATE creatives SET \(columns.joined(separator: ", ")), is_described = 1 WHERE id = ?"
    }()

    static let creativeColumns = "c.id, c.seat_id, c.buyer_creative_id, c.is_described, " + descriptionColumns

    /// A creative of a row of ``creativeColumns``, and its number.
    func creative(_ row: SQLiteStatement) throws -> (id: Int64, creative: Creative) {
        var creative = Creative(key: CreativeKey(seat: try seatName(row.integer(1)), id: row.text(2)))
        creative.buyerCreativeID = row.optionalText(4)
        creative.name = row.optionalText(5)
        creative.text = row.optionalText(6)
        creative.advertiser = row.optionalText(7)
        creative.agency = row.optionalText(8)
        creative.landingURL = row.optionalText(9)
        creative.declaredDomain = row.optionalText(10)
        creative.assetURL = row.optionalText(11)
        creative.assetPath = row.optionalText(12)
        creative.fileName = row.optionalText(13)
        creative.fileHash = row.optionalText(14)
        if let width = row.optionalInteger(15), let height = row.optionalInteger(16) {
            creative.size = CreativeSize(width: Int(width), height: Int(height))
        }
        creative.format = row.optionalText(17).map(CreativeFormat.init(rawValue:))
        creative.country = row.optionalText(18)
        creative.createdAt = row.optionalText(19).flatMap(TimeText.date)
        creative.startsAt = row.optionalText(20).flatMap(TimeText.date)
        creative.endsAt = row.optionalText(21).flatMap(TimeText.date)
        creative.headline = row.optionalText(22)
        creative.callToAction = row.optionalText(23)
        creative.assetText = row.optionalText(24)
        creative.landingText = row.optionalText(25)
        creative.status = row.optionalText(26).map(CreativeStatus.init(rawValue:))
        return (row.integer(0), creative)
    }

    private func bind(_ creative: Creative, to statement: SQLiteStatement) throws {
        let texts = [
            creative.buyerCreativeID, creative.name, creative.text, creative.advertiser, creative.agency,
            creative.landingURL, creative.declaredDomain, creative.assetURL, creative.assetPath,
            creative.fileName, creative.fileHash,
        ]
        for (index, text) in texts.enumerated() { try statement.bind(text, at: Int32(index + 1)) }
        try statement.bind(creative.size.map { Int64($0.width) }, at: 12)
        try statement.bind(creative.size.map { Int64($0.height) }, at: 13)
        try statement.bind(creative.format?.rawValue, at: 14)
        try statement.bind(creative.country, at: 15)
        try statement.bind(creative.createdAt.map(TimeText.text), at: 16)
        try statement.bind(creative.startsAt.map(TimeText.text), at: 17)
        try statement.bind(creative.endsAt.map(TimeText.text), at: 18)
        try statement.bind(creative.headline, at: 19)
        try statement.bind(creative.callToAction, at: 20)
        try statement.bind(creative.assetText, at: 21)
        try statement.bind(creative.landingText, at: 22)
        try statement.bind(creative.status?.rawValue, at: 23)
    }

    // MARK: Reading

    /// All creatives that somebody described, by key.
    func allCreatives() throws -> [Creative] {
        let rows = try statement("SELECT \(Self.creativeColumns) FROM creatives AS c WHERE c.is_described")
        var creatives: [Creative] = []
        while try rows.step() { creatives.append(try creative(rows).creative) }
        return creatives.sorted { $0.key < $1.key }
    }

    /// The creatives of some numbers, by key; those that nobody described are left out.
    func creatives(numbered ids: some Sequence<Int64>) throws -> [Creative] {
        let rows = try statement(
            "SELECT \(Self.creativeColumns) FROM creatives AS c WHERE c.id = ? AND c.is_described")
        var creatives: [Creative] = []
        for id in ids {
            try rows.bind(id, at: 1)
            while try rows.step() { creatives.append(try creative(rows).creative) }
        }
        return creatives.sorted { $0.key < $1.key }
    }

    /// The creative of a key, with its number, where there is one, and whether somebody described it.
    func description(of key: CreativeKey) throws -> (id: Int64, creative: Creative, isDescribed: Bool)? {
        guard let seat = try seatID(key.seat) else { return nil }
        let rows = try statement(
            """
            SELECT \(Self.creativeColumns) FROM creatives AS c
            WHERE c.seat_id = ? AND coalesce(c.canonical_id, c.buyer_creative_id) = ?
            """)
        try rows.bind(seat, at: 1)
        try rows.bind(key.id.canonical, at: 2)
        guard try rows.step() else { return nil }
        defer { rows.reset() }
        let (id, creative) = try creative(rows)
        return (id, creative, rows.integer(3) != 0)
    }

    /// The number of a creative, and whether somebody described it.
    func number(of key: CreativeKey) throws -> (id: Int64, isDescribed: Bool)? {
        guard let seat = try seatID(key.seat) else { return nil }
        let rows = try statement(
            """
            SELECT id, is_described FROM creatives
            WHERE seat_id = ? AND coalesce(canonical_id, buyer_creative_id) = ?
            """)
        try rows.bind(seat, at: 1)
        try rows.bind(key.id.canonical, at: 2)
        guard try rows.step() else { return nil }
        defer { rows.reset() }
        return (rows.integer(0), rows.integer(1) != 0)
    }

    func key(of id: Int64) throws -> CreativeKey? {
        let rows = try statement("SELECT seat_id, buyer_creative_id FROM creatives WHERE id = ?")
        try rows.bind(id, at: 1)
        guard try rows.step() else { return nil }
        defer { rows.reset() }
        return CreativeKey(seat: try seatName(rows.integer(0)), id: rows.text(1))
    }

    // MARK: Writing

    /// The number of a creative; one that nobody described yet, but that something speaks of, gets a row without a
    /// description.
    func madeNumber(of key: CreativeKey) throws -> Int64 {
        if let known = try number(of: key) { return known.id }
        return try insert(Creative(key: key), isDescribed: false)
    }

    private func insert(_ creative: Creative, isDescribed: Bool) throws -> Int64 {
        let statement = try statement(
            """
            INSERT INTO creatives (\(Self.descriptionColumns),
                seat_id, buyer_creative_id, canonical_id, is_described)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        try bind(creative, to: statement)
        try statement.bind(madeSeatID(creative.key.seat), at: 24)
        try statement.bind(creative.key.id, at: 25)
        try statement.bind(creative.key.id.otherCanonical, at: 26)
        try statement.bind(Int64(isDescribed ? 1 : 0), at: 27)
        try statement.run()
        return connection.lastInsertedRow
    }

    /// Takes a description over.
    ///
    /// - Returns: The creative's number, and whether it is new or changed.
    func describe(_ creative: Creative) throws -> (id: Int64, isNew: Bool, isChanged: Bool) {
        guard let known = try description(of: creative.key) else {
            return (try insert(creative, isDescribed: true), true, false)
        }
        var updated = known.creative
        updated.update(with: creative)
        guard updated != known.creative || !known.isDescribed else { return (known.id, false, false) }
        let statement = try statement(Self.update)
        try bind(updated, to: statement)
        try statement.bind(known.id, at: 24)
        try statement.run()
        return (known.id, !known.isDescribed, known.isDescribed)
    }
}
