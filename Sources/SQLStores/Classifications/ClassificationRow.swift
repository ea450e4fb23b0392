internal import CreativeModel
internal import Foundation

/// A row of `creative_classifications`. Keys are stored in their canonical spelling, so that look-ups use an index.
struct ClassificationRow: SQLRecord {
    var seat: Int64 = 0
    private var creative = ""
    private var key = CreativeClassification.Key(
        creative: CreativeKey(seat: "", id: ""), brand: "", inputHash: "", promptVersion: "",
        schemaVersion: "",
        model: "")
    private var creativeLevel = LevelColumns()
    private var copyLevel = LevelColumns()
    private var landingLevel = LevelColumns()
    private var found: CreativeClassification

    init() { found = CreativeClassification(key: key, source: .existingAnalysis, classifiedAt: .distantPast) }

    init(_ found: CreativeClassification, seat: Int64) {
        self.found = found
        self.seat = seat
        key = found.key.canonical
        creative = key.creative.id
        creativeLevel = LevelColumns(found.creativeLevel)
        copyLevel = LevelColumns(found.copyLevel)
        landingLevel = LevelColumns(found.landingLevel)
    }

    static let table = SQLTable<ClassificationRow>(
        "creative_classifications", key: "seat_id", "canonical_creative_id", "brand", "input_hash",
        "prompt_version",
        "schema_version", "model",
        keyConstraint: .unique, unread: [SQLColumn(name: "id", kind: .integer, constraints: "PRIMARY KEY")])

    mutating func code(_ row: inout some SQLRowCoder) throws {
        try row.column("seat_id", &seat, "REFERENCES seats(id)")
        try row.column("canonical_creative_id", &creative)
        try row.column("brand", &key.brand)
        try row.column("input_hash", &key.inputHash)
        try row.column("prompt_version", &key.promptVersion)
        try row.column("schema_version", &key.schemaVersion)
        try row.column("model", &key.model)
        try row.column("creative_level", &creativeLevel.level, as: LevelFormat.self)
        try row.column("creative_confidence", &creativeLevel.confidence, as: ConfidenceFormat.self)
        try row.column("copy_level", &copyLevel.level, as: LevelFormat.self)
        try row.column("copy_confidence", &copyLevel.confidence, as: ConfidenceFormat.self)
        try row.column("landing_level", &landingLevel.level, as: LevelFormat.self)
        try row.column("landing_confidence", &landingLevel.confidence, as: ConfidenceFormat.self)
        try row.column("format", &found.format, as: WordFormat.self)
        try row.column("angle", &found.angle, as: WordFormat.self)
        try row.column("hook", &found.hook, as: WordFormat.self)
        try row.column("call_to_action", &found.callToAction, as: WordFormat.self)
        try row.column("congruence", &found.congruence, as: JSONFormat.self)
        try row.column("source", &found.source, as: WordFormat.self)
        try row.column("raw_answer", &found.rawAnswer)
        try row.column("classified_at", &found.classifiedAt, as: TimeTextFormat.self)
    }

    func check() throws(UnreadableCell) {
        for (name, columns) in [("creative", creativeLevel), ("copy", copyLevel), ("landing", landingLevel)]
        where (columns.level == nil) != (columns.confidence == nil) {
            throw UnreadableCell(
                column: "\(name)_confidence", value: columns.confidence.map { "\($0)" } ?? "NULL",
                expectation: "a number with a level, and none without")
        }
    }

    /// Returns the classification with the name of its seat.
    func classification(inSeat name: String) -> CreativeClassification {
        var key = key
        key.creative = CreativeKey(seat: name, id: creative)
        var result = CreativeClassification(key: key, source: found.source, classifiedAt: found.classifiedAt)
        result.creativeLevel = creativeLevel.rated
        result.copyLevel = copyLevel.rated
        result.landingLevel = landingLevel.rated
        result.format = found.format
        result.angle = found.angle
        result.hook = found.hook
        result.callToAction = found.callToAction
        result.congruence = found.congruence
        result.rawAnswer = found.rawAnswer
        return result
    }
}

extension CreativeClassification.Key {
    /// The key in its canonical spelling.
    var canonical: Self {
        Self(
            creative: CreativeKey(seat: creative.seat, id: creative.id.canonical), brand: brand.canonical,
            inputHash: inputHash.canonical, promptVersion: promptVersion.canonical,
            schemaVersion: schemaVersion.canonical, model: model.canonical)
    }
}

/// A level and its confidence, each in its own column.
private struct LevelColumns {
    var level: AwarenessLevel?
    var confidence: Double?

    init() {}

    init(_ rated: RatedLevel?) { (level, confidence) = (rated?.level, rated?.confidence) }

    var rated: RatedLevel? {
        guard let level, let confidence else { return nil }
        return RatedLevel(level, confidence: confidence)
    }
}

/// A level, stored as its name.
private enum LevelFormat: SQLColumnFormat {
    static var type: SQLType { .text }
    static func encode(_ level: AwarenessLevel) -> SQLValue { .text(level.name) }
    static func decode(_ cell: SQLCell) throws -> AwarenessLevel {
        guard let level = AwarenessLevel(try cell.text()) else { throw cell.unreadable("an awareness level") }
        return level
    }
}

/// A confidence in 0...1.
private enum ConfidenceFormat: SQLColumnFormat {
    static var type: SQLType { .real }

    static func encode(_ confidence: Double) throws -> SQLValue {
        guard (0...1).contains(confidence) else {
            throw UnwritableValue("confidence \(confidence)", "0 to 1")
        }
        return .real(confidence)
    }

    static func decode(_ cell: SQLCell) throws -> Double {
        let confidence = try cell.real()
        guard (0...1).contains(confidence) else { throw cell.unreadable("a number from 0 to 1") }
        return confidence
    }
}
