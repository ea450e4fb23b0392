internal import CreativeModel
internal import Foundation

/// What classifiers found. Keys stand in their canonical spelling, so that look-ups go by an index.
extension StoreFile {
    private static let columns = """
        seat_id, canonical_creative_id, brand, input_hash, prompt_version, schema_version, model,
        creative_level, creative_confidence, copy_level, copy_confidence, landing_level, landing_confidence,
        format, angle, hook, call_to_action, congruence, source, raw_answer, classified_at
        """

    func keep(_ classifications: [CreativeClassification]) throws {
        let places = Array(repeating: "?", count: 21).joined(separator: ", ")
        let row = try statement(
            "REPLACE INTO creative_classifications (\(Self.columns)) VALUES (\(places))")
        for found in classifications {
            let seat = try madeSeatID(found.key.creative.seat)
            try bind(found.key, seat: seat, to: row)
            try bind(found.creativeLevel, to: row, at: 8)
            try bind(found.copyLevel, to: row, at: 10)
            try bind(found.landingLevel, to: row, at: 12)
            try row.bind(found.format?.rawValue, at: 14)
            try row.bind(found.angle?.rawValue, at: 15)
            try row.bind(found.hook?.rawValue, at: 16)
            try row.bind(found.callToAction?.rawValue, at: 17)
            try row.bind(encoded(found.congruence), at: 18)
            try row.bind(found.source.rawValue, at: 19)
            try row.bind(found.rawAnswer, at: 20)
            try row.bind(TimeText.text(found.classifiedAt), at: 21)
            try row.run()
        }
    }

    private func bind(_ key: CreativeClassification.Key, seat: Int64, to row: SQLiteStatement) throws {
        try row.bind(seat, at: 1)
        let parts = [
            key.creative.id, key.brand, key.inputHash, key.promptVersion, key.schemaVersion, key.model,
        ]
        for (index, part) in parts.enumerated() { try row.bind(part.canonical, at: Int32(index + 2)) }
    }

    /// Binds a level and the column behind it. A confidence that cannot be one would make the row unreadable.
    private func bind(_ rated: RatedLevel?, to row: SQLiteStatement, at place: Int32) throws {
        if let rated, RatedLevel(rated.level, confidence: rated.confidence) == nil {
            throw SQLiteStoreError(
                .failed, connection.path,
                "the confidence of a classification is \(rated.confidence), expected 0 to 1")
        }
        try row.bind(rated?.level.name, at: place)
        try row.bind(rated?.confidence, at: place + 1)
    }

    // MARK: Reading

    /// The classifications of some keys, in the order of the keys.
    func classifications(_ keys: [CreativeClassification.Key]) throws -> [CreativeClassification] {
        let row = try statement(
            """
            SELECT \(Self.columns) FROM creative_classifications
            WHERE seat_id = ? AND canonical_creative_id = ? AND brand = ? AND input_hash = ?
                AND prompt_version = ? AND schema_version = ? AND model = ?
            """)
        var seen: Set<CreativeClassification.Key> = []
        var found: [CreativeClassification] = []
        for key in keys where seen.insert(key).inserted {
            guard let seat = try seatID(key.creative.seat) else { continue }
            try bind(key, seat: seat, to: row)
            while try row.step() { found.append(try classification(row)) }
        }
        return found
    }

    /// All classifications of some creatives, by key.
    func classifications(of creatives: [CreativeKey]) throws -> [CreativeClassification] {
        let row = try statement(
            """
            SELECT \(Self.columns) FROM creative_classifications
            WHERE seat_id = ? AND canonical_creative_id = ?
            """)
        var found: [CreativeClassification] = []
        for key in Set(creatives) {
            guard let seat = try seatID(key.seat) else { continue }
            try row.bind(seat, at: 1)
            try row.bind(key.id.canonical, at: 2)
            while try row.step() { found.append(try classification(row)) }
        }
        return found.sorted { $0.key < $1.key }
    }

    /// A classification of a row of ``columns``.
    private func classification(_ row: SQLiteStatement) throws -> CreativeClassification {
        let key = CreativeClassification.Key(
            creative: CreativeKey(seat: try seatName(row.integer(0)), id: row.text(1)), brand: row.text(2),
            inputHash: row.text(3), promptVersion: row.text(4), schemaVersion: row.text(5), model: row.text(6)
        )
        guard let source = CreativeClassification.Source(rawValue: row.text(18)),
            let time = TimeText.date(row.text(20))
        else { throw damage("source or time of a classification of \(quoted(key.creative)) is unknown") }
        var found = CreativeClassification(key: key, source: source, classifiedAt: time)
        found.creativeLevel = try level(row, 7)
        found.copyLevel = try level(row, 9)
        found.landingLevel = try level(row, 11)
        found.format = row.optionalText(13).map(CreativeFormat.init(rawValue:))
        found.angle = try word(row, 14)
        found.hook = try word(row, 15)
        found.callToAction = try word(row, 16)
        found.congruence = try decoded([CongruenceComponent].self, row.text(17), "a congruence")
        found.rawAnswer = row.optionalText(19)
        return found
    }

    private func level(_ row: SQLiteStatement, _ column: Int32) throws -> RatedLevel? {
        guard let name = row.optionalText(column) else { return nil }
        guard let level = AwarenessLevel(name), let confidence = row.optionalReal(column + 1),
            let rated = RatedLevel(level, confidence: confidence)
        else { throw damage("a classification has the level \(quoted(name))") }
        return rated
    }

    /// The word of a closed set that a column holds.
    private func word<Word: RawRepresentable<String>>(
        _ row: SQLiteStatement, _ column: Int32
    ) throws -> Word? {
        guard let text = row.optionalText(column) else { return nil }
        guard let word = Word(rawValue: text) else {
            throw damage("a classification says \(quoted(text)), which has no meaning")
        }
        return word
    }
}
